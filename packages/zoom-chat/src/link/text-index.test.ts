import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextIndex } from './text-index.js';

test('finds what a plain search over all texts finds', () => {
  // Few letters, so that texts share long prefixes.
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 24 });
  const shared = fc.constantFrom(
    '',
    'x'.repeat(15),
    'x'.repeat(16),
    'x'.repeat(17),
    'x'.repeat(19),
  );
  const texts = fc.array(
    fc.tuple(shared, text).map((parts) => parts.join('')),
    { maxLength: 120 },
  );
  fc.assert(
    fc.property(texts, texts, (known, asked) => {
      const index = new TextIndex();
      const before: string[] = [];
      for (const [i, query] of asked.entries()) {
        const added = known[i];
        if (added !== undefined) {
          index.add(before.length, added);
          before.push(added);
        }
        const equal = before.flatMap((entry, id) => (entry === query ? [id] : []));
        expect(index.whole(query)?.id).toBe(equal.at(-1));
        expect(index.whole(query)?.count).toBe(equal.length === 0 ? undefined : equal.length);
        if (query === '') continue;
        const begins = before.flatMap((entry, id) =>
          entry.length > query.length && entry.startsWith(query) ? [id] : [],
        );
        const found = index.prefix(query);
        if (query.length <= 20) {
          expect(found).toEqual(
            begins.length === 0 ? null : { id: begins.at(-1), count: expect.any(Number) as number },
          );
          expect(found?.count ?? 0).toBeLessThanOrEqual(begins.length);
          // Beyond a few they are counted up to a bound.
          if (begins.length <= 1) expect(found?.count ?? 0).toBe(begins.length);
        } else if (found !== null) {
          expect(begins).toContain(found.id);
        }
      }
    }),
    { numRuns: 300, seed: 20260303 },
  );
});

test('a message of long ago is found among thousands that begin alike', () => {
  const index = new TextIndex();
  for (let id = 0; id < 5000; id++)
    index.add(id, `https://github.c${String(id).padStart(4, '0')} page`);
  expect(index.prefix('https://github.c0007')).toEqual({ id: 7, count: 1 });
});

test('of long prefixes some lengths are found exactly, the others by the newest', () => {
  const index = new TextIndex();
  const begin = 'x'.repeat(30);
  for (let id = 0; id < 40; id++)
    index.add(id, `${begin}${String.fromCharCode(0xac00 + id).repeat(40)}`);
  expect(index.prefix(`${begin}각`)).toEqual({ id: 1, count: 1 });
  for (let more = 2; more < 20; more++) index.prefix(begin + '나'.repeat(more));
  expect(index.prefix(`${begin}${'각'.repeat(35)}`)).toBeNull();
  expect(index.prefix(`${begin}${String.fromCharCode(0xac00 + 39).repeat(35)}`)?.id).toBe(39);
});
