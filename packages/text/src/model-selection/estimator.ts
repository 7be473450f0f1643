import { TextError } from '../errors.js';
import type { Label, WorkOptions } from '../types.js';
import { takeSamples } from './samples.js';
import type { Part, Samples } from './samples.js';
import type { Split } from './splitter.js';

/**
 * What can be tried out: any model or pipeline of this package, or one of your own. `never` stands
 * for "whatever the model takes"; `InputOf` and `LabelOf` read it from the model's own methods.
 */
export interface Estimator {
  fit(X: never, y: never, options?: WorkOptions): unknown;
  predict(X: never): ArrayLike<Label>;
}

/** What a model learns from: documents, rows or a sparse matrix. */
export type InputOf<E extends Estimator> = Parameters<E['fit']>[0] & Samples;

/** What a model predicts. */
export type LabelOf<E extends Estimator> = ReturnType<E['predict']>[number];

/** An estimator as cross-validation sees it: the caller's types have been checked at its door. */
export interface Model {
  readonly classes?: readonly Label[] | undefined;
  fit(X: Samples, y: Label[], options: WorkOptions): unknown;
  predict(X: Samples): ArrayLike<Label>;
  predictProba?(X: Samples): Float64Array[];
  predictLogProba?(X: Samples): Float64Array[];
  decisionFunction?(X: Samples): Float64Array[];
}

/** Methods that give a row of numbers for each sample. */
export type ScoreMethod = 'predictProba' | 'predictLogProba' | 'decisionFunction';

/** Rows of numbers and the classes of their columns; an error if the model cannot give them. */
export function scoresOf(
  model: Model,
  method: ScoreMethod,
  X: Samples,
): { rows: Float64Array[]; classes: readonly Label[] } {
  const rows = model[method]?.(X);
  const { classes } = model;
  if (rows && classes) return { rows, classes };
  throw new TextError('invalid-parameter', `The estimator has no ${method} or no classes.`);
}

/** Both sides of a split, cut out. */
export interface Fold {
  readonly XTrain: Samples;
  readonly yTrain: Label[];
  readonly XTest: Samples;
  readonly yTest: Label[];
}

/** Cuts both sides of a split out of the samples. */
export function cutFold(X: Samples, y: ArrayLike<Label>, { train, test }: Split): Fold {
  const labels = (rows: Int32Array): Label[] => Array.from(rows, (row) => y[row] as Label);
  const part = (rows: Int32Array): Part<Samples> => takeSamples(X, rows);
  return { XTrain: part(train), yTrain: labels(train), XTest: part(test), yTest: labels(test) };
}
