import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numpyArgsort } from './argsort.js';

const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/argsort_ties.json', import.meta.url), 'utf8'),
) as { a: number[]; s: number[] }[];

describe('numpyArgsort', () => {
  it.each(golden.map((c, i) => [i, c.a.length, c] as const))(
    'equals numpy 1.24 on case %i with %i tied keys',
    (_, __, { a, s }) => {
      expect([...numpyArgsort(a)]).toEqual(s);
    },
  );

  // An adversary (McIlroy 1999) drove quicksort to its depth limit on these; each key comes twice.
  // The expected orders are those of numpy 1.24.4.
  it.each([
    {
      keys: [
        0, 16, 1, 24, 2, 17, 3, 24, 4, 18, 5, 25, 6, 19, 7, 25, 8, 20, 9, 26, 10, 21, 11, 26, 12,
        22, 13, 27, 14, 23, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
        19, 20, 21, 22, 23, 27, 28, 28, 29, 29, 30, 30, 31, 32,
      ],
      order: [
        0, 31, 2, 32, 4, 33, 6, 34, 8, 35, 10, 36, 12, 37, 14, 38, 16, 39, 18, 40, 20, 41, 22, 42,
        24, 43, 26, 44, 45, 28, 30, 46, 1, 47, 48, 5, 9, 49, 13, 50, 17, 51, 52, 21, 53, 25, 54, 29,
        7, 3, 15, 11, 23, 19, 55, 27, 56, 57, 59, 58, 61, 60, 62, 63,
      ],
    },
    {
      keys: [
        0, 25, 1, 43, 2, 26, 3, 38, 4, 27, 5, 44, 6, 28, 7, 39, 8, 29, 9, 44, 10, 30, 11, 40, 12,
        31, 13, 45, 14, 32, 15, 41, 16, 33, 17, 49, 18, 34, 19, 42, 20, 35, 21, 42, 22, 36, 23, 43,
        24, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
        24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 45, 46, 46, 47, 47,
        48, 48, 37, 50,
      ],
      order: [
        0, 49, 2, 50, 4, 51, 6, 52, 8, 53, 10, 54, 12, 55, 14, 56, 16, 57, 18, 58, 20, 59, 22, 60,
        24, 61, 62, 26, 28, 63, 30, 64, 32, 65, 66, 34, 67, 36, 38, 68, 69, 40, 42, 70, 71, 44, 72,
        46, 73, 48, 1, 74, 75, 5, 76, 9, 77, 13, 78, 17, 79, 21, 80, 25, 29, 81, 82, 33, 83, 37, 84,
        41, 85, 45, 86, 98, 87, 7, 88, 15, 23, 89, 31, 90, 39, 43, 3, 47, 11, 19, 27, 91, 93, 92,
        95, 94, 97, 96, 35, 99,
      ],
    },
  ])('equals numpy where it falls back to heap sort ($keys.length keys)', ({ keys, order }) => {
    expect([...numpyArgsort(keys)]).toEqual(order);
  });

  it('sorts any keys', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 300 }), (keys) => {
        const order = [...numpyArgsort(keys)];
        expect(order.map((i) => keys[i])).toEqual([...keys].sort((a, b) => a - b));
        expect([...order].sort((a, b) => a - b)).toEqual(keys.map((_, i) => i));
      }),
    );
  });

  it('takes a million equal or rising keys without going deep', () => {
    const n = 1_000_000;
    expect(numpyArgsort(new Int32Array(n))).toHaveLength(n);
    const rising = Int32Array.from({ length: n }, (_, i) => i);
    expect(numpyArgsort(rising).every((place, i) => place === i)).toBe(true);
  });

  it('takes no keys and one key', () => {
    expect([...numpyArgsort([])]).toEqual([]);
    expect([...numpyArgsort([7])]).toEqual([0]);
  });
});
