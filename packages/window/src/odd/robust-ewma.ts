import { checkNumber } from '../errors.js';
import { logNormalTail } from '../tails/normal-tail.js';
import { CoolDown, checkCoolDown } from './cool-down.js';
import { DetectorBase } from './detector-base.js';
import type { Memory } from './detector-base.js';
import { scoreOf } from './detector.js';
import type { AnomalyDetector, Verdict } from './detector.js';
import { RobustLevel } from './robust-level.js';

export interface RobustEwmaOptions {
  /** Weight of a new point in level and spread: 0.005, about the last 200 points. */
  weight?: number;
  /** Share of points that alarm where noise is normal and nothing is wrong: 1e-4. */
  falseAlarmRate?: number;
  /** Points after an alarm in which only a higher score alarms again: 120. */
  coolDown?: number;
}

/**
 * Distance from an exponentially weighted mean (Roberts, "Control Chart Tests Based on Geometric Moving
 * Averages", Technometrics 1959), in spreads. Mean and spread learn a point as if it were no further
 * than 10 absolute deviations away (Huber 1981), so that outliers do not hide each other. The p-value is
 * that of a normal number.
 */
export function robustEwma(options: RobustEwmaOptions = {}): AnomalyDetector {
  return new RobustEwma(options);
}

class RobustEwma extends DetectorBase {
  readonly #level: RobustLevel;
  readonly #rate: number;
  readonly #coolDown: CoolDown;
  protected readonly memory: readonly Memory[];

  constructor({ weight = 0.005, falseAlarmRate = 1e-4, coolDown = 120 }: RobustEwmaOptions) {
    checkNumber('weight', weight, { min: 1e-9, max: 1 });
    checkNumber('falseAlarmRate', falseAlarmRate, { min: 0, max: 1 });
    checkCoolDown(coolDown);
    super('robustEwma', [weight, falseAlarmRate, coolDown]);
    this.#level = new RobustLevel(weight);
    this.#rate = falseAlarmRate;
    this.#coolDown = new CoolDown(coolDown);
    this.memory = [this.#level, this.#coolDown];
  }

  protected expect(): number {
    return this.#level.value;
  }

  protected judge(_time: number, value: number): Verdict {
    const expected = this.#level.value;
    const logP = logNormalTail(this.#level.take(value));
    const { score, fresh } = this.#coolDown.apply(scoreOf(Math.max(0, -logP * Math.LOG10E)));
    const pValue = Math.exp(logP);
    return { expected, actual: value, score, pValue, alarm: fresh && pValue < this.#rate };
  }
}
