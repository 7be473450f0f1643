import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextError } from '../errors.js';
import type { CsrMatrix } from '../types.js';
import type { SolverProgress } from './linear-classifier.js';
import { LinearSVC } from './linear-svc.js';
import type { LinearSVCOptions } from './linear-svc.js';

const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/linear.json', import.meta.url), 'utf8'),
) as {
  X: { shape: [number, number]; indptr: number[]; indices: number[]; data: number[] };
  y_multi: number[];
  y_bin: number[];
};
const X: CsrMatrix = {
  shape: golden.X.shape,
  indptr: Int32Array.from(golden.X.indptr),
  indices: Int32Array.from(golden.X.indices),
  data: Float64Array.from(golden.X.data),
};
const sampleWeight = [1, 2, 0.5, 1, 0, 3, 1, 1, 2, 1, 0.25];

const sea = [
  [2, 1, 0],
  [3, 0, 0],
  [0, 1, 3],
  [0, 0, 2],
];
const places = ['sea', 'sea', 'mountain', 'mountain'];

function thrown(call: () => unknown): Partial<TextError> {
  try {
    call();
  } catch (error) {
    return error as TextError;
  }
  throw new Error('nothing was thrown');
}

describe('LinearSVC', () => {
  it('tells two classes apart with one row of weights', () => {
    const svc = new LinearSVC<string>({ C: 0.3 }).fit(sea, places);
    expect(svc.classes).toEqual(['mountain', 'sea']);
    expect(
      svc.predict([
        [1, 0, 0],
        [0, 0, 1],
      ]),
    ).toEqual(['sea', 'mountain']);
    expect(svc.coef).toHaveLength(1);
    expect(svc.decisionFunction([[1, 0, 0]])[0]).toHaveLength(1);
    expect(svc.nFeaturesIn).toBe(3);
  });

  it('has a row of weights for each of more classes', () => {
    const svc = new LinearSVC<number>().fit(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [3, 1, 2],
    );
    expect(svc.classes).toEqual([1, 2, 3]);
    expect(svc.coef).toHaveLength(3);
    expect(svc.intercept).toHaveLength(3);
    expect(svc.predict([[0, 0, 5]])).toEqual([2]);
  });

  it('is never surer than C allows', () => {
    // Two points at 1 and -1: the margin is reached only as C grows.
    const weight = (C: number): number =>
      new LinearSVC<number>({ C, fitIntercept: false, tol: 1e-12 }).fit([[1], [-1]], [1, 0])
        .coef[0]![0]!;
    // min w²/2 + 2 C (1 - w)² is at 4 C / (1 + 4 C).
    expect(weight(0.25)).toBeCloseTo(0.5, 10);
    expect(weight(4)).toBeCloseTo(16 / 17, 10);
  });
});

// Far from the optimum the weights depend on the order of the rows: these agree only if every draw
// does. Sums and intercepts as scikit-learn 1.2.1 gives them, at 1e-10.
describe('LinearSVC, seed by seed', () => {
  const multi = golden.y_multi;
  const bin = golden.y_bin;
  it.each<[string, LinearSVCOptions<number>, number[], boolean, number, number, number, number]>([
    [
      'squared hinge',
      { tol: 0.1, randomState: 7 },
      multi,
      false,
      10,
      -7.612160464682857,
      0.0958538397236482,
      -742.0904384361332,
    ],
    [
      'hinge',
      { loss: 'hinge', tol: 0.1, randomState: 7 },
      multi,
      false,
      14,
      -4.356599919220424,
      -0.34237259527387026,
      -514.9055050390665,
    ],
    [
      'hinge, two classes',
      { loss: 'hinge', C: 0.2, tol: 0.01, randomState: 1 },
      bin,
      false,
      2,
      -0.40043747681486513,
      0.2,
      -95.38664169380222,
    ],
    [
      'balanced',
      { C: 2, classWeight: 'balanced', tol: 0.01, randomState: 3 },
      multi,
      false,
      19,
      -5.048511996420304,
      0.29143074817874226,
      -393.4576336053582,
    ],
    [
      'weights',
      { classWeight: { 0: 0.5, 1: 3 }, tol: 0.01, randomState: 3 },
      bin,
      true,
      15,
      -3.733675862403306,
      0.7556375042388378,
      -502.0237924790406,
    ],
    [
      'scaling',
      { interceptScaling: 10, tol: 0.01, randomState: 5 },
      bin,
      true,
      577,
      -4.244995236501296,
      0.5462594054586091,
      -565.8328730745947,
    ],
    [
      'no intercept',
      { fitIntercept: false, tol: 0.01, randomState: 5 },
      bin,
      false,
      9,
      -2.1002217847551474,
      0,
      -448.2402604606674,
    ],
    [
      'cut short',
      { maxIter: 3, tol: 1e-9, randomState: 5 },
      bin,
      false,
      3,
      -4.178346544800974,
      0.3036220367905037,
      -551.1126344746006,
    ],
  ])('%s', (_, options, y, weighted, nIter, sum, intercept, weightedSum) => {
    const svc = new LinearSVC(options).fit(X, y, weighted ? { sampleWeight } : {});
    const total = (weigh: (j: number) => number): number =>
      svc.coef.reduce((all, row) => row.reduce((part, w, j) => part + w * weigh(j), all), 0);
    expect(svc.nIter).toBe(nIter);
    expect(total(() => 1)).toBeCloseTo(sum, 10);
    expect(total((j) => j + 1)).toBeCloseTo(weightedSum, 8);
    expect(svc.intercept[0]).toBeCloseTo(intercept, 10);
  });
});

describe('the optimum', () => {
  const rows = fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }), {
    minLength: 4,
    maxLength: 12,
  });

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.1, 1), (X, C) => {
        const y = X.map((_, i) => i % 2);
        const options = { C, tol: 1e-10, maxIter: 100_000 };
        const dual = new LinearSVC<number>(options).fit(X, y);
        const primal = new LinearSVC<number>({ ...options, dual: false }).fit(X, y);
        dual.coef[0]!.forEach((w, j) => expect(w).toBeCloseTo(primal.coef[0]![j]!, 6));
        expect(dual.intercept[0]).toBeCloseTo(primal.intercept[0]!, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('counts a row of weight 2 as two rows, and one of weight 0 as none', () => {
    const options = { tol: 1e-10, maxIter: 100_000 };
    for (const loss of ['hinge', 'squared_hinge'] as const) {
      const weighted = new LinearSVC<string>({ ...options, loss }).fit(
        [...sea, [5, 5, 5]],
        [...places, 'sea'],
        {
          sampleWeight: [2, 1, 1, 1, 0],
        },
      );
      const repeated = new LinearSVC<string>({ ...options, loss }).fit(
        [sea[0]!, ...sea],
        ['sea', ...places],
      );
      weighted.coef[0]!.forEach((w, j) => expect(w).toBeCloseTo(repeated.coef[0]![j]!, 6));
    }
  });
});

describe('progress of LinearSVC', () => {
  it('says whether it converged', () => {
    const calls: SolverProgress[] = [];
    const short = new LinearSVC<number>({ maxIter: 2, tol: 1e-12 });
    short.fit(X, golden.y_bin, { onProgress: (progress) => calls.push(progress) });
    expect(short.converged).toEqual([false]);
    expect(short.nIter).toBe(2);
    expect(calls.at(-1)).toEqual({ done: 2, total: 2, output: 0, converged: false });
    expect(new LinearSVC<number>().fit(X, golden.y_multi).converged).toEqual(Array(6).fill(true));
  });

  it('stops at a signal, and leaves the model as it was', () => {
    const svc = new LinearSVC<string>().fit(sea, places);
    const before = svc.coef;
    const abort = new AbortController();
    const options = { signal: abort.signal, onProgress: () => abort.abort(new Error('enough')) };
    expect(() => svc.fit(sea, ['a', 'a', 'b', 'c'], options)).toThrow('enough');
    expect(svc.coef).toEqual(before);
    expect(svc.classes).toEqual(['mountain', 'sea']);
  });
});

describe('what LinearSVC refuses', () => {
  it('options', () => {
    for (const options of [
      { C: 0 },
      { C: NaN },
      { tol: -1 },
      { interceptScaling: 0 },
      { maxIter: 0 },
    ]) {
      expect(thrown(() => new LinearSVC(options)).code).toBe('invalid-parameter');
    }
    expect(thrown(() => new LinearSVC({ loss: 'hinge', dual: false })).message).toMatch(
      'not supported',
    );
    const unknown = new LinearSVC<string>({ classWeight: { see: 2 } });
    expect(thrown(() => unknown.fit(sea, places)).message).toMatch('[see], are not in y');
  });

  it('rows, labels and weights that do not fit', () => {
    const svc = new LinearSVC<string>();
    expect(thrown(() => svc.predict(sea)).code).toBe('not-fitted');
    expect(thrown(() => svc.fit(sea, ['sea'])).code).toBe('invalid-input');
    expect(thrown(() => svc.fit([], [])).code).toBe('invalid-input');
    expect(thrown(() => svc.fit(sea, Array(4).fill('sea'))).message).toMatch('only one class: sea');
    expect(thrown(() => svc.fit(sea, places, { sampleWeight: [1, 1, NaN, 1] })).index).toBe(2);
    expect(thrown(() => svc.fit([[1], [NaN]], ['a', 'b'])).index).toBe(1);
    svc.fit(sea, places);
    expect(thrown(() => svc.predict([[1, 2]])).message).toMatch('expecting 3 features');
  });
});
