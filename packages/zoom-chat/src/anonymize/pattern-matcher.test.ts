import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternMatcher } from './pattern-matcher.js';

/** Every pattern at every place, by plain search. */
function plainSearch(patterns: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (const [index, pattern] of patterns.entries()) {
    for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) {
      found.push(`${index}:${at}-${at + pattern.length}`);
    }
  }
  return found.sort();
}

test('finds what plain search finds, and what the end of the text begins', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', '가', '나'),
    minLength: 1,
    maxLength: 4,
  });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '가', '나'), maxLength: 40 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 8 }), texts, (patterns, text) => {
      const found: string[] = [];
      const begun = new PatternMatcher(patterns).scan(text, (pattern, start, end) => {
        found.push(`${pattern}:${start}-${end}`);
        return false;
      });
      expect(found.sort()).toEqual(plainSearch(patterns, text));
      const ends = Array.from(text, (_, at) => text.slice(at));
      const expected = ends.filter((end) => patterns.some((pattern) => pattern.startsWith(end)));
      expect(begun).toEqual(expected.map((end) => end.length));
    }),
    { seed: 5, numRuns: 1000 },
  );
});

test('case does not matter, in any script that has it', () => {
  const found: number[] = [];
  new PatternMatcher(['Ana', 'ÉMILE', 'Ольга']).scan('ANA émile ольга', (pattern) => {
    found.push(pattern);
    return true;
  });
  expect(found).toEqual([0, 1, 2]);
});

test('no pattern finds nothing', () => {
  expect(new PatternMatcher(['']).scan('text', () => true)).toEqual([]);
});
