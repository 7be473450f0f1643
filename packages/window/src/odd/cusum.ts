import { checkNumber } from '../errors.js';
import { CoolDown, checkCoolDown } from './cool-down.js';
import { CusumSums } from './cusum-sums.js';
import { DetectorBase } from './detector-base.js';
import type { Memory } from './detector-base.js';
import { scoreOf } from './detector.js';
import type { AnomalyDetector, Verdict } from './detector.js';
import { RobustLevel } from './robust-level.js';

export interface CusumOptions {
  /** Standard deviations a point that counts lies away: half of the shift to be found; 0.5. */
  slack?: number;
  /** Sum above which it alarms, in standard deviations; the sum then starts again: 12. */
  limit?: number;
  /** Weight of a new point in level and spread: 0.005. */
  weight?: number;
  /** Points after an alarm in which only a higher score alarms again: 120. */
  coolDown?: number;
}

/** What a step over a boundary adds, on average, to a sum of normal numbers (Siegmund 1985). */
const OVERSHOOT = 0.583;

/**
 * Finds lasting shifts that are too small to see in one point: Page's two-sided cumulative sum over
 * residuals in robust standard deviations. The p-value is that of the greater sum, where residuals are
 * independent normal numbers: 2 exp(-2 slack (sum + 0.583)) (Siegmund, "Sequential Analysis", 1985).
 */
export function cusum(options: CusumOptions = {}): AnomalyDetector {
  return new Cusum(options);
}

class Cusum extends DetectorBase {
  readonly #slack: number;
  readonly #limit: number;
  readonly #level: RobustLevel;
  readonly #sums: CusumSums;
  readonly #coolDown: CoolDown;
  protected readonly memory: readonly Memory[];

  constructor({ slack = 0.5, limit = 12, weight = 0.005, coolDown = 120 }: CusumOptions) {
    checkNumber('slack', slack, { min: 1e-3, max: 100 });
    checkNumber('limit', limit, { min: 0, max: 1e6 });
    checkNumber('weight', weight, { min: 1e-9, max: 1 });
    checkCoolDown(coolDown);
    super('cusum', [slack, limit, weight, coolDown]);
    this.#slack = slack;
    this.#limit = limit;
    this.#level = new RobustLevel(weight);
    this.#sums = new CusumSums(slack, limit);
    this.#coolDown = new CoolDown(coolDown);
    this.memory = [this.#level, this.#sums, this.#coolDown];
  }

  protected expect(): number {
    return this.#level.value;
  }

  protected judge(_time: number, value: number): Verdict {
    const expected = this.#level.value;
    const sum = this.#sums.add(this.#level.take(value));
    const nats = sum > 0 ? Math.max(0, 2 * this.#slack * (sum + OVERSHOOT) - Math.LN2) : 0;
    const { score, fresh } = this.#coolDown.apply(scoreOf(nats * Math.LOG10E));
    const alarm = fresh && sum > this.#limit;
    return { expected, actual: value, score, pValue: Math.exp(-nats), alarm };
  }
}
