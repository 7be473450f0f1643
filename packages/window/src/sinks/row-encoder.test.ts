import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowBatch } from '../rows/row-batch.js';
import { batchOf } from '../../test/result-batch.js';
import type { Given } from '../../test/result-batch.js';
import { RowEncoder } from './row-encoder.js';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const scalar = fc.oneof(
  text,
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.oneof(fc.double(), fc.integer(), fc.jsonValue(), fc.constant(undefined));
const row = fc.record({
  window: fc.tuple(fc.integer(), fc.oneof(fc.integer(), fc.maxSafeInteger())),
  key: fc.tuple(scalar, scalar),
  values: fc.tuple(fc.oneof(fc.double(), fc.integer()), value),
});

function lines(batch: RowBatch): string {
  return batch
    .toArray()
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}

describe('RowEncoder', () => {
  it('writes what JSON.stringify writes', () => {
    const encoder = new RowEncoder();
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (given) => {
        const batch = batchOf(given, ['cpk', '"odd"\nname'], ['hit', 'best']);
        expect(new TextDecoder().decode(encoder.encode(batch))).toBe(lines(batch));
      }),
    );
  });

  it('keeps a byte-order mark that begins a key', () => {
    const batch = batchOf(
      [{ window: [0, 1], key: ['\ufeff무한도전'], values: [1] }],
      ['cpk'],
      ['hit'],
    );
    expect(batch.at(0)?.cpk).toBe('\ufeff무한도전');
    expect(new TextDecoder().decode(new RowEncoder().encode(batch))).toBe(lines(batch));
  });

  it('writes rows of large batches too, and numbers of all lengths', () => {
    const given = Array.from({ length: 5000 }, (_, i): Given => {
      return { window: [i - 5, 2 ** 41 + i], key: [`시청 ${i}`], values: [10 ** (i % 12) - 1] };
    });
    const batch = batchOf(given, ['cpk'], ['hit']);
    expect(new TextDecoder().decode(new RowEncoder().encode(batch))).toBe(lines(batch));
  });
});
