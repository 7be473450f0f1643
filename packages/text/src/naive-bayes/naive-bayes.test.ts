import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextError } from '../errors.js';
import { RandomState } from '../random/random-state.js';
import type { CsrMatrix } from '../types.js';
import { BernoulliNB } from './bernoulli-nb.js';
import { ComplementNB } from './complement-nb.js';
import { MultinomialNB } from './multinomial-nb.js';

const X = [
  [2, 1, 0, 0],
  [1, 0, 0, 1],
  [0, 1, 3, 0],
  [0, 0, 1, 1],
];
const y = ['바다', '바다', '산', '산'];
const kinds = [MultinomialNB, ComplementNB, BernoulliNB];

/** What the error of a call says: code and index. */
function errorOf(call: () => unknown): { code: string; index: number | null; message: string } {
  try {
    call();
  } catch (error) {
    if (error instanceof TextError) {
      return { code: error.code, index: error.index, message: error.message };
    }
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe.each(kinds.map((Kind) => [Kind.name, Kind] as const))('%s', (name, Kind) => {
  it('predicts labels of strings, numbers and booleans', () => {
    expect(new Kind<string>().fit(X, y).predict([[1, 0, 0, 0]])).toEqual(['바다']);
    expect(new Kind<number>().fit(X, [7, 7, -1, -1]).predict([[0, 0, 2, 0]])).toEqual([-1]);
    const flags = new Kind<boolean>().fit(X, [true, true, false, false]);
    expect(flags.classes).toEqual([false, true]);
    expect(flags.predict([[1, 0, 0, 0]])).toEqual([true]);
  });

  it('knows a single class', () => {
    const nb = new Kind<string>().fit(X, ['one', 'one', 'one', 'one']);
    expect(nb.predict(X)).toEqual(['one', 'one', 'one', 'one']);
    expect(nb.predictProba(X).map(([p]) => p)).toEqual([1, 1, 1, 1]);
  });

  it('gives probabilities that sum to 1', () => {
    const nb = new Kind<string>().fit(X, y);
    for (const row of nb.predictProba(X)) expect(row[0]! + row[1]!).toBeCloseTo(1, 12);
  });

  it('takes a different alpha for each feature', () => {
    const same = new Kind<string>({ alpha: [0.5, 0.5, 0.5, 0.5] }).fit(X, y);
    expect(same.predictProba(X)).toEqual(
      new Kind<string>({ alpha: 0.5 }).fit(X, y).predictProba(X),
    );
    const other = new Kind<string>({ alpha: [5, 0.5, 0.5, 0.5] }).fit(X, y);
    expect(other.predictProba(X)).not.toEqual(same.predictProba(X));
  });

  it('raises a tiny alpha to 1e-10, unless forceAlpha is set', () => {
    expect(new Kind<string>({ alpha: 0 }).fit(X, y).smoothing).toBe(1e-10);
    expect(new Kind<string>({ alpha: 0, forceAlpha: true }).fit(X, y).smoothing).toBe(0);
  });

  it('learns the same in portions as at once, and weighs rows as repeats', () => {
    const whole = new Kind<string>().fit([...X, X[0]!], [...y, '바다']);
    const portions = new Kind<string>()
      .partialFit([X[0]!], ['바다'], { classes: ['산', '바다'], sampleWeight: [2] })
      .partialFit(X.slice(1), y.slice(1));
    expect(portions.toCounts()).toEqual(whole.toCounts());
    expect(portions.predictProba(X)).toEqual(whole.predictProba(X));
  });

  it('predicts anew after each portion', () => {
    const nb = new Kind<string>().partialFit(X, y, { classes: ['바다', '산'] });
    const before = nb.predictProba(X);
    expect(nb.partialFit([[0, 0, 0, 5]], ['산']).predictProba(X)).not.toEqual(before);
  });

  it('unlearns what it learnt', () => {
    const row = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 });
    const rows = fc.array(fc.tuple(row, fc.constantFrom('바다', '산')), { minLength: 1 });
    fc.assert(
      fc.property(rows, (more) => {
        const nb = new Kind<string>().fit(X, y);
        const [moreX, moreY] = [more.map(([x]) => x), more.map(([, label]) => label)];
        nb.partialFit(moreX, moreY).unlearn(moreX, moreY);
        expect(nb.toCounts()).toEqual(new Kind<string>().fit(X, y).toCounts());
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('unlearns fractions, whatever the rounding', () => {
    const thirds = [[1 / 3, 0.1, 0, 0.7]];
    const sampleWeight = [0.1];
    const nb = new Kind<string>().fit(X, y);
    for (let i = 0; i < 10; i++) nb.partialFit(thirds, ['산'], { sampleWeight });
    for (let i = 0; i < 10; i++) nb.unlearn(thirds, ['산'], { sampleWeight });
    const [a, b] = [nb.predictProba(X), new Kind<string>().fit(X, y).predictProba(X)];
    a.forEach((p, i) => expect(p[0]).toBeCloseTo(b[i]![0]!, 12));
  });

  it('unlearns small values after large ones, one row at a time', () => {
    const nb = new Kind<string>().fit([[0.1], [1e7]], ['산', '산']);
    nb.unlearn([[1e7]], ['산']).unlearn([[0.1]], ['산']);
    expect(nb.classCount).toEqual(Float64Array.of(0));
    expect(nb.featureCount[0]![0]).toBeCloseTo(0, 8);
    expect(errorOf(() => nb.unlearn([[0.001]], ['산'])).code).toBe('invalid-input');
  });

  it('unlearns all of many rows', () => {
    for (const seed of [3, 4, 5]) {
      const random = new RandomState(seed);
      const rows = Array.from({ length: 20_000 }, () => [random.random() ** 12]);
      const all = rows.map(() => '산');
      const nb = new Kind<string>().fit(rows, all);
      for (const [from, to] of [
        [10_000, 20_000],
        [0, 10_000],
      ]) {
        nb.unlearn(rows.slice(from, to), all.slice(from, to));
      }
      expect(nb.classCount).toEqual(Float64Array.of(0));
    }
  });

  it('refuses to unlearn what it never learnt, and stays as it was', () => {
    const nb = new Kind<string>().fit(X, y);
    const before = nb.toCounts();
    const never = errorOf(() => nb.unlearn([X[2]!, X[0]!, [0, 0, 9, 0]], ['산', '바다', '바다']));
    expect(never).toMatchObject({ code: 'invalid-input', index: 2 });
    expect(nb.toCounts()).toEqual(before);
    const weights = { sampleWeight: [1, 2.5] };
    expect(errorOf(() => nb.unlearn([X[1]!, X[0]!], ['바다', '바다'], weights)).index).toBe(1);
    expect(nb.toCounts()).toEqual(before);
  });

  it('is made again from its counts', () => {
    const nb = new Kind<string>({ alpha: 0.3 }).fit(X, y);
    const again = new Kind<string>({ alpha: 0.3 }).fromCounts(nb.toCounts());
    expect(again.predictProba(X)).toEqual(nb.predictProba(X));
    again.partialFit(X, y);
    expect(nb.classCount).toEqual(Float64Array.of(2, 2));
  });

  it('refuses counts that do not fit each other', () => {
    const counts = new Kind<string>().fit(X, y).toCounts();
    const { featureCount, classCount } = counts;
    for (const broken of [
      { ...counts, classes: ['산', '바다'] },
      { ...counts, classes: ['산'] },
      { ...counts, classCount: classCount.map(() => NaN) },
      { ...counts, featureCount: featureCount.subarray(1) },
      { ...counts, featureCount: featureCount.map((n) => -n) },
    ]) {
      expect(errorOf(() => new Kind<string>().fromCounts(broken)).code).toBe('invalid-model');
    }
  });

  it('names the row of bad input', () => {
    const nb = new Kind<string>();
    const fit = (...rest: Parameters<typeof nb.fit>) => errorOf(() => nb.fit(...rest));
    expect(fit([[1], [NaN]], ['a', 'b'])).toMatchObject({ code: 'invalid-input', index: 1 });
    expect(fit(X, y.slice(1)).index).toBe(3);
    expect(fit(X, y, { sampleWeight: [1, 1, -1, 1] }).index).toBe(2);
    expect(fit(X, y, { sampleWeight: [1, NaN, 1, 1] }).index).toBe(1);
    expect(fit(X, y, { sampleWeight: [1] }).code).toBe('invalid-input');
    expect(fit([], []).message).toContain('minimum of 1');
    expect(fit([[]], ['a']).message).toContain('minimum of 1');
    nb.fit(X, y);
    expect(errorOf(() => nb.partialFit(X, ['산', '산', '강', '산'])).index).toBe(2);
    expect(errorOf(() => nb.predict([[1]])).message).toBe(
      `X has 1 features, but ${name} is expecting 4 features as input.`,
    );
  });

  it('refuses options that cannot be', () => {
    for (const options of [
      { alpha: -1 },
      { alpha: NaN },
      { alpha: [1, 1] },
      { alpha: [1, 1, -1, 1] },
      { classPrior: [1] },
      { classPrior: [0.5, NaN] },
    ]) {
      const error = errorOf(() => new Kind<string>(options).fit(X, y));
      expect(error.code).toBe('invalid-parameter');
    }
  });

  it('asks for classes first, and keeps to them', () => {
    const nb = new Kind<string>();
    expect(errorOf(() => nb.partialFit(X, y)).message).toContain('first call to partialFit');
    nb.partialFit(X, y, { classes: ['산', '바다', '강'] });
    expect(nb.classCount).toEqual(Float64Array.of(0, 2, 2));
    const other = errorOf(() => nb.partialFit(X, y, { classes: ['산', '바다'] }));
    expect(other.message).toContain('not the same as on last call to partialFit');
  });

  it('says so before it is fitted', () => {
    const nb = new Kind<string>();
    const { code, message } = errorOf(() => nb.predict(X));
    expect(code).toBe('not-fitted');
    expect(message).toContain(`This ${name} instance is not fitted yet.`);
    expect(errorOf(() => nb.classLogPrior).code).toBe('not-fitted');
    expect(errorOf(() => nb.unlearn(X, y)).code).toBe('not-fitted');
  });

  it('has no prior when no row has weight', () => {
    const nb = new Kind<string>().fit(X, y, { sampleWeight: [0, 0, 0, 0] });
    expect(errorOf(() => nb.classLogPrior).message).toContain('no row has any weight');
  });

  it('tells how far it is, and stops before anything is learnt', () => {
    const seen: number[] = [];
    const nb = new Kind<string>().fit(X, y, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([4]);
    expect(() => nb.partialFit(X, y, { signal: AbortSignal.abort() })).toThrow('aborted');
    expect(nb.classCount).toEqual(Float64Array.of(2, 2));
  });
});

describe('what only one kind has', () => {
  it('negative values are no counts', () => {
    const error = errorOf(() =>
      new MultinomialNB<string>().fit([...X, [0, -1, 0, 0]], [...y, '산']),
    );
    expect(error.index).toBe(4);
    expect(error.message).toContain('Negative values in data passed to MultinomialNB (input X)');
    expect(errorOf(() => new ComplementNB().fit([[-1]], [1])).message).toContain('ComplementNB');
  });

  it('BernoulliNB asks for presence, however it is told', () => {
    const present = X.map((row) => row.map((value) => (value > 1 ? 1 : 0)));
    const above1 = new BernoulliNB<string>({ binarize: 1 }).fit(X, y);
    const plain = new BernoulliNB<string>({ binarize: null }).fit(present, y);
    expect(above1.toCounts()).toEqual(plain.toCounts());
    expect(above1.predictProba(X)).toEqual(plain.predictProba(present));
    expect(errorOf(() => new BernoulliNB({ binarize: null }).fit(X, y)).index).toBe(0);
    expect(errorOf(() => new BernoulliNB({ binarize: -1 }).fit(X, y)).code).toBe(
      'invalid-parameter',
    );
  });

  it('BernoulliNB notices rows that were unlearnt but never learnt', () => {
    const nb = new BernoulliNB<string>().fit([[1], [1]], ['a', 'b']).unlearn([[0]], ['a']);
    expect(errorOf(() => nb.predict([[1]])).message).toContain('never learnt');
  });
});

/** Rows of ten words each, out of a vocabulary that grows with them. */
function madeRows(rows: number): { X: CsrMatrix; y: number[] } {
  const columns = rows * 2;
  const indices = Int32Array.from({ length: rows * 10 }, (_, i) => (i * 7919) % columns);
  return {
    X: {
      shape: [rows, columns],
      indptr: Int32Array.from({ length: rows + 1 }, (_, i) => i * 10),
      indices,
      data: new Int32Array(rows * 10).fill(1),
    },
    y: Array.from({ length: rows }, (_, i) => i % 2),
  };
}

describe('time', () => {
  it('grows with the number of values, not faster', () => {
    const time = (rows: number) => {
      const made = madeRows(rows);
      const runs = [1, 2, 3].map(() => {
        const start = performance.now();
        new MultinomialNB<number>().fit(made.X, made.y).predict(made.X);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    time(2000);
    expect(time(40_000) / time(10_000)).toBeLessThan(16);
  });
});
