import { resolvePeople } from '@nunchi/zoom-chat';
import { expect, test } from 'vitest';
import { lectureOf } from '../../test/course';
import type { Line } from '../../test/course';
import { anonymizeLectures } from '../read/resolve-course';
import { postKeys } from './post-keys';

const LINES: readonly Line[] = [
  { from: '1조_김하늘', text: '들리나요?' },
  { from: '2조_강민서', text: '나만 볼 것', direct: '1조_김하늘' },
  { from: '1조_김하늘', text: '네!', wait: 5 },
  { from: '1조_김하늘', text: '네!', wait: 0 },
  { from: '3조_조현우', text: '어디까지 했나요?' },
];
const options = { secret: 'a secret of the file', anonymized: false, includeDirect: false };

const keysOf = (...args: Parameters<typeof postKeys>): string[] => [...postKeys(...args).values()];

test('every post has a key of its own, also one that says the same at the same second', () => {
  expect(new Set(keysOf([lectureOf(LINES)], options)).size).toBe(LINES.length);
});

test('the chat saved again later, with other days beside it, has the same keys', () => {
  const before = postKeys([lectureOf(LINES)], options);
  const longer = lectureOf([...LINES, { from: '2조_강민서', text: '수고하셨습니다' }]);
  const after = postKeys([lectureOf(LINES, '2026-03-02'), longer], options);
  for (const [id, key] of before) {
    expect(after.get(id.replace(/^0/, '1'))).toBe(key);
    expect(after.get(id)).not.toBe(key);
  }
});

test('a key tells nothing to who does not have the secret', () => {
  const other = keysOf([lectureOf(LINES)], { ...options, secret: 'another secret' });
  expect(keysOf([lectureOf(LINES)], options).filter((key) => other.includes(key))).toEqual([]);
});

test.each([true, false])(
  'an anonymous chat has the keys of the real one (direct: %s)',
  (includeDirect) => {
    const lecture = lectureOf(LINES);
    const { lectures } = anonymizeLectures([lecture], resolvePeople(lecture.chat), {
      includeDirect,
      salt: undefined,
    });
    const real = postKeys([lecture], options);
    const anonymous = postKeys([lecture], { ...options, anonymized: true, includeDirect });
    const left = lecture.chat.messages.filter(
      ({ recipient }) => includeDirect || recipient.kind !== 'direct',
    );
    const shown = lectures[0]?.chat.messages ?? [];
    expect(shown).toHaveLength(left.length);
    for (const [index, { id }] of shown.entries()) {
      expect(anonymous.get(`0-${id}`)).toBe(real.get(`0-${left[index]?.id ?? ''}`));
    }
  },
);
