import { TextError } from '../errors.js';
import { normalizeLog, rowsOf } from '../matrix/scores.js';
import { flatten, scoreTable } from '../metrics/score-table.js';
import type { Scores } from '../metrics/score-table.js';
import { sum, weightsOf } from '../metrics/targets.js';
import type { WeightOption } from '../metrics/targets.js';
import type { Label } from '../types.js';
import { fitSteps, stepsAt } from './isotonic.js';
import type { Steps } from './isotonic.js';
import { fitSigmoid, sigmoidAt } from './sigmoid.js';
import type { Sigmoid } from './sigmoid.js';
import { fitTemperature } from './temperature.js';

/**
 * How scores become probabilities:
 * - `'temperature'`: softmax of the scores divided by one number (Guo et al. 2017). Keeps every
 *   prediction and needs the fewest samples;
 * - `'sigmoid'`: a logistic curve a class (Platt 1999), then divided by their sum. Made for scores
 *   such as those of `LinearSVC`;
 * - `'isotonic'`: any rising curve a class, then divided by their sum. The closest fit from about
 *   1,000 samples a class up, and the one for naive Bayes where documents differ much in length.
 */
export type CalibrationMethod = 'temperature' | 'sigmoid' | 'isotonic';

/** What calibration has learnt: plain data that JSON can carry. */
export type Calibration =
  | { readonly method: 'temperature'; readonly temperature: number }
  /** A curve for each class; for two classes a single one, of the second. */
  | { readonly method: 'sigmoid'; readonly curves: readonly Sigmoid[] }
  | { readonly method: 'isotonic'; readonly curves: readonly Steps[] };

/** Options of `calibrate` and `calibrateScores`. */
export interface CalibrateOptions extends WeightOption {
  /** Default 'temperature'. */
  method?: CalibrationMethod | undefined;
}

/** Options of `calibrateScores`. */
export interface CalibrateScoresOptions<L extends Label> extends CalibrateOptions {
  /** All classes, sorted as the columns are; those in `y` if not given. */
  classes?: readonly L[] | undefined;
}

/**
 * Learns how to make probabilities of scores, from samples the model has not seen while it learnt.
 * `applyCalibration` then uses it.
 *
 * @param scores - Log-probabilities or scores: a row a sample in the order of the classes; for two
 * classes also one number each that speaks for the second.
 * @param y - The true labels.
 * @throws TextError `invalid-input` if lengths or columns do not fit, labels are unknown, or scores
 * are not finite; `invalid-parameter` for an unknown method.
 * @example
 * ```ts
 * const calibration = calibrateScores([-4, -1, 2, 9], ['n', 'n', 'y', 'n'], { method: 'sigmoid' });
 * applyCalibration(calibration, [3]); // a row: probabilities of 'n' and 'y'
 * ```
 */
export function calibrateScores<L extends Label>(
  scores: Scores,
  y: ArrayLike<L>,
  options: CalibrateScoresOptions<L> = {},
): Calibration {
  const { method = 'temperature', classes } = options;
  const { truth, columns, scores: block } = scoreTable(y, scores, classes);
  const weight = weightsOf(truth.length, options.sampleWeight);
  if (method === 'temperature') {
    const rows = columns === 1 ? besideZero(block) : block;
    return { method, temperature: fitTemperature(rows, Math.max(columns, 2), truth, weight) };
  }
  const fitEach = <C>(fit: (x: Float64Array, positive: Int32Array, w: Float64Array) => C): C[] =>
    curveClasses(columns).map((label) =>
      fit(
        columnOf(block, columns, columns === 1 ? 0 : label),
        truth.map((code) => Number(code === label)),
        weight,
      ),
    );
  if (method === 'sigmoid') return { method, curves: fitEach(fitSigmoid) };
  if ((method as string) === 'isotonic') return { method, curves: fitEach(fitSteps) };
  throw new TextError(
    'invalid-parameter',
    "method must be one of {'temperature', 'sigmoid', 'isotonic'}",
  );
}

/**
 * Probabilities of scores such as `calibrateScores` has learnt from.
 *
 * @returns A row a sample in the order of the classes; rows sum to 1.
 * @throws TextError `invalid-input` if columns do not fit.
 * @example
 * ```ts
 * const calibration = { method: 'temperature', temperature: 2 } as const;
 * applyCalibration(calibration, [[Math.log(0.9), Math.log(0.1)]]); // [[0.75, 0.25]]
 * ```
 */
export function applyCalibration(calibration: Calibration, scores: Scores): Float64Array[] {
  const { block, columns } = flatten(scores);
  if (calibration.method === 'temperature') {
    return tempered(calibration.temperature, block, columns).map((row) => row.map(Math.exp));
  }
  const probabilityAt =
    calibration.method === 'sigmoid'
      ? (curve: number, score: number) => sigmoidAt(calibration.curves[curve] as Sigmoid, score)
      : (curve: number, score: number) => stepsAt(calibration.curves[curve] as Steps, score);
  if (calibration.curves.length !== curveClasses(columns).length) {
    throw new TextError(
      'invalid-input',
      `Scores have ${columns} columns, but the calibration has ${calibration.curves.length} curves.`,
    );
  }
  if (columns <= 2) {
    return Array.from(columnOf(block, columns, columns - 1), (score) => {
      const p = probabilityAt(0, score);
      return Float64Array.of(1 - p, p);
    });
  }
  return rowsOf(block, columns).map((row) => {
    const shares = row.map((score, label) => probabilityAt(label, score));
    const total = sum(shares);
    return shares.map((share) => (total === 0 ? 1 / columns : share / total));
  });
}

/** Logarithms of `applyCalibration`, which for temperatures do not end at the smallest number. */
export function applyCalibrationLog(calibration: Calibration, scores: Scores): Float64Array[] {
  if (calibration.method !== 'temperature') {
    return applyCalibration(calibration, scores).map((row) => row.map(Math.log));
  }
  const { block, columns } = flatten(scores);
  return tempered(calibration.temperature, block, columns);
}

/** Log of the softmax of scores by a temperature. */
function tempered(temperature: number, block: Float64Array, columns: number): Float64Array[] {
  const rows = columns === 1 ? besideZero(block) : block;
  const width = Math.max(columns, 2);
  return rowsOf(
    normalizeLog(
      rows.map((score) => score / temperature),
      width,
    ),
    width,
  );
}

/** Two columns for the one of two classes: a first class that always scores 0. */
function besideZero(scores: Float64Array): Float64Array {
  const rows = new Float64Array(scores.length * 2);
  scores.forEach((score, i) => (rows[2 * i + 1] = score));
  return rows;
}

/** Classes that have a curve: all, but of two only the second. */
function curveClasses(columns: number): number[] {
  return columns <= 2 ? [1] : Array.from({ length: columns }, (_, i) => i);
}

function columnOf(block: Float64Array, columns: number, column: number): Float64Array {
  return Float64Array.from(
    { length: block.length / columns },
    (_, i) => block[i * columns + column] as number,
  );
}
