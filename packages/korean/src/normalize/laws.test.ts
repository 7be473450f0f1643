import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNormalizer, normalize } from './normalize.js';
import { PRESETS } from './presets.js';
import type { PresetName } from './presets.js';

const presets = Object.keys(PRESETS) as PresetName[];

/** Pieces that the steps react to, so that random texts of them meet every corner. */
const PIECES = [
  ...[
    '해용',
    '갔당',
    '봤슴다',
    '요',
    '다',
    '니다',
    '용',
    '여',
    '댜',
    '아',
    '오',
    '습',
    '함',
    '께',
    '루',
    '욬',
    '뎈',
    '좋',
  ],
  ...[
    '으',
    '뮤',
    'ㅋ',
    'ㅋㅋㅋ',
    'ㅎ',
    'ㅠ',
    '닿',
    '하',
    '!',
    '.',
    '~',
    '?',
    ',',
    ';',
    '^',
    '-',
    '_',
    '(',
    ')',
    '/',
  ],
  ...[
    'http://',
    'https://',
    'naver.com',
    'a',
    'b',
    '1',
    '#',
    '@',
    ':',
    '&',
    'lt',
    ';',
    '<',
    '>',
    'b>',
    '&amp;',
    '&#',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\u20e3',
    '\ufeff',
    '\u202f',
  ],
  ...[
    'Ａ',
    '＜',
    '＆',
    '．',
    '＠',
    'ﾡ',
    'ￂ',
    'ﾠ',
    '\u3164',
    '“',
    '’',
    '\u0301',
    '\u0323',
    '\u0338',
    'é',
    'e',
    '\u1100',
  ],
  ...[
    '\u1161',
    '\u11a8',
    '\u11c3',
    '\u1160',
    '가',
    '👩',
    '💻',
    '🏽',
    '🇰',
    '❤',
    '🏴',
    '\u{e0067}',
    '\u{e007f}',
    '\ud83d',
  ],
  ...[
    '\ude00',
    '\udb40',
    '\udc67',
    '漢',
    '㈜',
    '①',
    '♥',
    '★',
    '…',
    'か',
    '\u3099',
    '안 ',
    '않',
    '되',
    '엇',
    '할',
  ],
];

const texts = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((p) => p.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);

describe.each(presets)('the preset %s', (preset) => {
  const clean = createNormalizer({ preset });

  it('is idempotent', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = clean(text).text;
        expect(clean(once).text).toBe(once);
      }),
      { seed: 21, numRuns: 4000 },
    );
  });

  it('has offsets that are in range and never go back', () => {
    fc.assert(
      fc.property(texts, (original) => {
        const { text, map } = clean(original);
        let last = { start: 0, end: 0 };
        for (let i = 0; i < text.length; i++) {
          const range = map.toOriginal(i, i + 1);
          expect(range.start).toBeGreaterThanOrEqual(last.start);
          expect(range.end).toBeGreaterThanOrEqual(last.end);
          expect(range.end).toBeGreaterThan(range.start);
          last = range;
        }
        expect(last.end).toBeLessThanOrEqual(original.length);
        const whole = map.toNormalized(0, original.length);
        expect(whole).toEqual({ start: 0, end: text.length });
      }),
      { seed: 22, numRuns: 1000 },
    );
  });

  it('finds what no step touches where it stood', () => {
    const marked = fc.tuple(texts, texts, fc.constantFrom('단어', '검은 고양이', '42'));
    fc.assert(
      fc.property(marked, ([before, after, word]) => {
        const { text, original, map } = clean(`${before} «${word}» ${after}`);
        const place = text.indexOf(word);
        // What stands in angle brackets is gone.
        if (place < 0 && preset === 'activity') return;
        const { start, end } = map.toOriginal(place, place + word.length);
        expect(original.slice(start, end)).toBe(word);
      }),
      { seed: 23, numRuns: 1000 },
    );
  });
});

it('keepAll: what a range came from composes to it', () => {
  fc.assert(
    fc.property(texts, (original) => {
      const { text, map } = normalize(original, { preset: 'keepAll' });
      expect(text).toBe(original.normalize('NFC'));
      for (let i = 0; i < text.length; i++) {
        const { start, end } = map.toOriginal(i, i + 1);
        expect(original.slice(start, end).normalize('NFC')).toContain(text.charAt(i));
      }
    }),
    { seed: 24, numRuns: 1000 },
  );
});

it('all steps together are safe on any text', () => {
  const all = createNormalizer({
    steps: { html: true, typos: true, special: 'sentences', emoji: '[이모지]' },
  });
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const { text, original, map } = all(a + b);
      const { start, end } = map.toOriginal(0, text.length);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(original.length);
    }),
    { seed: 25, numRuns: 1000 },
  );
});
