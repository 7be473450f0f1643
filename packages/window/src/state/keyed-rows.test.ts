import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WindowError } from '../errors.js';
import { decodeKey, encodeKey, hashBytes } from '../rows/key-codec.js';
import { KeyedRows } from './keyed-rows.js';

/** One step on the table, and on a Map beside it. */
type Deed =
  | { readonly put: string; readonly state: number }
  | { readonly remove: string }
  | { readonly mark: string }
  | { readonly clear: true };

// Few keys, so that they meet again; short ones, long ones, and the empty one.
const key = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((n) => `k${n}`),
  fc.integer({ min: 0, max: 20 }).map((n) => `${'한글 키 '.repeat(4)}${n}`),
  fc.constantFrom('', '🎵', 'a'.repeat(300)),
);
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.record({ put: key, state: fc.double() }) },
    { weight: 8, arbitrary: fc.record({ remove: key }) },
    { weight: 3, arbitrary: fc.record({ mark: key }) },
    { weight: 1, arbitrary: fc.constant({ clear: true } as const) },
  ),
  { maxLength: 300 },
);

function find(rows: KeyedRows, text: string): number {
  const bytes = encodeKey([text]);
  return rows.find(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length));
}

function put(rows: KeyedRows, text: string, state: number): void {
  // Keys stand in the midst of others.
  const bytes = Uint8Array.from([7, 7, ...encodeKey([text]), 7]);
  const hash = hashBytes(bytes, 2, bytes.length - 1);
  let row = rows.find(bytes, 2, bytes.length - 1, hash);
  if (row < 0) row = rows.insert(bytes, 2, bytes.length - 1, hash);
  rows.f64[rows.stateAt(row)] = state;
}

function entries(rows: KeyedRows): Map<unknown, [number, boolean]> {
  const all = new Map<unknown, [number, boolean]>();
  for (let row = 0; row < rows.end; row++) {
    if (rows.isFree(row)) continue;
    const [name] = decodeKey(rows.keyBytes(row), rows.keyBegin(row), rows.keyEnd(row));
    all.set(name, [rows.f64[rows.stateAt(row)]!, rows.isMarked(row)]);
  }
  return all;
}

test('is as it was once hashes are warm', () => {
  const rows = new KeyedRows(2, 0);
  const hash = Uint32Array.from({ length: 100 }, (_, n) => 0xfedcba98 + n * 77_777);
  rows.warm(hash, 0, hash.length);
  for (let n = 0; n < 50; n++) put(rows, `k${n}`, n);
  const before = entries(rows);
  rows.warm(hash, 10, hash.length);
  expect(entries(rows)).toEqual(before);
  expect(rows.count).toBe(50);
});

test('holds what a Map holds, also behind a snapshot', () => {
  fc.assert(
    fc.property(deeds, (steps) => {
      let rows = new KeyedRows(1, 0);
      const map = new Map<unknown, [number, boolean]>();
      for (const step of steps) {
        if ('put' in step) {
          put(rows, step.put, step.state);
          map.set(step.put, [step.state, map.get(step.put)?.[1] ?? false]);
        } else if ('remove' in step) {
          const row = find(rows, step.remove);
          expect(row >= 0).toBe(map.delete(step.remove));
          if (row >= 0) rows.remove(row);
        } else if ('mark' in step) {
          const row = find(rows, step.mark);
          if (row >= 0) {
            rows.mark(row);
            map.set(step.mark, [map.get(step.mark)![0], true]);
          }
        } else {
          rows.clear();
          map.clear();
        }
        expect(rows.count).toBe(map.size);
      }
      expect(entries(rows)).toEqual(map);
      const copy = rows.capture();
      rows = new KeyedRows(1, 0);
      rows.restore(copy);
      expect(entries(rows)).toEqual(map);
      for (const name of map.keys()) expect(find(rows, name as string)).toBeGreaterThanOrEqual(0);
      expect(rows.capture()).toEqual(copy);
    }),
  );
});

test('numbers rows in order of first arrival', () => {
  const rows = new KeyedRows(1, 0);
  for (const text of ['b', 'a', 'b', 'c']) put(rows, text, 0);
  expect([...entries(rows).keys()]).toEqual(['b', 'a', 'c']);
});

test('keeps its memory when it is cleared', () => {
  const rows = new KeyedRows(2, 0);
  for (let n = 0; n < 5000; n++) put(rows, `key ${n}`, n);
  const { bytes } = rows;
  for (let window = 0; window < 3; window++) {
    rows.clear();
    expect([rows.count, rows.end, find(rows, 'key 1')]).toEqual([0, 0, -1]);
    for (let n = 0; n < 5000; n++) put(rows, `key ${n}`, n);
    expect(rows.bytes).toBe(bytes);
  }
});

test('packs the bytes that removed long keys leave', () => {
  const rows = new KeyedRows(1, 0);
  const name = (n: number): string => `${'long '.repeat(100)}${n}`;
  put(rows, name(-1), 42);
  for (let n = 0; n < 2000; n++) {
    put(rows, name(n), n);
    if (n > 20) rows.remove(find(rows, name(n - 20)));
  }
  expect(rows.bytes).toBeLessThan(500_000);
  expect(rows.f64[rows.stateAt(find(rows, name(-1)))]).toBe(42);
  expect(rows.f64[rows.stateAt(find(rows, name(1999)))]).toBe(1999);
});

test('tells keys of one hash apart', () => {
  const rows = new KeyedRows(1, 0);
  const bytes = Uint8Array.of(1, 2, 3);
  for (const [begin, end] of [
    [0, 1],
    [1, 2],
    [0, 3],
    [3, 3],
  ] as const) {
    expect(rows.find(bytes, begin, end, 5)).toBe(-1);
    rows.insert(bytes, begin, end, 5);
  }
  expect(rows.find(bytes, 1, 2, 5)).toBe(1);
  rows.remove(0);
  expect(rows.find(bytes, 1, 2, 5)).toBe(1);
  expect(rows.find(bytes, 0, 1, 5)).toBe(-1);
});

test('refuses rows of another width', () => {
  const rows = new KeyedRows(1, 0);
  put(rows, 'a', 1);
  expect(() => {
    new KeyedRows(2, 0).restore(rows.capture());
  }).toThrow(WindowError);
});
