import { describe, expect, it } from 'vitest';
import { RandomState } from '../random/random-state.js';
import { RowSums, type RowList } from './row-sums.js';

function matrixOf(size: number): Float32Array {
  return Float32Array.from(new RandomState(size).normal(0, 1, size * size));
}

function plainSum(size: number, matrix: Float32Array, { rows, factors }: RowList): Float64Array {
  const sum = new Float64Array(size);
  for (const [n, row] of rows.entries()) {
    for (let j = 0; j < size; j++) sum[j] = sum[j]! + factors[n]! * matrix[row * size + j]!;
  }
  return sum;
}

describe('RowSums', () => {
  it.each([1, 15, 16, 17, 70])('adds rows up as a plain loop does, to the last bit: %i', (size) => {
    const random = new RandomState(size);
    const matrix = matrixOf(size);
    const sums = RowSums.create(size, matrix)!;
    for (const ones of [true, false]) {
      const lists = [0, 1, 2, 9, 300].map((length) => ({
        rows: Int32Array.from({ length }, () => random.below(size)),
        factors: ones ? new Float64Array(length).fill(1) : random.normal(0, 1, length),
      }));
      const found = sums.sums(lists).map((sum) => [...sum]);
      expect(found).toEqual(lists.map((list) => [...plainSum(size, matrix, list)]));
    }
  });
});
