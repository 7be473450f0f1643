import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { auc, rocCurve } from './roc-curve.js';
import { scoreTable } from './score-table.js';
import type { Scores, ScoreTable } from './score-table.js';
import { dot, mean, sum, weightsOf } from './targets.js';
import type { WeightOption } from './targets.js';

type Average = 'macro' | 'weighted' | 'micro' | null;

/** Options of `rocAucScore`. */
export interface RocAucOptions<L extends Label> extends WeightOption {
  /** With more than two classes: mean over classes or pairs. Default 'macro'. */
  average?: Average | undefined;
  /** Two classes only: area up to this rate of false positives, scaled (McClish 1989). */
  maxFpr?: number | null | undefined;
  /** More than two classes: each against the rest, or each pair (Hand & Till 2001). No default. */
  multiClass?: 'ovr' | 'ovo' | undefined;
  /** More than two classes: all of them, sorted as the columns are. */
  labels?: readonly L[] | undefined;
}

/**
 * Area under the ROC curve: how often a positive sample scores higher than a negative one
 * (scikit-learn: `roc_auc_score`).
 *
 * @param scores - For two classes one a sample (or rows, of which the last column counts); for more
 * rows of probabilities that sum to 1.
 * @returns A number from 0 to 1; with `average: null` and 'ovr' a list, if there are three classes or
 * more.
 * @throws TextError `invalid-input` if a class has no samples or scores are unfit;
 * `invalid-parameter` for options that do not fit each other.
 * @example
 * ```ts
 * rocAucScore([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // 0.75
 * ```
 */
export function rocAucScore<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: Scores,
  options: RocAucOptions<L> & { average: null; multiClass: 'ovr' },
): number | number[];
export function rocAucScore<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: Scores,
  options?: RocAucOptions<L> & { average?: 'macro' | 'weighted' | 'micro' | undefined },
): number;
export function rocAucScore<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: Scores,
  options: RocAucOptions<L> = {},
): number | number[] {
  const { maxFpr = null, sampleWeight } = options;
  const table = scoreTable(yTrue, scores, options.labels);
  const weight = weightsOf(yTrue.length, sampleWeight);
  if (table.columns <= 2) {
    return binaryArea(table.truth, column(table, table.columns - 1), weight, maxFpr);
  }
  if (maxFpr !== null && maxFpr !== 1) {
    throw new TextError('invalid-parameter', 'maxFpr is for two classes only.');
  }
  checkRowSums(table);
  if (options.multiClass === 'ovr') return oneVersusRest(table, weight, options.average);
  if (options.multiClass === 'ovo' && sampleWeight === undefined) {
    return oneVersusOne(table, options.average);
  }
  throw new TextError(
    'invalid-parameter',
    "multiClass must be in ('ovo', 'ovr'), and 'ovo' takes no sampleWeight.",
  );
}

/** Area for 0/1 labels. */
function binaryArea(
  truth: ArrayLike<number>,
  scores: Float64Array,
  sampleWeight: Float64Array | undefined,
  maxFpr: number | null = null,
): number {
  const { fpr, tpr } = rocCurve(truth, scores, { sampleWeight });
  const last = fpr.length - 1;
  if (Number.isNaN(fpr[last]) || Number.isNaN(tpr[last])) {
    throw new TextError(
      'invalid-input',
      'Only one class present in yTrue. The score is not defined in that case.',
    );
  }
  if (maxFpr === null || maxFpr === 1) return auc(fpr, tpr);
  if (!(maxFpr > 0 && maxFpr < 1)) {
    throw new TextError('invalid-parameter', `Expected maxFpr in range (0, 1], got: ${maxFpr}`);
  }
  const stop = fpr.findIndex((rate) => rate > maxFpr);
  const [x0, x1] = [fpr[stop - 1] as number, fpr[stop] as number];
  const [y0, y1] = [tpr[stop - 1] as number, tpr[stop] as number];
  const part = auc(
    [...fpr.subarray(0, stop), maxFpr],
    [...tpr.subarray(0, stop), y0 + ((y1 - y0) / (x1 - x0)) * (maxFpr - x0)],
  );
  const least = maxFpr ** 2 / 2;
  return (1 + (part - least) / (maxFpr - least)) / 2;
}

function oneVersusRest<L extends Label>(
  table: ScoreTable<L>,
  weight: Float64Array,
  average: Average | undefined,
): number | number[] {
  const { truth, columns } = table;
  if (average === 'micro') {
    // Every cell is a sample of its own.
    const hits = new Int32Array(table.scores.length);
    truth.forEach((label, i) => (hits[i * columns + label] = 1));
    const weights = table.scores.map((_, i) => weight[Math.floor(i / columns)] as number);
    return binaryArea(hits, table.scores, weights);
  }
  const classes = table.labels.map((_, k) => truth.map((label) => Number(label === k)));
  const areas = classes.map((hits, k) => binaryArea(hits, column(table, k), weight));
  const support = classes.map((hits) => dot(hits, weight));
  return average === null ? areas : averaged(areas, support, average);
}

function oneVersusOne<L extends Label>(table: ScoreTable<L>, average: Average | undefined): number {
  const samples = table.labels.map((): number[] => []);
  table.truth.forEach((label, i) => samples[label]?.push(i));
  const present = samples.flatMap((list, label) => (list.length > 0 ? [label] : []));
  const areas: number[] = [];
  const prevalence: number[] = [];
  for (const a of present) {
    for (const b of present) {
      if (b <= a) continue;
      const first = samples[a] as number[];
      const both = [...first, ...(samples[b] as number[])];
      const isFirst = both.map((_, i) => Number(i < first.length));
      const isSecond = isFirst.map((value) => 1 - value);
      areas.push(
        (binaryArea(isFirst, column(table, a, both), undefined) +
          binaryArea(isSecond, column(table, b, both), undefined)) /
          2,
      );
      prevalence.push(both.length);
    }
  }
  return averaged(areas, prevalence, average);
}

function averaged(areas: number[], weights: number[], average: Average = 'macro'): number {
  if (average === 'macro') return mean(areas);
  if (average === 'weighted') return mean(areas, weights);
  throw new TextError(
    'invalid-parameter',
    "average must be one of ('macro', 'weighted'), for 'ovr' also 'micro' and null",
  );
}

/** One column of the scores, of all samples or of some. */
function column<L extends Label>(
  { scores, columns, truth }: ScoreTable<L>,
  k: number,
  samples: ArrayLike<number> = truth,
): Float64Array {
  return Float64Array.from(
    samples,
    (sample, i) => scores[(samples === truth ? i : sample) * columns + k] as number,
  );
}

/** Scores of many classes are comparable only if they are probabilities. */
function checkRowSums<L extends Label>({ scores, columns, truth }: ScoreTable<L>): void {
  for (let i = 0; i < truth.length; i++) {
    const total = sum(scores.subarray(i * columns, (i + 1) * columns));
    if (Math.abs(total - 1) > 1e-5) {
      throw new TextError(
        'invalid-input',
        `Target scores need to be probabilities, i.e. they should sum up to 1.0 over classes; row ${i} sums to ${total}.`,
        i,
      );
    }
  }
}
