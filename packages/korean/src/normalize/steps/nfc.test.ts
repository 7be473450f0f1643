import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const compose = createNormalizer({ preset: 'keepAll' });

describe('composition', () => {
  it('gives each syllable the letters that it came from', () => {
    const { text, map } = compose('a한국'.normalize('NFD'));
    expect(text).toBe('a한국');
    expect(map.toOriginal(1, 2)).toEqual({ start: 1, end: 4 });
    expect(map.toOriginal(2, 3)).toEqual({ start: 4, end: 7 });
    expect(map.toNormalized(5, 6)).toEqual({ start: 2, end: 3 });
  });

  it.each([
    ['half composed', '가\u11a8'],
    ['old Hangul', '\u1112\u119e\u11ab 나랏말\u110a\u119e\u11b7'],
    ['letters that do not compose', '\u1100\u1100\u1161\u11a8\u11a8 \u1161\u11a8 \u1100'],
    ['Latin with marks', 'Cafe\u0301 a\u0323\u0302 q\u0307\u0323'],
    ['signs with a single form', '\u212b \u2126 \uf90a \u2000'],
    ['supplementary characters', '\u{1d15e} \u{11131}\u{11127} 😀\u0301'],
    ['a mark at the start', '\u0301가'],
    ['tone marks', '가\u302e\u0301'],
  ])('does as NFC does: %s', (_, text) => expect(compose(text).text).toBe(text.normalize('NFC')));

  it('leaves letters as they are typed alone', () => {
    expect(compose('ㅋㅋ ㅠㅠ ㄱㅏ').map.isIdentity).toBe(true);
  });

  it('leaves a character with a heap of marks as it is', () => {
    const heap = `a${'\u0301\u0323'.repeat(20)}`;
    expect(compose(heap).text).toBe(heap);
  });
});

it('equals NFC on any text', () => {
  const units = fc.constantFrom(
    ...[
      'a',
      'e',
      '가',
      '각',
      '\u1100',
      '\u1161',
      '\u11a8',
      '\u11c3',
      '\u1160',
      '\u0301',
      '\u0323',
      '\u0338',
    ],
    ...[
      '<',
      '=',
      '\u3099',
      'か',
      '\ufb1d',
      '\u05b4',
      '\u{11099}',
      '\u{110ba}',
      '\ud83d',
      '\udc00',
      'ㅋ',
    ],
  );
  const texts = fc.oneof(
    fc.array(units, { maxLength: 25 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFD')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(compose(text).text).toBe(text.normalize('NFC'));
    }),
    { seed: 3, numRuns: 500 },
  );
});
