import { expect, test } from 'vitest';
import { plainWords } from './plain-words';

test.each([
  ['이거 되나욥ㅋㅋㅋ??', '이거 되나요'],
  ['왜…안보이지ㅠㅠ\n진짜!!', '왜 안보이지 진짜'],
  ['이거 보세요 https://example.com/?q=1', '이거 보세요'],
  ['PUT 2번', 'PUT 2번'],
  ['왜 안 되지'.normalize('NFD'), '왜 안 되지'],
  ['ㅋㅋㅋㅋ 👍', ''],
  ['', ''],
])('%j', (text, words) => {
  expect(plainWords(text)).toBe(words);
});
