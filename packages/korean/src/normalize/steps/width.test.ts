import { expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const width = createNormalizer({ preset: 'keepAll', steps: { nfc: false, width: true } });

it.each([
  ['ＡＢＣ１２３！？～', 'ABC123!?~'],
  ['가　나', '가 나'],
  ['￦１，０００', '₩1,000'],
  ['ﾡﾤﾧﾾ', 'ㄱㄴㄷㅎ'],
  ['ￂￇￊￏￒￗￚￜ', 'ㅏㅔㅕㅚㅛㅠㅡㅣ'],
])('%s to %s', (text, usual) => expect(width(text).text).toBe(usual));

it.each(['ㅋㅋ ㅠㅠ ㅏㅏ', '㈜ ① ㎏ Ⅲ', 'ｱｲｳ', '｢책｣', '가나다 abc'])('%s stays', (text) =>
  expect(width(text).text).toBe(text),
);

it('agrees with the compatibility forms of Unicode on all half-width letters', () => {
  for (let code = 0xffa1; code <= 0xffdc; code++) {
    const half = String.fromCharCode(code);
    if (!/\p{L}/u.test(half)) continue;
    // NFKC goes on to conjoining letters; both stand for the same letter.
    expect(width(half).text.normalize('NFKC')).toBe(half.normalize('NFKC'));
  }
});
