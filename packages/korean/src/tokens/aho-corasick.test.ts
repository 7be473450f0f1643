import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from './aho-corasick.js';

/** Pairs of a pattern and the place where it ends. */
function search(patterns: number[][], symbols: number[]): [pattern: number, end: number][] {
  const { next, report } = buildAutomaton(patterns);
  const found: [number, number][] = [];
  let state = 0;
  symbols.forEach((symbol, at) => {
    state = next(state, symbol);
    report(state, (pattern) => found.push([pattern, at + 1]));
  });
  return found;
}

describe('buildAutomaton', () => {
  it('finds patterns inside of one another, longest first', () => {
    const patterns = [[1, 2, 3], [2, 3], [3], [4]];
    expect(search(patterns, [1, 2, 3, 9, 2, 3])).toEqual([
      ...([
        [0, 3],
        [1, 3],
        [2, 3],
        [1, 6],
        [2, 6],
      ] as [number, number][]),
    ]);
  });

  it('finds what a plain search finds', () => {
    const symbols = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 30 });
    const patterns = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }));
    fc.assert(
      fc.property(patterns, symbols, (all, text) => {
        const plain: [number, number][] = [];
        for (let end = 1; end <= text.length; end += 1) {
          all.forEach((pattern, index) => {
            const part = text.slice(Math.max(0, end - pattern.length), end);
            if (pattern.length > 0 && part.join() === pattern.join()) plain.push([index, end]);
          });
        }
        const byPlace = (a: [number, number], b: [number, number]): number =>
          a[1] - b[1] || a[0] - b[0];
        expect(search(all, text).sort(byPlace)).toEqual(plain.sort(byPlace));
      }),
    );
  });
});
