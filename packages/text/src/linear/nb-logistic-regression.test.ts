import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SolverProgress } from './linear-classifier.js';
import { LogisticRegression } from './logistic-regression.js';
import { NBLogisticRegression } from './nb-logistic-regression.js';

const sea = [
  [2, 1, 0],
  [3, 0, 0],
  [0, 1, 3],
  [0, 0, 2],
];
const places = ['sea', 'sea', 'mountain', 'mountain'];

/** Log-count ratios written out: counts of rows with the feature, in the class and outside. */
function ratios(X: number[][], inside: boolean[], alpha: number): number[] {
  const counts = (wanted: boolean): number[] =>
    X[0]!.map((_, j) => alpha + X.filter((row, i) => inside[i] === wanted && row[j]! > 0).length);
  const [p, q] = [counts(true), counts(false)];
  const sum = (values: number[]): number => values.reduce((all, value) => all + value, 0);
  return p.map((count, j) => Math.log(count / sum(p) / (q[j]! / sum(q))));
}

describe('NBLogisticRegression', () => {
  it('gives labels and probabilities', () => {
    const model = new NBLogisticRegression<string>().fit(sea, places);
    expect(
      model.predict([
        [1, 0, 0],
        [0, 0, 1],
      ]),
    ).toEqual(['sea', 'mountain']);
    expect(model.predictProba([[1, 0, 0]])[0]![1]).toBeGreaterThan(0.5);
    expect(model.converged).toEqual([true]);
  });

  it('asks only whether a feature is there', () => {
    const model = new NBLogisticRegression<string>().fit(sea, places);
    const present = sea.map((row) => row.map((value) => (value > 0 ? 1 : 0)));
    const other = new NBLogisticRegression<string>().fit(present, places);
    expect(model.coef).toEqual(other.coef);
    expect(model.decisionFunction([[9, -2, 0]])).toEqual(model.decisionFunction([[1, 0, 0]]));
  });

  it('is a logistic regression on scaled features', () => {
    const row = fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1));
    const rows = fc.array(row, { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.constantFrom(0.1, 1), fc.constantFrom(0.5, 1), (X, C, alpha) => {
        const y = X.map((_, i) => i % 2);
        const r = ratios(X, y.map(Boolean), alpha);
        const options = { C, alpha, tol: 1e-10, maxIter: 5000, fitIntercept: false };
        const model = new NBLogisticRegression<number>(options).fit(X, y);
        const scaled = X.map((values) => values.map((value, j) => value * r[j]!));
        const plain = new LogisticRegression<number>({ C, fitIntercept: false, tol: 1e-7 }).fit(
          scaled,
          y,
        );
        model.coef[0]!.forEach((weight, j) => {
          expect(weight).toBeCloseTo(r[j]! * plain.coef[0]![j]!, 3);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('falls back to naive Bayes as beta goes to 0', () => {
    const model = new NBLogisticRegression<string>({ beta: 0 }).fit(sea, places);
    const r = ratios(sea, [true, true, false, false], 1);
    const share = model.coef[0]![0]! / r[0]!;
    expect(share).toBeGreaterThan(0);
    model.coef[0]!.forEach((weight, j) => expect(weight).toBeCloseTo(share * r[j]!, 12));
  });

  it('learns each of more classes against the rest', () => {
    const X = [
      [1, 0, 0],
      [1, 1, 0],
      [0, 1, 0],
      [0, 1, 1],
      [0, 0, 1],
      [1, 0, 1],
    ];
    const y = ['a', 'a', 'b', 'b', 'c', 'c'];
    const calls: SolverProgress[] = [];
    const model = new NBLogisticRegression<string>({ C: 10 });
    model.fit(X, y, { onProgress: (progress) => calls.push(progress) });
    expect(model.predict(X)).toEqual(y);
    expect(new Set(calls.map((call) => call.output))).toEqual(new Set([0, 1, 2]));
    for (const proba of model.predictProba(X)) {
      expect(proba.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    }
  });

  it('counts a row of weight 2 as two rows', () => {
    const options = { tol: 1e-9, maxIter: 5000 };
    const weighted = new NBLogisticRegression<string>(options);
    weighted.fit([...sea, [1, 1, 1]], [...places, 'sea'], { sampleWeight: [2, 1, 1, 1, 0] });
    const repeated = new NBLogisticRegression<string>(options);
    repeated.fit([sea[0]!, ...sea], ['sea', ...places]);
    weighted.coef[0]!.forEach((w, j) => expect(w).toBeCloseTo(repeated.coef[0]![j]!, 6));
  });

  it('refuses options out of range', () => {
    expect(() => new NBLogisticRegression({ beta: 1.5 })).toThrow('beta must be from 0 to 1');
    expect(() => new NBLogisticRegression({ alpha: 0 })).toThrow('alpha must be greater than 0');
  });
});
