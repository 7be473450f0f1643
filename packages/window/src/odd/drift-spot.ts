import { checkNumber } from '../errors.js';
import { CoolDown, checkCoolDown } from './cool-down.js';
import { DetectorBase } from './detector-base.js';
import type { Memory } from './detector-base.js';
import { scoreOf } from './detector.js';
import type { AnomalyDetector, Verdict } from './detector.js';
import { FadingMean } from './fading-mean.js';
import { PeaksTail } from './peaks-tail.js';

export interface DriftSpotOptions {
  /** Points that the moving mean goes over: 20. */
  depth?: number;
  /** Share of points that alarm where nothing is wrong: 1e-4. */
  falseAlarmRate?: number;
  /** Points after an alarm in which only a higher score alarms again: 120. */
  coolDown?: number;
}

/**
 * Finds points whose distance from the moving mean is rarer than a rate that you choose, whatever the
 * distribution: DSPOT of Siffer, Fouque, Termier and Largouët (KDD 2017), on both sides at once. The
 * moving mean fades, and learns every point, so that a new level is soon usual.
 */
export function driftSpot(options: DriftSpotOptions = {}): AnomalyDetector {
  return new DriftSpot(options);
}

class DriftSpot extends DetectorBase {
  readonly #mean: FadingMean;
  readonly #tail = new PeaksTail();
  readonly #rate: number;
  readonly #coolDown: CoolDown;
  protected readonly memory: readonly Memory[];

  constructor({ depth = 20, falseAlarmRate = 1e-4, coolDown = 120 }: DriftSpotOptions) {
    checkNumber('depth', depth, { min: 1, max: 1e9 });
    checkNumber('falseAlarmRate', falseAlarmRate, { min: 0, max: 0.01 });
    checkCoolDown(coolDown);
    super('driftSpot', [depth, falseAlarmRate, coolDown]);
    this.#mean = new FadingMean(1 / depth);
    this.#rate = falseAlarmRate;
    this.#coolDown = new CoolDown(coolDown);
    this.memory = [this.#mean, this.#tail, this.#coolDown];
  }

  protected expect(): number {
    return this.#mean.value;
  }

  protected judge(_time: number, value: number): Verdict {
    const expected = this.#mean.value;
    const residual = this.#mean.count === 0 ? 0 : value - expected;
    const size = Math.abs(residual);
    const surprise = this.#tail.surprise(size);
    this.#tail.learn(size);
    this.#mean.learn(value - expected);
    const { score, fresh } = this.#coolDown.apply(scoreOf(surprise));
    const pValue = 10 ** -surprise;
    return { expected, actual: value, score, pValue, alarm: fresh && pValue < this.#rate };
  }
}
