import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { countLabels } from './label-counts.js';
import { precisionRecallFscoreSupport } from './precision-recall.js';
import { sum } from './targets.js';
import type { WeightOption } from './targets.js';

/** Options of `classificationReportDict`. */
export interface ReportOptions<L extends Label> extends WeightOption {
  /** The labels that count, in their order; all labels, sorted. */
  labels?: readonly L[] | undefined;
  /** What to call the labels, in their order. */
  targetNames?: readonly string[] | undefined;
  /** Result of a division by zero; `'warn'` (the default) counts as 0, without a message. */
  zeroDivision?: 'warn' | 0 | 1 | undefined;
}

/** Options of `classificationReport`. */
export interface ReportTextOptions<L extends Label> extends ReportOptions<L> {
  /** Digits after the point, 0 to 100. Default 2. */
  digits?: number | undefined;
}

/** One line of a report. */
export interface ReportScores {
  precision: number;
  recall: number;
  'f1-score': number;
  support: number;
}

/** A report by name: labels first, then 'accuracy' (a number) or 'micro avg', then the averages. */
export type ReportDict = Record<string, ReportScores | number> & {
  'macro avg': ReportScores;
  'weighted avg': ReportScores;
};

interface Report {
  labels: [name: string, scores: ReportScores][];
  averages: [name: string, scores: ReportScores][];
  /** Whether supports are written with a point, as numpy's floats are. */
  fractional: boolean;
}

function measure<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: ReportOptions<L>,
): Report {
  const counts = countLabels(yTrue, yPred, options);
  const names = options.targetNames ?? counts.labels.map(nameOf);
  if (names.length !== counts.labels.length) {
    throw new TextError(
      'invalid-parameter',
      `Number of classes, ${counts.labels.length}, does not match size of targetNames, ${names.length}. Try specifying the labels option.`,
    );
  }
  const each = precisionRecallFscoreSupport(yTrue, yPred, { ...options, average: null });
  const support = sum(each.support);
  const averages = (['micro', 'macro', 'weighted'] as const).map((average) => {
    const { precision, recall, fscore } = precisionRecallFscoreSupport(yTrue, yPred, {
      ...options,
      average,
    });
    const name = average === 'micro' && counts.complete ? 'accuracy' : `${average} avg`;
    return [name, { precision, recall, 'f1-score': fscore, support }] as [string, ReportScores];
  });
  return {
    labels: names.map((name, i) => [
      name,
      {
        precision: each.precision[i] as number,
        recall: each.recall[i] as number,
        'f1-score': each.fscore[i] as number,
        support: each.support[i] as number,
      },
    ]),
    averages,
    fractional: counts.fractional,
  };
}

/** A label as Python writes it. */
function nameOf(label: Label): string {
  if (typeof label === 'boolean') return label ? 'True' : 'False';
  return String(label);
}

/**
 * Precision, recall, F1 and support of each label as a table of text, the same to the byte as
 * scikit-learn's `classification_report`. Names are padded by code points, as Python does, so
 * columns after Korean names stand apart in fonts with full-width syllables.
 *
 * @throws TextError `invalid-input` for unfit labels or weights; `invalid-parameter` if
 * `targetNames` are not as many as the labels.
 * @example
 * ```ts
 * console.log(classificationReport(['n', 'y', 'y'], ['n', 'y', 'n']));
 * //               precision    recall  f1-score   support
 * //
 * //            n       0.50      1.00      0.67         1
 * //            y       1.00      0.50      0.67         2
 * //
 * //     accuracy                           0.67         3
 * //    macro avg       0.75      0.75      0.67         3
 * // weighted avg       0.83      0.67      0.67         3
 * ```
 */
export function classificationReport<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: ReportTextOptions<L> = {},
): string {
  const { digits = 2 } = options;
  if (!(Number.isInteger(digits) && digits >= 0 && digits <= 100)) {
    throw new TextError('invalid-parameter', `digits must be 0 to 100, not ${digits}.`);
  }
  const { labels, averages, fractional } = measure(yTrue, yPred, options);
  const width = labels.reduce(
    (widest, [name]) => Math.max(widest, Array.from(name).length),
    Math.max('weighted avg'.length, digits),
  );
  const line = (name: string, cells: readonly string[]): string =>
    `${' '.repeat(width - Array.from(name).length)}${name} ${cells.map((cell) => ` ${cell.padStart(9)}`).join('')}\n`;
  const row = ([name, scores]: readonly [string, ReportScores]): string => {
    const { precision, recall, 'f1-score': f1, support } = scores;
    const cells = [precision, recall, f1].map((score) => fixed(score, digits));
    if (name === 'accuracy') cells.fill('', 0, 2);
    const whole = fractional && Number.isInteger(support);
    return line(name, [...cells, whole ? support.toFixed(1) : String(support)]);
  };
  return [
    line('', ['precision', 'recall', 'f1-score', 'support']),
    labels.map(row).join(''),
    averages.map(row).join(''),
  ].join('\n');
}

/** `toFixed` that rounds exact halves to the even digit, as Python does: 0.125 becomes 0.12. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  // Exact halves are the odd multiples of 2^-(digits + 1).
  if (Math.abs((value * 2 ** (digits + 1)) % 2) !== 1) return text;
  const below = (value * (1 - Number.EPSILON)).toFixed(digits);
  return Number(below.at(-1)) % 2 === 0 ? below : (value * (1 + Number.EPSILON)).toFixed(digits);
}

/**
 * The figures of `classificationReport` by name (scikit-learn: `classification_report` with
 * `output_dict=True`).
 *
 * @throws TextError as `classificationReport`.
 * @example
 * ```ts
 * const report = classificationReportDict(['n', 'y', 'y'], ['n', 'y', 'n']);
 * report['macro avg'].recall; // 0.75
 * report['accuracy']; // 0.6666666666666666
 * ```
 */
export function classificationReportDict<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: ReportOptions<L> = {},
): ReportDict {
  const { labels, averages } = measure(yTrue, yPred, options);
  return Object.fromEntries(
    [...labels, ...averages].map(([name, scores]) => [
      name,
      name === 'accuracy' ? scores.precision : scores,
    ]),
  ) as ReportDict;
}
