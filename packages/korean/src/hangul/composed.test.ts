import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeHangul, originalPlace } from './composed.js';

describe('composeHangul', () => {
  it('puts letters together and remembers where they stood', () => {
    const original = '아 한국'.normalize('NFD');
    const composed = composeHangul(original);
    expect(composed.text).toBe('아 한국');
    expect(Array.from('아 한국', (_, i) => originalPlace(composed, i))).toEqual([0, 2, 3, 6]);
    expect(originalPlace(composed, composed.text.length)).toBe(original.length);
  });

  it('leaves a text without such letters alone', () => {
    expect(composeHangul('한국 ㅋㅋ é')).toEqual({ text: '한국 ㅋㅋ é', places: null });
  });

  it('adds a tail to a syllable that has none', () => {
    expect(composeHangul('가\u11ab').text).toBe('간');
    expect(composeHangul('간\u11ab').text).toBe('간\u11ab');
  });

  it('is NFC, where only Hangul is to be composed', () => {
    const letter = fc.oneof(
      fc.integer({ min: 0x1100, max: 0x11ff }),
      fc.integer({ min: 0xac00, max: 0xd7a3 }),
      fc.constantFrom(0x20, 0x61, 0xd83d, 0xde00, 0x3131),
    );
    fc.assert(
      fc.property(fc.array(letter), (codes) => {
        const text = String.fromCharCode(...codes);
        expect(composeHangul(text).text).toBe(text.normalize('NFC'));
      }),
    );
  });
});
