import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowSorter } from './row-sorter.js';

it.each([
  ['short and long rows', 1000, 40],
  ['columns that fill 31 bits beside their counts', 2 ** 31 - 1, 5],
])('sorts %s, counts along with columns', (_, columns, most) => {
  const row = fc.uniqueArray(fc.nat(columns - 1), { maxLength: 90 });
  fc.assert(
    fc.property(
      row,
      fc.array(fc.integer({ min: 1, max: most }), { minLength: 90 }),
      (list, counts) => {
        // Other numbers stand before and behind the row.
        const indices = Int32Array.from([7, ...list, 3]);
        const values = Int32Array.from([1, ...counts.slice(0, list.length), 2]);
        const before = new Map(list.map((column, i) => [column, counts[i]]));
        new RowSorter(columns).sort(indices, values, 1, 1 + list.length);
        const sorted = [...indices.subarray(1, 1 + list.length)];
        expect(sorted).toEqual([...list].sort((a, b) => a - b));
        sorted.forEach((column, i) => expect(values[1 + i]).toBe(before.get(column)));
        expect([indices[0], indices.at(-1), values[0], values.at(-1)]).toEqual([7, 3, 1, 2]);
      },
    ),
  );
});
