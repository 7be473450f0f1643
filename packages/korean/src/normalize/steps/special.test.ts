import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const words = createNormalizer({ preset: 'keepAll', steps: { nfc: false, special: 'words' } });
const sentences = createNormalizer({
  preset: 'keepAll',
  steps: { nfc: false, special: 'sentences' },
});

it('words: does as the regular expression does on any text', () => {
  const texts = fc.string({ unit: fc.constantFrom(...Array.from('가ㅋa1 !.\n😀é㈜\ud83d<>ㆍ漢')) });
  fc.assert(
    fc.property(texts, (text) => {
      expect(words(text).text).toBe(text.replace(/[^0-9a-zA-Zㄱ-ㅎ가-힣ㅏ-ㅣ ]/g, ''));
    }),
    { seed: 4 },
  );
});

it.each([
  ['사과/배, 감!!', '사과 배, 감!!'],
  ['★★공지★★ (필독)', ' 공지   필독 '],
  ['ㅋㅋ ^^; 漢字 日本語 café', 'ㅋㅋ   漢字 日本語 café'],
  ['3.14 1,000 df.head()', '3.14 1,000 df head '],
  ['네.그리고', '네.그리고'],
  ['안녕😀하세요\n네', '안녕 하세요\n네'],
  ['𠀀👍𠀀', '𠀀 𠀀'],
  ['q\u0307\u0323 !\u0301', 'q\u0307\u0323 ! '],
  ['\ud83d가\udc00', ' 가 '],
])('sentences: %j to %j', (text, plain) => expect(sentences(text).text).toBe(plain));
