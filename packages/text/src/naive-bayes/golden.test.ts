import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { selectRows } from '../matrix/csr.js';
import { rowsOf } from '../matrix/scores.js';
import type { CsrMatrix, Label } from '../types.js';
import { BernoulliNB } from './bernoulli-nb.js';
import { ComplementNB } from './complement-nb.js';
import { MultinomialNB } from './multinomial-nb.js';

/** Outputs of scikit-learn 1.2.1; numbers that JSON lacks are written as strings. */
interface Step {
  sample_weight: number[] | null;
  class_count: number[];
  feature_count?: number[][];
  feature_all?: number[];
  feature_log_prob: number[][];
  class_log_prior: (number | string)[];
  jll: (number | string)[][];
  log_proba?: (number | string)[][];
  proba: number[][];
  predict: Label[];
}

interface Case extends Step {
  name: string;
  class: keyof typeof estimators;
  params: Record<string, unknown>;
  X: Written;
  X_test: Written;
  y: Label[];
  classes: Label[];
  error?: { message: string };
  steps: (Step & { rows: [number, number] })[];
}

interface Written {
  shape: [number, number];
  indptr: number[];
  indices: number[];
  data: number[];
}

const estimators = { MultinomialNB, ComplementNB, BernoulliNB };
const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/naive_bayes.json', import.meta.url), 'utf8'),
) as { cases: Case[]; partial_fit: Case[] };

function matrix({ shape, indptr, indices, data }: Written): CsrMatrix {
  return {
    shape,
    indptr: Int32Array.from(indptr),
    indices: Int32Array.from(indices),
    data: Float64Array.from(data),
  };
}

function make({ class: name, params }: Case) {
  const options = Object.entries(params).map(([key, value]) => [
    key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return new estimators[name](Object.fromEntries(options) as object);
}

/** Equal to a relative 1e-12, as the golden files ask. */
function expectClose(ours: ArrayLike<number>[], theirs: (number | string)[][]): void {
  expect(ours.map((row) => row.length)).toEqual(theirs.map((row) => row.length));
  const far = theirs.flatMap((row, i) =>
    row.flatMap((value, j) => {
      const [a, b] = [ours[i]?.[j] as number, Number(value)];
      const close =
        Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b));
      return close ? [] : [[i, j, a, b]];
    }),
  );
  expect(far).toEqual([]);
}

function expectSame(nb: MultinomialNB | ComplementNB | BernoulliNB, step: Step, test: CsrMatrix) {
  expect([...nb.classCount]).toEqual(step.class_count);
  if (step.feature_count) expectClose(nb.featureCount, step.feature_count);
  if (step.feature_all) expectClose([(nb as ComplementNB).featureAll], [step.feature_all]);
  expectClose(nb.featureLogProb, step.feature_log_prob);
  expectClose([nb.classLogPrior], [step.class_log_prior]);
  // The golden joint scores of BernoulliNB are of rows that were not binarized.
  const joint = rowsOf(nb.linear.scores(test), nb.classes.length);
  expectClose(joint, step.jll);
  if (step.log_proba) expectClose(nb.predictLogProba(test), step.log_proba);
  expectClose(nb.predictProba(test), step.proba);
  expect(nb.predict(test)).toEqual(step.predict);
}

describe('naive Bayes equals scikit-learn 1.2.1', () => {
  it.each(golden.cases.map((c) => [c.name, c] as const))('%s', (_, c) => {
    const options = c.sample_weight ? { sampleWeight: c.sample_weight } : {};
    const fit = () => make(c).fit(matrix(c.X), c.y, options);
    if (c.error) {
      expect(fit).toThrow(c.error.message.replace(/ must be .*| \(input.*/, ''));
      return;
    }
    const nb = fit();
    expect(nb.classes).toEqual(c.classes);
    expect(nb.nFeaturesIn).toBe(c.X.shape[1]);
    expectSame(nb, c, matrix(c.X_test));
  });

  it.each(golden.partial_fit.map((c) => [c.class, c.params, c] as const))(
    'partialFit of %s %j, step by step',
    (_, __, c) => {
      const nb = make(c);
      for (const step of c.steps) {
        const rows = Array.from(
          { length: step.rows[1] - step.rows[0] },
          (_, i) => i + step.rows[0],
        );
        nb.partialFit(
          selectRows(matrix(c.X), rows),
          rows.map((row) => c.y[row] as Label),
          { classes: c.classes, sampleWeight: step.sample_weight ?? undefined },
        );
        expectSame(nb, step, matrix(c.X_test));
      }
    },
  );
});
