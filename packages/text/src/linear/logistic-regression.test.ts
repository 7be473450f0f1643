import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SolverProgress } from './linear-classifier.js';
import { LogisticRegression } from './logistic-regression.js';

const sea = [
  [2, 1, 0],
  [3, 0, 0],
  [0, 1, 3],
  [0, 0, 2],
];
const places = ['sea', 'sea', 'mountain', 'mountain'];

describe('LogisticRegression', () => {
  it('gives probabilities of two classes', () => {
    const model = new LogisticRegression<string>().fit(
      [
        [2, 1, 0],
        [0, 1, 3],
      ],
      ['sea', 'mountain'],
    );
    const [mountain, sea] = model.predictProba([[1, 0, 0]])[0]!;
    expect(mountain! + sea!).toBeCloseTo(1, 15);
    expect(sea).toBeCloseTo(0.7172, 3);
    expect(model.coef).toHaveLength(1);
    expect(model.predict([[1, 0, 0]])).toEqual(['sea']);
  });

  it('learns the share of a class where features say nothing', () => {
    const X = [[0], [0], [0], [0]];
    const model = new LogisticRegression<string>({ tol: 1e-10 }).fit(X, ['a', 'b', 'b', 'b']);
    expect(model.predictProba([[0]])[0]![1]).toBeCloseTo(0.75, 9);
    const three = new LogisticRegression<string>({ tol: 1e-10 }).fit(X, ['a', 'b', 'c', 'c']);
    expect(Array.from(three.predictProba([[7]])[0]!, (p) => Math.round(p * 1e8) / 1e8)).toEqual([
      0.25, 0.25, 0.5,
    ]);
    const balanced = new LogisticRegression<string>({ tol: 1e-10, classWeight: 'balanced' });
    expect(balanced.fit(X, ['a', 'b', 'b', 'b']).predictProba([[0]])[0]![1]).toBeCloseTo(0.5, 9);
  });

  it('keeps an intercept of 0 where none is asked for', () => {
    const model = new LogisticRegression<string>({ fitIntercept: false }).fit(sea, places);
    expect(Array.from(model.intercept)).toEqual([0]);
  });

  it('does without a penalty', () => {
    const model = new LogisticRegression<number>({ C: Infinity, tol: 1e-10 });
    // One feature, twice seen with 1 and once with 0: its log-odds are log 2.
    model.fit([[1], [1], [1], [0], [0]], [1, 1, 0, 1, 0]);
    expect(model.coef[0]![0]! + model.intercept[0]!).toBeCloseTo(Math.log(2), 4);
  });

  it('keeps logs of tiny probabilities', () => {
    const model = new LogisticRegression<string>({ C: 100 }).fit(sea, places);
    const far = model.predictLogProba([[1000, 0, 0]])[0]!;
    expect(far[0]).toBeLessThan(-1000);
    expect(far[1]).toBeCloseTo(0, 15);
  });

  it('reports each iteration', () => {
    const calls: SolverProgress[] = [];
    const model = new LogisticRegression<string>();
    model.fit(sea, places, { onProgress: (progress) => calls.push(progress) });
    expect(calls.map((call) => call.done).slice(0, 3)).toEqual([1, 2, 3]);
    expect(calls.at(-1)).toEqual({
      done: model.nIter,
      total: model.nIter,
      output: 0,
      converged: true,
    });
    const short = new LogisticRegression<string>({ maxIter: 1, tol: 1e-9 }).fit(sea, places);
    expect(short.converged).toEqual([false]);
  });

  it('stands at a minimum: the gradient all but vanishes', () => {
    const cell = fc.integer({ min: -3, max: 3 });
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 6, maxLength: 14 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(0.1, 1, 10),
        fc.integer({ min: 2, max: 4 }),
        (X, C, classes) => {
          const y = X.map((_, i) => i % classes);
          const sampleWeight = X.map((_, i) => 1 + (i % 3));
          const model = new LogisticRegression<number>({ C, tol: 1e-8, maxIter: 2000 });
          model.fit(X, y, { sampleWeight });
          expect(model.converged).toEqual([true]);
          const proba = model.predictProba(X);
          const first = classes === 2 ? 1 : 0;
          model.coef.forEach((row, k) => {
            const pull = X.map(
              (_, i) => sampleWeight[i]! * (proba[i]![k + first]! - (y[i] === k + first ? 1 : 0)),
            );
            row.forEach((w, j) => {
              const gradient = w / C + pull.reduce((sum, p, i) => sum + p * X[i]![j]!, 0);
              expect(Math.abs(gradient)).toBeLessThan(0.01);
            });
            expect(Math.abs(pull.reduce((sum, p) => sum + p, 0))).toBeLessThan(0.01);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
