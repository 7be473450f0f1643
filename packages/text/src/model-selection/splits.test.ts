import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextError } from '../errors.js';
import { RandomState } from '../random/random-state.js';
import { KFold, StratifiedKFold } from './k-fold.js';
import { RepeatedKFold, RepeatedStratifiedKFold } from './repeated-k-fold.js';
import { ShuffleSplit, StratifiedShuffleSplit } from './shuffle-split.js';
import type { Splitter } from './splitter.js';

const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/splits.json', import.meta.url), 'utf8'),
) as { kfold: { name: string; y: number[]; splits: [number[], number[]][] }[] };

/** The splitters by the names that the golden cases give them. */
const splitters: Record<string, Splitter> = {
  KFold5: new KFold(),
  KFold5shuffle42: new KFold({ shuffle: true, randomState: 42 }),
  StratifiedKFold3: new StratifiedKFold({ nSplits: 3 }),
  StratifiedKFold3shuffle42: new StratifiedKFold({ nSplits: 3, shuffle: true, randomState: 42 }),
  'StratifiedShuffleSplit4_0.3_7': new StratifiedShuffleSplit({
    nSplits: 4,
    testSize: 0.3,
    randomState: 7,
  }),
  'ShuffleSplit3_0.25_9': new ShuffleSplit({ nSplits: 3, testSize: 0.25, randomState: 9 }),
  RepeatedStratifiedKFold: new RepeatedStratifiedKFold({
    nSplits: 2,
    nRepeats: 2,
    randomState: 5,
  }),
};

function lists(splitter: Splitter, y: ArrayLike<number | string>): number[][][] {
  return [...splitter.split(y, y)].map(({ train, test }) => [[...train], [...test]]);
}

describe('splits equal to those of scikit-learn', () => {
  it.each(golden.kfold)('$name', ({ name, y, splits }) => {
    const splitter = splitters[name]!;
    expect(lists(splitter, y)).toEqual(splits);
    expect(splitter.getNSplits()).toBe(splits.length);
  });

  // Printed by scikit-learn 1.2.1; `random` goes on from call to call.
  it('on letters, with a generator that goes on from splitter to splitter', () => {
    const y = ['b', 'a', 'b', 'c', 'a', 'b', 'c', 'b', 'a', 'b', 'b'];
    const random = new RandomState(3);
    const shuffle = new ShuffleSplit({
      nSplits: 1,
      testSize: 4,
      trainSize: 0.3,
      randomState: random,
    });
    expect(lists(shuffle, y)).toEqual([
      [
        [9, 6, 7],
        [5, 4, 1, 2],
      ],
    ]);
    expect(lists(new ShuffleSplit({ nSplits: 1, randomState: random }), y)).toEqual([
      [
        [2, 1, 9, 4, 0, 6, 7, 5, 10],
        [3, 8],
      ],
    ]);
    const stratified = { nSplits: 2, testSize: 4, trainSize: 5, randomState: random };
    expect(lists(new StratifiedShuffleSplit(stratified), y)).toEqual([
      [
        [0, 3, 1, 7, 2],
        [10, 4, 6, 9],
      ],
      [
        [10, 8, 9, 6, 5],
        [2, 3, 7, 4],
      ],
    ]);
    const folds = new KFold({ nSplits: 3, shuffle: true, randomState: random });
    expect(lists(folds, y).map(([, test]) => test)).toEqual([
      [1, 3, 7, 8],
      [4, 5, 6, 10],
      [0, 2, 9],
    ]);
    const half = new StratifiedShuffleSplit({ nSplits: 1, trainSize: 0.5, randomState: 11 });
    expect(lists(half, y)).toEqual([
      [
        [3, 9, 5, 1, 10],
        [2, 7, 0, 4, 6, 8],
      ],
    ]);
    const repeated = new RepeatedKFold({ nSplits: 2, nRepeats: 2, randomState: 3 });
    expect(lists(repeated, y).map(([train]) => train)).toEqual([
      [0, 3, 7, 8, 10],
      [1, 2, 4, 5, 6, 9],
      [0, 5, 6, 7, 10],
      [1, 2, 3, 4, 8, 9],
    ]);
    expect(lists(new StratifiedKFold({ nSplits: 3 }), y).map(([, test]) => test)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10],
    ]);
  });
});

const manyLabels = fc.array(fc.constantFrom('스터디', '여행', '운동'), {
  minLength: 12,
  maxLength: 80,
});

describe('splits of any labels', () => {
  it('test each sample once in folds', () => {
    fc.assert(
      fc.property(manyLabels, fc.integer({ min: 2, max: 4 }), fc.nat(), (y, nSplits, seed) => {
        for (const splitter of [
          new KFold({ nSplits }),
          new StratifiedKFold({ nSplits, shuffle: true, randomState: seed }),
        ]) {
          const tested = lists(splitter, y).flatMap(([train, test]) => {
            expect([...train!, ...test!].sort((a, b) => a - b)).toEqual(y.map((_, i) => i));
            return test!;
          });
          expect(tested.sort((a, b) => a - b)).toEqual(y.map((_, i) => i));
        }
      }),
    );
  });

  it('keep the shares of the classes in stratified folds', () => {
    fc.assert(
      fc.property(manyLabels, fc.integer({ min: 2, max: 4 }), (y, nSplits) => {
        for (const label of new Set(y)) {
          const all = y.filter((other) => other === label).length;
          for (const [, test] of lists(new StratifiedKFold({ nSplits }), y)) {
            const here = test!.filter((i) => y[i] === label).length;
            expect(Math.abs(here - all / nSplits)).toBeLessThan(1);
          }
        }
      }),
    );
  });
});

describe('splitters refuse', () => {
  const first = (splitter: Splitter, n: number, y?: (string | number)[]): void => {
    splitter.split(new Array(n).fill(''), y).next();
  };

  it('numbers of splits that cannot be', () => {
    expect(() => new KFold({ nSplits: 1 })).toThrow('n_splits must be an integer of at least 2');
    expect(() => new ShuffleSplit({ nSplits: 0 })).toThrow(TextError);
    expect(() => new RepeatedKFold({ nRepeats: 1.5 })).toThrow(TextError);
    expect(() => {
      first(new KFold(), 4);
    }).toThrow('Cannot have number of splits n_splits=5 greater than the number of samples');
  });

  it('a seed that would do nothing', () => {
    expect(() => new KFold({ randomState: 0 })).toThrow('Setting a random_state has no effect');
  });

  it('labels that are missing, too few, too rare or continuous', () => {
    const folds = new StratifiedKFold({ nSplits: 3 });
    expect(() => {
      first(folds, 4);
    }).toThrow("The 'y' parameter of StratifiedKFold");
    expect(() => {
      first(folds, 4, ['a', 'b']);
    }).toThrow('inconsistent numbers of samples: [4, 2]');
    expect(() => {
      first(folds, 4, ['a', 'b', 'a', 'b']);
    }).toThrow('n_splits=3 cannot be greater than the number of members in each class');
    expect(() => {
      first(folds, 4, [1, 1, 1, 0.5]);
    }).toThrow(expect.objectContaining({ code: 'invalid-input', index: 3 }) as Error);
  });
});
