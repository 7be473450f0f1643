import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { TextError } from '../errors.js';
import { toCsr } from '../matrix/csr.js';
import type { CsrMatrix } from '../types.js';
import { trainTestIndices, trainTestSplit } from './train-test-split.js';

interface Case {
  kind: 'shuffle' | 'stratified';
  n: number;
  test_size: number | null;
  train_size?: number | null;
  seed: number;
  y?: number[];
  train?: number[];
  test?: number[];
  error?: string;
}

interface Activities {
  y_counts: number[];
  n: number;
  train: number[];
  test: number[];
  train_class_counts: number[];
  test_class_counts: number[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/splits.json', import.meta.url), 'utf8'),
) as { cases: Case[]; teenplay_shape: Activities };

describe('trainTestIndices equals scikit-learn', () => {
  it.each(golden.cases.map((c, i) => [i, c.kind, c.n, c.test_size, c] as const))(
    'on case %i: %s, n %i, test size %s',
    (_, __, n, ___, { test_size, train_size, seed, y, train, test, error }) => {
      const split = () =>
        trainTestIndices(n, {
          testSize: test_size ?? undefined,
          trainSize: train_size ?? undefined,
          randomState: seed,
          stratify: y,
        });
      if (error !== undefined) {
        expect(split).toThrow(error);
      } else {
        expect([...split().train]).toEqual(train);
        expect([...split().test]).toEqual(test);
      }
    },
  );

  it('on the sizes of the activity classes', () => {
    const { y_counts, n, train, test, ...counts } = golden.teenplay_shape;
    const y = y_counts.flatMap((count, k) => new Array<number>(count).fill(k));
    const split = trainTestIndices(n, { testSize: 0.2, randomState: 124, stratify: y });
    expect([...split.train]).toEqual(train);
    expect([...split.test]).toEqual(test);
    const countsOf = (rows: Int32Array): number[] =>
      y_counts.map((_, k) => rows.filter((row) => y[row] === k).length);
    expect(countsOf(split.train)).toEqual(counts.train_class_counts);
    expect(countsOf(split.test)).toEqual(counts.test_class_counts);
  });
});

describe('trainTestSplit', () => {
  it('splits arrays, typed arrays and sparse matrices alike', () => {
    const texts = ['가', '나', '다', '라', '마'];
    const labels = Int32Array.of(0, 1, 0, 1, 0);
    const X = toCsr([[1], [0], [3], [4], [5]]);
    const rows = [[1], [0], [3], [4], [5]] as const;
    const [textsTrain, textsTest, yTrain, yTest, XTrain, XTest, , rowsTest] = trainTestSplit(
      texts,
      labels,
      X,
      rows,
      { testSize: 0.2, randomState: 0 },
    );
    expect(textsTrain).toEqual(['가', '나', '라', '마']);
    expect(textsTest).toEqual(['다']);
    expect(yTrain).toEqual(Int32Array.of(0, 1, 1, 0));
    expect(yTest).toEqual(Int32Array.of(0));
    expect(XTrain.shape).toEqual([4, 1]);
    expect([...XTest.data]).toEqual([3]);
    expect(rowsTest).toEqual([[3]]);
    expectTypeOf(textsTrain).toEqualTypeOf<string[]>();
    expectTypeOf(XTrain).toEqualTypeOf<CsrMatrix>();
    expectTypeOf(yTest).toExtend<Int32Array>();
  });

  // Printed by scikit-learn 1.2.1.
  it('takes a quarter by default, counts from 1 on and shares below', () => {
    const X = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(trainTestSplit(X, { randomState: 0 })).toEqual([
      [9, 1, 6, 7, 3, 0, 5],
      [2, 8, 4],
    ]);
    expect(trainTestSplit(X, { testSize: 0.25, trainSize: 0.5, randomState: 1 })).toEqual([
      [4, 0, 3, 1, 7],
      [2, 9, 6],
    ]);
    expect(trainTestSplit(X, { trainSize: 3, randomState: 1 })).toEqual([
      [7, 8, 5],
      [2, 9, 6, 4, 0, 3, 1],
    ]);
    expect(trainTestSplit(X, { testSize: { ratio: 0.3 }, trainSize: 0.3, shuffle: false })).toEqual(
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
    );
    expect(trainTestSplit(X, { testSize: { count: 1 }, shuffle: false })[1]).toEqual([9]);
  });

  it('takes another split each time without a seed', () => {
    const n = Array.from({ length: 100 }, (_, i) => i);
    const [train, test] = trainTestSplit(n);
    expect([...train, ...test].sort((a, b) => a - b)).toEqual(n);
    expect(trainTestSplit(n)).not.toEqual([train, test]);
  });

  const X = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const labels = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4];
  const range = 'should be either positive and smaller than the number of samples 10 or a float';
  it.each([
    [{ testSize: 10 }, `test_size=10 ${range}`],
    [{ testSize: 0 }, `test_size=0 ${range}`],
    [{ testSize: 1.5 }, `test_size=1.5 ${range}`],
    [{ testSize: NaN }, `test_size=NaN ${range}`],
    [{ testSize: { ratio: 1 } }, `test_size=1 ${range}`],
    [{ testSize: { count: 0.5 } }, `test_size=0.5 ${range}`],
    [{ trainSize: -1 }, `train_size=-1 ${range}`],
    [{ testSize: 0.6, trainSize: 0.5 }, 'The sum of test_size and train_size = 1.1, should'],
    [{ testSize: 6, trainSize: 0.5 }, 'The sum of train_size and test_size = 11, should'],
    [{ testSize: 0.95 }, 'With n_samples=10, test_size=0.95 and train_size=None, the resulting'],
    [{ testSize: 4, stratify: labels }, 'The test_size = 4 should be greater or equal to the'],
    [{ testSize: 7, stratify: labels }, 'The train_size = 3 should be greater or equal to the'],
    [{ stratify: labels, shuffle: false }, 'is not implemented for shuffle=False'],
    [{ stratify: [1, 2] }, 'Found input variables with inconsistent numbers of samples: [10, 2]'],
    [{ randomState: -1 }, 'Seed must be between 0 and 2**32 - 1'],
  ])('refuses %j', (options, message) => {
    expect(() => trainTestSplit(X, options)).toThrow(message);
    expect(() => trainTestSplit(X, options)).toThrow(TextError);
  });

  it('refuses arrays of different lengths, and none', () => {
    expect(() => trainTestSplit(X, [1, 2])).toThrow('inconsistent numbers of samples: [10, 2]');
    expect(() => trainTestSplit([])).toThrow('With n_samples=0');
    expect(() => trainTestIndices(2.5)).toThrow('n must be an integer of at least 0, got 2.5');
    expect(() => (trainTestSplit as () => unknown)()).toThrow('At least one array required');
  });
});
