import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hangulToQwerty, qwertyToHangul } from './keyboard.js';

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));

describe('qwertyToHangul', () => {
  it('types the same keys in Hangul', () => {
    expect(qwertyToHangul('dkssud gktpdy!')).toBe('안녕 하세요!');
    expect(qwertyToHangul('EjrqhRdl rkqtdl')).toBe('떡볶이 값이');
    expect(qwertyToHangul('zzz bb')).toBe('ㅋㅋㅋ ㅠㅠ');
    expect(qwertyToHangul('ALS')).toBe('민'); // shift without a letter of its own
    expect(qwertyToHangul('3tl 강의tlf')).toBe('3시 강의실');
  });

  it('agrees with es-hangul, and undoes hangulToQwerty, where whole syllables are typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: syllable }), (text) => {
        const keys = hangulToQwerty(text);
        expect(qwertyToHangul(keys)).toBe(text);
        expect(convertQwertyToHangul(keys)).toBe(text);
      }),
    );
  });
});

describe('hangulToQwerty', () => {
  it('types the same keys in Latin letters', () => {
    expect(hangulToQwerty('ㅗ디ㅣㅐ')).toBe('hello');
    expect(hangulToQwerty('햣 ㅔㅕ노')).toBe('git push');
    expect(hangulToQwerty('꽃'.normalize('NFD'))).toBe('Rhc');
    expect(hangulToQwerty('ㅑㅡㅔㅐㄳ')).toBe('import');
  });

  it('agrees with es-hangul, and undoes qwertyToHangul', () => {
    const syllable = fc
      .integer({ min: 0xac00, max: 0xd7a3 })
      .map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(syllable, fc.constantFrom(...Array.from('ㄱㅏㄳㅘ 1!'))) }),
        (text) => {
          expect(hangulToQwerty(text)).toBe(convertHangulToQwerty(text));
        },
      ),
    );
    const keys = fc.string({
      unit: fc.constantFrom(...Array.from('qwertyuiopasdfghjklzxcvbnmQWERTOP 1')),
    });
    fc.assert(fc.property(keys, (text) => hangulToQwerty(qwertyToHangul(text)) === text));
  });
});
