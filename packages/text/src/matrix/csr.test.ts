import { describe, expect, it } from 'vitest';
import { TextError } from '../errors.js';
import type { CsrMatrix } from '../types.js';
import { selectRows, toCsr } from './csr.js';

const X: CsrMatrix = {
  shape: [3, 4],
  indptr: Int32Array.of(0, 2, 2, 3),
  indices: Int32Array.of(0, 3, 1),
  data: Float64Array.of(1, 2, 3),
};

describe('toCsr', () => {
  it('makes sparse rows of rows of numbers', () => {
    expect(
      toCsr([
        [1, 0, 0, 2],
        [0, 0, 0, 0],
        [0, 3, 0, 0],
      ]),
    ).toEqual(X);
  });

  it.each([
    ['a value that is no number', { ...X, data: Float64Array.of(1, NaN, 3) }, /NaN in row 0/, 0],
    ['an infinite value', { ...X, data: Float64Array.of(1, 2, -Infinity) }, /infinity in row 2/, 2],
    ['a column that is not there', { ...X, indices: Int32Array.of(0, 3, 4) }, /names column 4/, 2],
    ['a column below 0', { ...X, indices: Int32Array.of(0, -1, 1) }, /names column -1/, 0],
    [
      'rows that end before they begin',
      { ...X, indptr: Int32Array.of(0, 9, -4, 3) },
      /indptr of X falls at row 1/,
      1,
    ],
    ['parts of other lengths', { ...X, indptr: Int32Array.of(0, 3) }, /do not fit its shape/, null],
    ['rows of other lengths', [[1, 2], [1]], /Row 1 of X has 1 values/, 1],
    ['NaN in a written row', [[1], [NaN]], /NaN in row 1/, 1],
  ])('refuses %s, and names the row', (_, wrong, message, index) => {
    const run = (): CsrMatrix => toCsr(wrong);
    expect(run).toThrow(TextError);
    expect(run).toThrow(message);
    expect(run).toThrow(expect.objectContaining({ index }));
  });
});

describe('selectRows', () => {
  it('takes rows in the order asked for, more than once if so', () => {
    expect(selectRows(X, [2, 0, 2])).toEqual(
      toCsr([
        [0, 3, 0, 0],
        [1, 0, 0, 2],
        [0, 3, 0, 0],
      ]),
    );
  });

  it('refuses a row that is not there', () => {
    expect(() => selectRows(X, [0, -1])).toThrow(/no row -1/);
  });

  it('keeps the kind of numbers', () => {
    expect(selectRows({ ...X, data: Int32Array.of(1, 2, 3) }, [0]).data).toEqual(
      Int32Array.of(1, 2),
    );
  });
});
