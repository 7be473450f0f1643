import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const visible = createNormalizer({ preset: 'keepAll', steps: { nfc: false, invisible: true } });

it.each([
  ['\ufeff안\u200b녕\u200d', '안녕'],
  ['오전\u202f4:23\u00a0분', '오전 4:23 분'],
  ['\u200e\u202a가\u202c\u2066나\u2069', '가나'],
  ['가\u0000나\u0007\u007f\u009f', '가나'],
  ['so\u00adft\u034f', 'soft'],
  ['ㄱ\u3164ㄴ', 'ㄱ ㄴ'],
  ['가\u2028나\u0085다\u000b라', '가\n나\n다\n라'],
  ['a\ufe0f 가\u{e0101}', 'a 가'],
])('%j to %j', (text, seen) => expect(visible(text).text).toBe(seen));

it.each(['탭\t줄\r\n바꿈', '\ufffd', '가 나'])('%j stays', (text) =>
  expect(visible(text).text).toBe(text),
);

describe('emoji', () => {
  it.each(['👩‍💻', '👨‍👩‍👧‍👦', '❤️‍🔥', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏳️‍🌈', '☝🏽', '☀︎', '👩🏽‍❤️‍👨🏻'])('%s stays whole', (text) =>
    expect(visible(`가${text}나`).text).toBe(`가${text}나`),
  );

  it.each([
    ['👩‍ 💻', '👩 💻'],
    ['👩\u200d\u200d💻', '👩💻'],
    ['1\ufe0f등', '1등'],
    ['❤\ufe0f\ufe0f', '❤\ufe0f'],
    ['🏴\u{e0067}\u{e0062}', '🏴'],
    ['가\u{e0067}\u{e007f}', '가'],
  ])('%j is no sequence: %j', (text, seen) => expect(visible(text).text).toBe(seen));
});

it('makes no new character of lone surrogates', () => {
  const text = '\ud83d\u200b\u200b\ude00';
  const once = visible(text).text;
  expect(once).toBe('\ud83d\u200b\ude00');
  expect(visible(once).text).toBe(once);
});
