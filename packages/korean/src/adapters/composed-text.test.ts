import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeText } from './composed-text.js';

describe('composeText', () => {
  it('leads from the composed text back to the letters as they were given', () => {
    const given = `약 ${'한국'.normalize('NFD')}`;
    const { text, startOf, endOf } = composeText(given);
    expect(text).toBe('약 한국');
    expect(given.slice(startOf(3), endOf(4))).toBe('국'.normalize('NFD'));
  });

  it('knows a final that follows a composed syllable', () => {
    const { text, startOf, endOf } = composeText('가\u11a8다');
    expect([text, startOf(0), endOf(1), startOf(1)]).toEqual(['각다', 0, 2, 2]);
  });

  it('puts U+FFFD for a lone surrogate', () => {
    expect(composeText('\ud800가\udc00😀').text).toBe('\ufffd가\ufffd😀');
  });

  it('gives NFC, and spans that hold the letters they stand for', () => {
    const unit = fc.constantFrom(
      ...['가', '각', '\u1100', '\u1161', '\u11a8', 'e', '\u0301', '\u0323', '\u0958', '😀', ' '],
      ...['\ud800', '\udc00', '\u3131', '\ufb1d'],
    );
    fc.assert(
      fc.property(fc.string({ unit }), (given) => {
        const { text, startOf, endOf } = composeText(given);
        expect(text).toBe(given.normalize('NFC').replace(/\p{Surrogate}/gu, '\ufffd'));
        let place = 0;
        for (const character of text) {
          const letters = given.slice(startOf(place), endOf(place + character.length));
          expect(composeText(letters).text).toContain(character);
          place += character.length;
        }
        if (text !== '') expect([startOf(0), endOf(text.length)]).toEqual([0, given.length]);
      }),
    );
  });
});
