import { checkNumber } from '../errors.js';
import { DetectorBase } from './detector-base.js';
import type { Memory } from './detector-base.js';
import { scoreOf } from './detector.js';
import type { AnomalyDetector, Verdict } from './detector.js';
import { normalTail } from './normal-tail.js';
import { RobustLevel } from './robust-level.js';

export interface RobustEwmaOptions {
  /** Weight of a new point in level and spread: 0.01, about the last 100 points. */
  weight?: number;
  /** Share of points that alarm where noise is normal and nothing is wrong: 1e-4. */
  falseAlarmRate?: number;
}

/**
 * Distance from an exponentially weighted mean (Roberts, "Control Chart Tests Based on Geometric Moving
 * Averages", Technometrics 1959), in spreads. Mean and spread learn a point as if it were no further
 * than 3 absolute deviations away (Huber 1981), so that outliers do not hide each other. The p-value is
 * that of a normal number.
 */
export function robustEwma(options: RobustEwmaOptions = {}): AnomalyDetector {
  return new RobustEwma(options);
}

class RobustEwma extends DetectorBase {
  readonly #level: RobustLevel;
  readonly #rate: number;
  protected readonly memory: readonly Memory[];

  constructor({ weight = 0.01, falseAlarmRate = 1e-4 }: RobustEwmaOptions) {
    checkNumber('weight', weight, { min: 1e-9, max: 1 });
    checkNumber('falseAlarmRate', falseAlarmRate, { min: 0, max: 1 });
    super('robustEwma', [weight, falseAlarmRate]);
    this.#level = new RobustLevel(weight);
    this.#rate = falseAlarmRate;
    this.memory = [this.#level];
  }

  protected expect(): number {
    return this.#level.value;
  }

  protected judge(_time: number, value: number): Verdict {
    const expected = this.#level.value;
    const pValue = normalTail(this.#level.take(value));
    const score = scoreOf(-Math.log10(Math.max(pValue, Number.MIN_VALUE)));
    return { expected, actual: value, score, pValue, alarm: pValue < this.#rate };
  }
}
