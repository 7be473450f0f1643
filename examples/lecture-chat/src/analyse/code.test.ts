import { expect, test } from 'vitest';
import { looksLikeCode, splitCode } from './code';

test.each([
  '  const sid = crypto.randomUUID();',
  'SELECT s.name FROM students s',
  "INSERT INTO students VALUES (1,'가을'),(2,'나무');",
  'git commit --amend',
  '    image: mysql:8',
  '});',
])('code: %s', (line) => {
  expect(looksLikeCode(line)).toBe(true);
});

test.each([
  'git push 하고 올게요',
  '오늘 순서: HTTP → Git 충돌',
  'Slides: https://slides.example.com/talk',
  'Do you partition by date or by customer?',
  'from my point of view this is fine.',
  'if 문은 언제 쓰나요?',
])('talk: %s', (line) => {
  expect(looksLikeCode(line)).toBe(false);
});

test('a message is split by lines and loses nothing', () => {
  const text = '이거 실행해보세요\nSELECT 1;\n\nSELECT 2;\n나오나요?';
  const blocks = splitCode(text);
  expect(blocks.map((block) => block.kind)).toEqual(['talk', 'code', 'talk']);
  expect(blocks.map((block) => block.text).join('\n')).toBe(text);
});
