import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { pairUp, sum } from './targets.js';
import type { WeightOption } from './targets.js';

/** What the cells of a confusion matrix are shares of: the true class, the predicted one, all. */
export type Normalize = 'true' | 'pred' | 'all';

/** Options of `confusionMatrix`. */
export interface ConfusionOptions<L extends Label> extends WeightOption {
  /** Order of rows and columns; samples with other labels are left out. All labels, sorted. */
  labels?: readonly L[] | undefined;
  /** Shares of rows, columns or everything in place of counts; a share of nothing is 0. */
  normalize?: Normalize | null | undefined;
}

/**
 * How often each true label (row) was predicted as each label (column), as scikit-learn's
 * `confusion_matrix`.
 *
 * @returns Rows of counts (of weights, of shares), in the order of `labels`.
 * @throws TextError `invalid-input` for unfit labels or weights; `invalid-parameter` if none of
 * `labels` is in `yTrue`, or `normalize` is unknown.
 * @example
 * ```ts
 * confusionMatrix(['a', 'b', 'b'], ['a', 'b', 'a']); // [[1, 0], [1, 1]]
 * ```
 */
export function confusionMatrix<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: ConfusionOptions<L> = {},
): number[][] {
  const { normalize } = options;
  const pairs = pairUp(yTrue, yPred, options.sampleWeight);
  const labels = options.labels ?? pairs.labels;
  // Place of each occurring label in `labels`, -1 where it is not asked for.
  const wanted = new Map(labels.map((label, i) => [label, i]));
  const places = pairs.labels.map((label) => wanted.get(label) ?? -1);
  if (options.labels !== undefined && !pairs.truth.some((code) => (places[code] as number) >= 0)) {
    throw new TextError('invalid-parameter', 'At least one label specified must be in yTrue.');
  }
  const matrix = zeros(labels.length);
  for (let i = 0; i < pairs.truth.length; i++) {
    const row = places[pairs.truth[i] as number] as number;
    const column = places[pairs.predicted[i] as number] as number;
    if (row < 0 || column < 0) continue;
    const counts = matrix[row] as number[];
    counts[column] = (counts[column] as number) + (pairs.weight[i] as number);
  }
  return normalize === undefined || normalize === null ? matrix : shares(matrix, normalize);
}

function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

/** Sums of the rows of a matrix. */
export function rowSums(matrix: readonly ArrayLike<number>[]): number[] {
  return matrix.map(sum);
}

/** Sums of the columns of a square matrix. */
export function columnSums(matrix: readonly ArrayLike<number>[]): number[] {
  return matrix.map((_, column) => sum(matrix.map((row) => row[column] as number)));
}

/** Divides counts by the sums of their rows, of their columns, or of all; 0 / 0 becomes 0. */
export function shares(matrix: readonly ArrayLike<number>[], normalize: Normalize): number[][] {
  const ofRows = rowSums(matrix);
  const ofColumns = columnSums(matrix);
  const ofAll = sum(ofRows);
  const total = {
    true: (row: number) => ofRows[row] as number,
    pred: (_: number, column: number) => ofColumns[column] as number,
    all: () => ofAll,
  }[normalize] as ((row: number, column: number) => number) | undefined;
  if (total === undefined) {
    throw new TextError(
      'invalid-parameter',
      "normalize must be one of {'true', 'pred', 'all', null}",
    );
  }
  return matrix.map((counts, row) =>
    Array.from(counts, (count, column) => count / total(row, column) || 0),
  );
}
