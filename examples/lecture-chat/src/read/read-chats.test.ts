import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chatOf } from '../../test/course';
import { readChats } from './read-chats';

const folder = mkdtempSync(join(tmpdir(), 'lecture-chat-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const LINES = [
  { from: '1조_김하늘', text: '안녕하세욥' },
  { from: '정하윤(강사)', text: '시작합니다', reactions: { '👍': ['1조_김하늘'] } },
];

test('two exports of one meeting are one lecture, no message twice', () => {
  const meeting = '2026-03-03 09.00.00 웹 백엔드';
  const files = [
    write(`${meeting}/meeting_saved_chat.txt`, chatOf(LINES)),
    write(
      `${meeting}/chat.txt`,
      '09:00:10\t From 1조_김하늘 : 안녕하세욥\r\n09:00:20\t From 정하윤(강사) : 시작합니다\r\n',
    ),
  ];
  const { lectures } = readChats(files, 'Asia/Seoul');
  expect(lectures).toMatchObject([{ key: '2026-03-03 웹 백엔드', date: '2026-03-03', files }]);
  expect(lectures[0]?.chat.messages.map(({ text, reactions }) => [text, reactions.length])).toEqual(
    [
      ['안녕하세욥', 0],
      ['시작합니다', 1],
    ],
  );
});

test('lectures come in the order of their days, whatever the order of the files', () => {
  const files = ['2026-03-05 09.00.00 사흘', '2026-03-03 09.00.00 하루'].map((name) =>
    write(`${name}/meeting_saved_chat.txt`, chatOf(LINES)),
  );
  const { lectures } = readChats([...files, ...files], 'Asia/Seoul');
  expect(lectures.map((lecture) => lecture.title)).toEqual(['하루', '사흘']);
});

test('a file that is no Zoom chat is told and left out, without a word of its text', () => {
  const file = write('talk.txt', '[김하늘] [오전 9:01] 비밀 이야기\n[이도윤] [오전 9:02] 네\n');
  const { lectures, rejected } = readChats([file], 'Asia/Seoul');
  expect(lectures).toEqual([]);
  expect(rejected).toMatchObject([{ file }]);
  expect(rejected[0]?.reason).toContain('not a Zoom chat');
  expect(rejected[0]?.reason).not.toContain('비밀');
});

test('a chat without a date is read, and named by its folder and file', () => {
  const file = write('class/saved.txt', chatOf(LINES));
  const { lectures } = readChats([file], 'Asia/Seoul');
  expect(lectures).toMatchObject([{ date: null, title: 'saved' }]);
  expect(lectures[0]?.key).toMatch(/^class\/saved\.txt \d+\/\d+$/);
});
