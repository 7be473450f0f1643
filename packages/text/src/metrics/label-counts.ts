import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { chosenLabel } from './binary-curve.js';
import { pairUp, sum } from './targets.js';
import type { WeightOption } from './targets.js';

/** How the scores of single labels become one number. */
export type Average = 'binary' | 'micro' | 'macro' | 'weighted';

/** Options of metrics that score each label by itself. */
export interface LabelOptions<
  L extends Label,
  A extends Average | null = Average | null,
> extends WeightOption {
  /** The labels that count, in their order; all labels, sorted. Not read by 'binary'. */
  labels?: readonly L[] | undefined;
  /** The label that 'binary' scores. Default 1. */
  posLabel?: L | undefined;
  /**
   * - `'binary'`: the score of `posLabel`, where there are two labels at most;
   * - `'micro'`: one score from the counts of all labels together;
   * - `'macro'`: mean over the labels;
   * - `'weighted'`: mean over the labels, weighted by how often each is true;
   * - `null`: a score for each label.
   */
  average?: A | undefined;
  /**
   * Result of a division by zero. `'warn'` (the default) counts as 0; unlike scikit-learn it writes
   * nothing to the console.
   */
  zeroDivision?: 'warn' | 0 | 1 | undefined;
}

/** For each label: weight of the samples where it is right, predicted, true. */
export interface LabelCounts<L extends Label> {
  readonly labels: readonly L[];
  right: number[];
  predicted: number[];
  truth: number[];
  /** Whether `labels` are all labels that occur. */
  readonly complete: boolean;
  /** Whether scikit-learn would hold these counts as floating-point numbers. */
  readonly fractional: boolean;
}

/** Counts by label; with 'micro' all labels count as one. */
export function countLabels<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L>,
): LabelCounts<L> {
  const { average = null, sampleWeight } = options;
  checkOptions(options);
  const pairs = pairUp(yTrue, yPred, sampleWeight);
  const size = pairs.labels.length;
  const right = new Float64Array(size);
  const predicted = new Float64Array(size);
  const truth = new Float64Array(size);
  let hit = false;
  for (let i = 0; i < pairs.truth.length; i++) {
    const [t, p] = [pairs.truth[i] as number, pairs.predicted[i] as number];
    const weight = pairs.weight[i] as number;
    truth[t] = (truth[t] as number) + weight;
    predicted[p] = (predicted[p] as number) + weight;
    if (t !== p) continue;
    hit = true;
    right[t] = (right[t] as number) + weight;
  }
  if (average === 'binary' && size > 2) {
    throw new TextError(
      'invalid-parameter',
      "Target is multiclass but average='binary'. Please choose another average setting.",
    );
  }
  const labels =
    average === 'binary'
      ? [chosenLabel(pairs.labels, options.posLabel)]
      : (options.labels ?? pairs.labels);
  const place = new Map<Label, number>(pairs.labels.map((label, i) => [label, i]));
  const pick = (counts: Float64Array): number[] => {
    const picked = labels.map((label) => counts[place.get(label) ?? -1] ?? 0);
    return average === 'micro' ? [sum(picked)] : picked;
  };
  const asked = new Set<Label>(labels);
  return {
    labels,
    right: pick(right),
    predicted: pick(predicted),
    truth: pick(truth),
    complete: asked.size === size && pairs.labels.every((label) => asked.has(label)),
    fractional: sampleWeight !== undefined || !hit,
  };
}

function checkOptions<L extends Label>({ average, zeroDivision, labels }: LabelOptions<L>): void {
  if (!['binary', 'micro', 'macro', 'weighted', null, undefined].includes(average)) {
    throw new TextError(
      'invalid-parameter',
      "average has to be one of (null, 'micro', 'macro', 'weighted', 'binary')",
    );
  }
  if (!['warn', 0, 1, undefined].includes(zeroDivision)) {
    throw new TextError('invalid-parameter', 'zeroDivision must be one of ["warn", 0, 1]');
  }
  if (labels?.length === 0) {
    throw new TextError('invalid-parameter', "'labels' should contain at least one label.");
  }
}

/** Divides count by count; a division by zero gives `zeroDivision`. */
export function ratios(
  above: readonly number[],
  below: readonly number[],
  zeroDivision: 'warn' | 0 | 1 | undefined,
): number[] {
  const undefinedScore = zeroDivision === 1 ? 1 : 0;
  return above.map((value, i) => (below[i] === 0 ? undefinedScore : value / (below[i] as number)));
}
