import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { RandomState } from '../../random/random-state.js';
import { trainTestSplit } from './shuffle-split.js';
import { KFold, RepeatedKFold } from './k-fold.js';
import { LeaveOneOut } from './leave-one-out.js';
import { PredefinedKFold } from './predefined-folds.js';
import { ShuffleSplit } from './shuffle-split.js';
import type { FoldMaker } from './fold.js';

interface Golden {
  users: string[];
  items: string[];
  cases: { kind: string; options: object; folds: { train: number[]; test: number[] }[] }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/surprise-sgd-folds.json', import.meta.url), 'utf8'),
) as Golden;

/** The value of each row is its position. */
const data = Interactions.from(
  golden.users.map((user, k) => ({ user, item: golden.items[k] ?? '', value: k })),
);

const makers: Record<string, new (options: object) => FoldMaker> = {
  ...{ KFold, RepeatedKFold, ShuffleSplit, LeaveOneOut },
};

describe('folds', () => {
  it.each(golden.cases)("of $kind $options are Surprise's", ({ kind, options, folds }) => {
    const maker = new makers[kind]!(options);
    expect(maker.nFolds).toBe(folds.length);
    expect(
      [...maker.split(data)].map(({ train, test }) => ({
        train: [...train.values],
        test: [...test.values],
      })),
    ).toEqual(folds);
  });

  it('number users and items as their own rows show them, and keep the scale', () => {
    const rows = Interactions.from(
      [
        { user: '김하늘', item: '도깨비', value: 5 },
        { user: '이바다', item: '미생', value: 3 },
        { user: '박강산', item: '미생', value: 4 },
        { user: '최별', item: '시그널', value: 4 },
      ],
      { ratingScale: [1, 5] },
    );
    const [first] = new KFold({ nSplits: 2, shuffle: false }).split(rows);
    expect(first?.train.users.toArray()).toEqual(['박강산', '최별']);
    expect(first?.train.items.toArray()).toEqual(['미생', '시그널']);
    expect(first?.test.items.toArray()).toEqual(['도깨비', '미생']);
    expect(first?.train.ratingScale).toEqual([1, 5]);
  });

  it('of a trainTestSplit are those of the first ShuffleSplit', () => {
    const [fold] = new ShuffleSplit({ nSplits: 3, randomState: 9 }).split(data);
    const { train, test } = trainTestSplit(data, { randomState: 9 });
    expect([...test.values]).toEqual([...(fold?.test.values ?? [])]);
    expect(train.size + test.size).toBe(data.size);
  });

  it('go on in a stream that is given as it stands', () => {
    const random = new RandomState(4);
    const twice = [0, 1].map(() => [...trainTestSplit(data, { randomState: random }).test.values]);
    expect(twice[0]).not.toEqual(twice[1]);
  });

  it('made elsewhere come back as they are', () => {
    const folds = [...new KFold({ nSplits: 3, randomState: 0 }).split(data)];
    const maker = new PredefinedKFold(folds);
    expect(maker.nFolds).toBe(3);
    expect([...maker.split()]).toEqual(folds);
    expect(() => new PredefinedKFold([])).toThrow('a fold at least');
  });

  it('refuse what cannot be divided', () => {
    expect(() => new KFold({ nSplits: 1 })).toThrow('nSplits must be a whole number from 2');
    expect(() => [...new KFold({ nSplits: 34 }).split(data)]).toThrow(
      '33 rows cannot be put in 34',
    );
    expect(() => new ShuffleSplit({ testSize: 0 })).toThrow('testSize must be');
    expect(() => new ShuffleSplit({ testSize: 1.5 })).toThrow('testSize must be a whole number');
    expect(() => trainTestSplit(data, { testSize: 33 })).toThrow('33 rows cannot give 0');
    expect(() => trainTestSplit(data, { testSize: 0.5, trainSize: 0.6 })).toThrow('cannot give');
    expect(() => trainTestSplit(data, { testSize: null })).toThrow('Give testSize or trainSize');
    expect(() => [...new LeaveOneOut({ minNRatings: 99 }).split(data)]).toThrow('minNRatings 99');
  });
});
