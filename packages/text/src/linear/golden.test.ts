import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CsrMatrix } from '../types.js';
import { LinearSVC } from './linear-svc.js';
import { LogisticRegression } from './logistic-regression.js';

interface GoldenFit {
  coef: number[][];
  intercept: number[];
  classes: number[];
  decision: number[] | number[][];
  proba: number[][] | null;
}
type GoldenFits = Record<
  | 'linearsvc_C1_bin'
  | 'linearsvc_C1_multi_ovr'
  | 'linearsvc_primal'
  | 'logreg_lbfgs_C1_bin'
  | 'logreg_lbfgs_C10_multi'
  | 'logreg_balanced_bin',
  GoldenFit
>;
interface Golden extends GoldenFits {
  X: { shape: [number, number]; indptr: number[]; indices: number[]; data: number[] };
  y_multi: number[];
  y_bin: number[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/linear.json', import.meta.url), 'utf8'),
) as Golden;
const X: CsrMatrix = {
  shape: golden.X.shape,
  indptr: Int32Array.from(golden.X.indptr),
  indices: Int32Array.from(golden.X.indices),
  data: Float64Array.from(golden.X.data),
};

/** The largest difference between rows of numbers. */
function distance(rows: ArrayLike<number>[], others: ArrayLike<number>[]): number {
  expect(rows.length).toBe(others.length);
  let largest = 0;
  rows.forEach((row, i) => {
    expect(row.length).toBe(others[i]!.length);
    for (let j = 0; j < row.length; j++) {
      largest = Math.max(largest, Math.abs(row[j]! - others[i]![j]!));
    }
  });
  return largest;
}

function rowsOf(decision: number[] | number[][]): number[][] {
  return decision.map((row) => (typeof row === 'number' ? [row] : row));
}

describe('LinearSVC and scikit-learn', () => {
  it.each([
    ['linearsvc_C1_bin', golden.y_bin, true],
    ['linearsvc_C1_multi_ovr', golden.y_multi, true],
    ['linearsvc_primal', golden.y_multi, false],
  ] as const)('%s', (name, y, dual) => {
    const expected = golden[name];
    const svc = new LinearSVC<number>({ dual, tol: 1e-9, maxIter: 100_000 }).fit(X, y);
    expect(svc.classes).toEqual(expected.classes);
    expect(svc.converged.every(Boolean)).toBe(true);
    expect(distance(svc.coef, expected.coef)).toBeLessThan(1e-7);
    expect(distance([svc.intercept], [expected.intercept])).toBeLessThan(1e-7);
    expect(distance(svc.decisionFunction(X), rowsOf(expected.decision))).toBeLessThan(1e-7);
    const loose = new LinearSVC<number>({ dual }).fit(X, y);
    expect(loose.predict(X)).toEqual(svc.predict(X));
  });
});

describe('LogisticRegression and scikit-learn', () => {
  it.each([
    ['logreg_lbfgs_C1_bin', golden.y_bin, { C: 1 }, 8],
    ['logreg_lbfgs_C10_multi', golden.y_multi, { C: 10 }, 23],
    ['logreg_balanced_bin', golden.y_bin, { C: 1, classWeight: 'balanced' }, 7],
  ] as const)('%s', (name, y, options, iterations) => {
    const expected = golden[name];
    const model = new LogisticRegression<number>({ ...options, tol: 1e-9, maxIter: 1000 });
    model.fit(X, y);
    expect(model.classes).toEqual(expected.classes);
    expect(model.converged).toEqual([true]);
    // scikit-learn stops before the optimum here; to meet it, iterations have to run as there.
    expect(model.nIter).toBe(iterations);
    expect(distance(model.coef, expected.coef)).toBeLessThan(1e-6);
    expect(distance([model.intercept], [expected.intercept])).toBeLessThan(1e-6);
    expect(distance(model.decisionFunction(X), rowsOf(expected.decision))).toBeLessThan(1e-6);
    expect(distance(model.predictProba(X), expected.proba ?? [])).toBeLessThan(1e-6);
    const logs = (expected.proba ?? []).map((row) => row.map(Math.log));
    expect(distance(model.predictLogProba(X), logs)).toBeLessThan(1e-5);
  });
});
