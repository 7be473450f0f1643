import { Matrix, inverse } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../random/random-state.js';
import { runSteps } from '../work.js';
import { SpdMatrix } from './spd.js';

/** `G Gᵀ + I` of random numbers. */
function definite(n: number): Matrix {
  const g = Matrix.from1DArray(n, 8, new RandomState(n).normal(0, 1, n * 8));
  return g.mmul(g.transpose()).add(Matrix.eye(n));
}

function inverted(matrix: Matrix, simd: boolean): SpdMatrix {
  const spd = new SpdMatrix(matrix.rows, { simd });
  for (let i = 0; i < matrix.rows; i++) spd.setRow(i, Float64Array.from(matrix.getRow(i)));
  runSteps(spd.invert());
  return spd;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

describe('SpdMatrix', () => {
  it.each([1, 2, 4, 5, 63, 64, 67, 130])('inverts %i rows as ml-matrix does', (n) => {
    const matrix = definite(n);
    const expected = inverse(matrix);
    const found = inverted(matrix, true);
    let worst = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        worst = Math.max(worst, Math.abs(found.inverseAt(i, j) - expected.get(i, j)));
      }
    }
    expect(worst).toBeLessThan(1e-11);
  });

  it.each([3, 70, 330])('gives the same bits without SIMD, %i rows', (n) => {
    const matrix = definite(n);
    const [fast, plain] = [true, false].map((simd) => inverted(matrix, simd));
    expect(Buffer.from(bytesOf(fast!.diagonals)).equals(bytesOf(plain!.diagonals))).toBe(true);
    expect(Buffer.from(bytesOf(fast!.panels)).equals(bytesOf(plain!.panels))).toBe(true);
  });

  it('tells its steps', () => {
    const spd = new SpdMatrix(100);
    for (let i = 0; i < 100; i++) spd.setRow(i, new Float64Array(100).fill(4, i, i + 1));
    const steps: number[] = [];
    runSteps(spd.invert(), { onProgress: ({ done }) => steps.push(done) });
    expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
    expect([spd.inverseAt(99, 99), spd.inverseAt(99, 0)]).toEqual([0.25, -0]);
  });

  it.each([true, false])('says which row is not positive definite, SIMD %s', (simd) => {
    const matrix = Matrix.eye(9);
    matrix.set(6, 6, -1);
    expect(() => inverted(matrix, simd)).toThrow('Row 6 is not positive definite');
  });
});
