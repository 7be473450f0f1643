import { TextError } from '../errors.js';
import { bestLabels } from '../matrix/scores.js';
import { flatten } from '../metrics/score-table.js';
import type { Label } from '../types.js';
import { applyCalibration, applyCalibrationLog, calibrateScores } from './calibration.js';
import type { Calibration, CalibrateOptions } from './calibration.js';

/** A fitted classifier with log-probabilities or scores: any model or pipeline of this package. */
export interface Calibratable<Input, L extends Label> {
  readonly classes: readonly L[];
  predictLogProba?(X: Input): Float64Array[];
  decisionFunction?(X: Input): Float64Array[];
}

/**
 * A classifier with calibrated probabilities over one that is fitted (scikit-learn:
 * `CalibratedClassifierCV` with `cv='prefit'`). `calibrate` makes it; the constructor is for a
 * calibration that was saved.
 *
 * @example
 * ```ts
 * const saved = JSON.stringify(calibrated.calibration);
 * new CalibratedClassifier(model, JSON.parse(saved)).predictProba(['우산 챙겨야 하나?']);
 * ```
 */
export class CalibratedClassifier<Input, L extends Label> {
  readonly estimator: Calibratable<Input, L>;
  readonly calibration: Calibration;

  constructor(estimator: Calibratable<Input, L>, calibration: Calibration) {
    this.estimator = estimator;
    this.calibration = calibration;
  }

  /** The labels, sorted, as the estimator has them. */
  get classes(): readonly L[] {
    return this.estimator.classes;
  }

  /** The most probable label of each sample, the first among equals. */
  predict(X: Input): L[] {
    const { block } = flatten(this.predictLogProba(X));
    return bestLabels(block, this.classes.length, this.classes);
  }

  /** Probabilities, a row a sample in the order of `classes`. */
  predictProba(X: Input): Float64Array[] {
    return applyCalibration(
      this.calibration,
      rawScores(this.estimator, X, this.calibration.method),
    );
  }

  /** Natural logarithms of the probabilities. */
  predictLogProba(X: Input): Float64Array[] {
    return applyCalibrationLog(
      this.calibration,
      rawScores(this.estimator, X, this.calibration.method),
    );
  }
}

/**
 * Teaches a fitted classifier honest probabilities, from samples it has not seen while it learnt.
 *
 * A temperature reads log-probabilities where the model has them, scores where not; sigmoid and
 * isotonic curves read scores where the model has them, probabilities where not, as scikit-learn
 * does.
 *
 * @param estimator - A fitted model or pipeline.
 * @param X - Samples held out, as the model's `predict` takes them.
 * @param y - Their true labels.
 * @throws TextError `invalid-input` if lengths differ, labels are unknown or scores are not finite;
 * `invalid-parameter` for an unknown method or a model without scores.
 * @example
 * ```ts
 * const calibrated = calibrate(pipeline, heldOutTexts, heldOutLabels, { method: 'temperature' });
 * calibrated.predictProba(['내일 뭐 입지?']);
 * ```
 */
export function calibrate<Input, L extends Label>(
  estimator: Calibratable<Input, L>,
  X: Input,
  y: ArrayLike<L>,
  options: CalibrateOptions = {},
): CalibratedClassifier<Input, L> {
  const scores = rawScores(estimator, X, options.method);
  const calibration = calibrateScores(scores, y, { ...options, classes: estimator.classes });
  return new CalibratedClassifier(estimator, calibration);
}

function rawScores<Input, L extends Label>(
  estimator: Calibratable<Input, L>,
  X: Input,
  method: Calibration['method'] = 'temperature',
): Float64Array[] {
  const logs = offers(estimator, 'predictLogProba');
  const scores = offers(estimator, 'decisionFunction');
  if (scores && !(logs && method === 'temperature')) return estimator.decisionFunction?.(X) ?? [];
  if (!logs) {
    throw new TextError(
      'invalid-parameter',
      'The estimator has neither decisionFunction nor predictLogProba.',
    );
  }
  const rows = estimator.predictLogProba?.(X) ?? [];
  return method === 'temperature' ? rows : rows.map((row) => row.map(Math.exp));
}

/** Whether a model has a method; a pipeline has those of its last step. */
function offers(estimator: object, name: 'predictLogProba' | 'decisionFunction'): boolean {
  if (typeof (estimator as Record<string, unknown>)[name] !== 'function') return false;
  const last = (estimator as { model?: unknown }).model;
  return typeof last !== 'object' || last === null || offers(last, name);
}
