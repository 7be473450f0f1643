import { assemble as esAssemble, disassemble as esDisassemble } from 'es-hangul';
import fc from 'fast-check';
import Hangul from 'hangul-js';
import { describe, expect, it } from 'vitest';
import { assemble, disassemble } from './jamo.js';

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
const letter = fc.integer({ min: 0x3131, max: 0x3163 }).map((code) => String.fromCharCode(code));
const other = fc.constantFrom(' ', 'a', '1', '!', '😀', '\ud800', '\u1112', '漢');
const mixed = fc.string({ unit: fc.oneof(syllable, letter, other) });

describe('disassemble', () => {
  it('writes the letters that one types', () => {
    expect(disassemble('안녕 값 쫌')).toBe('ㅇㅏㄴㄴㅕㅇ ㄱㅏㅂㅅ ㅉㅗㅁ');
    expect(disassemble('왜 ㄳ ㅘ')).toBe('ㅇㅗㅐ ㄱㅅ ㅗㅏ');
  });

  it('can leave compounds whole, and leave others out', () => {
    expect(disassemble('왜 값', { splitCompounds: false })).toBe('ㅇㅙ ㄱㅏㅄ');
    expect(disassemble('ㅇㅋ, ok 왜?', { keepOthers: false })).toBe('ㅇㅋㅇㅗㅐ');
  });

  it('takes NFD as the same text', () => {
    expect(disassemble('한국어'.normalize('NFD'))).toBe('ㅎㅏㄴㄱㅜㄱㅇㅓ');
  });

  it('agrees with hangul-js and es-hangul', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(disassemble(text)).toBe(Hangul.disassemble(text).join(''));
        expect(disassemble(text)).toBe(esDisassemble(text));
      }),
    );
  });
});

describe('assemble', () => {
  it('puts typed letters together', () => {
    expect(assemble('ㅇㅏㄴㄴㅕㅇ ㅎㅏㅅㅔㅇㅛ')).toBe('안녕 하세요');
    expect(assemble('ㄱㅏㅂㅅㅇㅡㄹ')).toBe('값을');
    expect(assemble('ㄱㅏㅂㅅㅣ')).toBe('갑시');
    expect(assemble('ㅇㅗㅐ')).toBe('왜');
  });

  it('joins letters to the syllables beside them', () => {
    expect(assemble('하ㄴ국')).toBe('한국');
    expect(assemble('각ㅏ')).toBe('가가');
    expect(assemble('안녕하세ㅇㅛ')).toBe('안녕하세요');
  });

  it('leaves alone what makes no syllable', () => {
    expect(assemble('ㅋㅋㅋ ㅠㅠ ok 1')).toBe('ㅋㅋㅋ ㅠㅠ ok 1');
    expect(assemble('ㅗㅐㅈ')).toBe('ㅙㅈ'); // es-hangul throws
    expect(assemble('ㄳㅏ')).toBe('ㄱ사'); // hangul-js alone loses the ㅏ
    expect(assemble('')).toBe('');
  });

  it('gives back every text in NFC that has no letters alone', () => {
    const text = fc.string({
      unit: fc.oneof(syllable, fc.constantFrom(' ', 'a', '1', '😀', '漢')),
    });
    fc.assert(
      fc.property(text, (text) => {
        expect(assemble(disassemble(text))).toBe(text);
        expect(assemble(disassemble(text, { splitCompounds: false }))).toBe(text);
        expect(assemble(disassemble(text.normalize('NFD')))).toBe(text);
      }),
    );
  });

  it('keeps every letter, never throws, and changes nothing the second time', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const assembled = assemble(text);
        expect(disassemble(assembled)).toBe(disassemble(text));
        expect(assemble(assembled)).toBe(assembled);
      }),
    );
  });

  it('assembles long runs in pieces that do not show', () => {
    const text = fc.string({ unit: syllable, minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(text, (text) => {
        const long = text.repeat(100);
        expect(assemble(disassemble(long))).toBe(long);
      }),
      { numRuns: 20 },
    );
    expect(assemble('ㄱㅅ'.repeat(2000))).toBe('ㄳ'.repeat(2000));
  });

  it('agrees with es-hangul on letters of words', () => {
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 20 }), (syllables) => {
        const letters = Array.from(disassemble(syllables.join('')));
        expect(assemble(letters.join(''))).toBe(esAssemble(letters));
      }),
    );
  });
});
