import { crc32 as nativeCrc32 } from 'node:zlib';
import { crc32 } from '@nunchi/foundation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSnapshot, encodeSnapshot, snapshotPieces } from './snapshot.js';
import type { Sections } from './snapshot.js';

const HASH = '0123456789abcdef';

const sections: Sections = new Map([
  ['engine', Uint8Array.of(1, 2, 3)],
  ['empty', new Uint8Array(0)],
  ['재생 🎵', Uint8Array.of(255)],
]);

test('takes apart what it has put together', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.uint8Array())), (parts) => {
      const all: Sections = new Map(
        // A lone half of a surrogate pair has no UTF-8.
        parts.filter(([name]) => !/\p{Surrogate}/u.test(name)),
      );
      expect(decodeSnapshot(encodeSnapshot(all, HASH, crc32), HASH, crc32)).toEqual(all);
    }),
  );
  expect(decodeSnapshot(encodeSnapshot(sections, HASH, crc32), HASH, crc32)).toEqual(sections);
});

test('makes breaks while it is put together', () => {
  const large = new Map([
    ['head', new Uint8Array(1000)],
    ['rows', new Uint8Array(5_000_000).fill(7)],
  ]);
  const steps = snapshotPieces(large, HASH, nativeCrc32);
  let breaks = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) breaks++;
  expect(breaks).toBe(2);
  const again = encodeSnapshot(decodeSnapshot(Buffer.concat(step.value), HASH, crc32), HASH, crc32);
  expect(Buffer.concat(step.value).equals(again)).toBe(true);
});

test("may be checked by Node's own CRC-32", () => {
  const bytes = encodeSnapshot(sections, HASH, nativeCrc32);
  expect(decodeSnapshot(bytes, HASH, crc32)).toEqual(sections);
});

test('refuses bytes that are cut anywhere', () => {
  const bytes = encodeSnapshot(sections, HASH, crc32);
  for (let length = 0; length < bytes.length; length++)
    expect(() => decodeSnapshot(bytes.subarray(0, length), HASH, crc32)).toThrow(
      expect.objectContaining({ code: 'invalid-snapshot' }),
    );
});

test('refuses bytes of which one was changed', () => {
  const bytes = encodeSnapshot(sections, HASH, crc32);
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at]! ^= 16;
    expect(() => decodeSnapshot(changed, HASH, crc32)).toThrow(
      expect.objectContaining({ code: 'invalid-snapshot' }),
    );
  }
});

test('says what is wrong', () => {
  const bytes = encodeSnapshot(sections, HASH, crc32);
  const later = bytes.slice();
  later[4] = 9;
  expect(() => decodeSnapshot(later, HASH, crc32)).toThrow('version 9');
  expect(() => decodeSnapshot(bytes, 'fedcba9876543210', crc32)).toThrow('another query');
  expect(() => decodeSnapshot(bytes.subarray(0, -1), HASH, crc32)).toThrow('damaged');
  expect(() => decodeSnapshot(new TextEncoder().encode('{}'), HASH, crc32)).toThrow('no snapshot');
});
