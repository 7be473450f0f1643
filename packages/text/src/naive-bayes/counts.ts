import { TextError } from '../errors.js';
import { uniqueLabels } from '../labels.js';
import type { CsrMatrix, Label } from '../types.js';

/**
 * All that naive Bayes knows: sums over the rows it has seen. Sums can be added, taken away, saved
 * and laid over each other, which is what partial fits, unlearning and personal models live on.
 */
export interface NaiveBayesCounts<L extends Label = Label> {
  /** The labels, sorted. */
  readonly classes: readonly L[];
  /** Weight of the rows of each class. */
  readonly classCount: Float64Array;
  /** Weighed values of each feature in each class: `featureCount[feature * classes + class]`. */
  readonly featureCount: Float64Array;
}

/** Rows to count, with the number of their class, and how to read their values. */
export interface LabelledRows {
  readonly X: CsrMatrix;
  readonly codes: Int32Array;
  /** A weight for each row; `null` for 1 each. */
  readonly weights: ArrayLike<number> | null;
  /** Values above this count as 1 and others as 0; `null` takes them as they are. */
  readonly binarize: number | null;
}

export function emptyCounts<L extends Label>(
  classes: readonly L[],
  features: number,
): NaiveBayesCounts<L> {
  return {
    classes,
    classCount: new Float64Array(classes.length),
    featureCount: new Float64Array(classes.length * features),
  };
}

export function copyCounts<L extends Label>(counts: NaiveBayesCounts<L>): NaiveBayesCounts<L> {
  return {
    classes: [...counts.classes],
    classCount: counts.classCount.slice(),
    featureCount: counts.featureCount.slice(),
  };
}

/** A block that is stored feature by feature, as scikit-learn shows it: a row for each class. */
export function rowPerClass(block: Float64Array, outputs: number): Float64Array[] {
  return Array.from({ length: outputs }, (_, k) =>
    Float64Array.from(
      { length: block.length / outputs },
      (_, j) => block[j * outputs + k] as number,
    ),
  );
}

/** Adds rows to the counts, in place. */
export function addRows(counts: NaiveBayesCounts, rows: LabelledRows): void {
  const { classCount, featureCount } = counts;
  const { X, codes, weights, binarize } = rows;
  const { indptr, indices, data } = X;
  const outputs = classCount.length;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const weight = weights === null ? 1 : (weights[row] as number);
    classCount[code] = (classCount[code] as number) + weight;
    const end = indptr[row + 1] as number;
    for (let i = indptr[row] as number; i < end; i++) {
      const at = (indices[i] as number) * outputs + code;
      const value = valueOf(data[i] as number, binarize);
      featureCount[at] = (featureCount[at] as number) + weight * value;
    }
  }
}

/** Counts, and the largest that each was when rows were taken from it. */
export interface LoweredCounts extends NaiveBayesCounts {
  /** Made when rows are first taken away; copies begin without. */
  peaks?: { readonly classCount: Float64Array; readonly featureCount: Float64Array } | undefined;
}

/**
 * Takes rows away from the counts, in place. If a count would fall below zero, by more than sums of
 * fractions are off, then these rows were never learnt: the counts are put back and the row is named.
 *
 * A sum is off by a share of the largest that it ever was, not of what is left of it: once 1e7 went
 * through a count, the 0.1 that stays is off in the tenth digit.
 */
export function removeRows(counts: LoweredCounts, rows: LabelledRows): void {
  const { classCount, featureCount } = counts;
  const { X, codes, weights, binarize } = rows;
  const { indptr, indices, data } = X;
  const outputs = classCount.length;
  const classesBefore = classCount.slice();
  const before = new Float64Array(data.length);
  counts.peaks ??= {
    classCount: new Float64Array(classCount.length),
    featureCount: new Float64Array(featureCount.length),
  };
  const { peaks } = counts;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const weight = weights === null ? 1 : (weights[row] as number);
    const end = indptr[row + 1] as number;
    let learnt = lower(classCount, peaks.classCount, code, weight);
    let i = indptr[row] as number;
    for (; i < end && learnt; i++) {
      const at = (indices[i] as number) * outputs + code;
      before[i] = featureCount[at] as number;
      const amount = weight * valueOf(data[i] as number, binarize);
      learnt = lower(featureCount, peaks.featureCount, at, amount);
    }
    if (learnt) continue;
    putBack(counts, rows, before, row, i);
    classCount.set(classesBefore);
    throw new TextError(
      'invalid-input',
      `Row ${row} was not learnt with this label and weight, so it cannot be unlearnt.`,
      row,
    );
  }
}

/** Lowers a count; `false` if it falls below zero by more than rounding. */
function lower(counts: Float64Array, peaks: Float64Array, at: number, amount: number): boolean {
  const before = counts[at] as number;
  const peak = Math.max(before, peaks[at] as number);
  const rest = before - amount;
  peaks[at] = peak;
  counts[at] = Math.max(0, rest);
  return rest >= -1e-9 * peak;
}

/** Writes the counts from before `removeRows`, last change first, from position `end` of `row`. */
function putBack(
  counts: NaiveBayesCounts,
  { X, codes }: LabelledRows,
  before: Float64Array,
  row: number,
  end: number,
): void {
  const outputs = counts.classCount.length;
  for (let i = end - 1; i >= 0; i--) {
    while ((X.indptr[row] as number) > i) row--;
    const at = (X.indices[i] as number) * outputs + (codes[row] as number);
    counts.featureCount[at] = before[i] as number;
  }
}

function valueOf(value: number, binarize: number | null): number {
  if (binarize === null) return value;
  return value > binarize ? 1 : 0;
}

/** Refuses counts that no fit can have left, as saved ones may be. */
export function checkCounts({ classes, classCount, featureCount }: NaiveBayesCounts): void {
  const sorted = uniqueLabels(classes);
  const sound =
    classes.length > 0 &&
    sorted.length === classes.length &&
    sorted.every((label, k) => label === classes[k]) &&
    classCount.length === classes.length &&
    featureCount.length > 0 &&
    featureCount.length % classes.length === 0 &&
    [classCount, featureCount].every((counts) =>
      counts.every((count) => count >= 0 && count < Infinity),
    );
  if (!sound) {
    throw new TextError(
      'invalid-model',
      'These counts do not belong to naive Bayes: classes must be sorted, and counts finite, not negative, and as many as the classes, or features x classes.',
    );
  }
}
