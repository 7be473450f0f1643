import { checkNumber } from '../errors.js';
import { CoolDown, checkCoolDown } from './cool-down.js';
import { CusumSums } from './cusum-sums.js';
import { DailyBaseline } from './daily-baseline.js';
import { DetectorBase } from './detector-base.js';
import type { Memory } from './detector-base.js';
import { scoreOf } from './detector.js';
import type { AnomalyDetector, Verdict } from './detector.js';
import { FadingMean } from './fading-mean.js';
import { FadingScale } from './fading-scale.js';
import { PeaksTail } from './peaks-tail.js';

export interface AnomalyDetectorOptions {
  /** Scores from here up alarm: 0.83. */
  threshold?: number;
  /** Points after an alarm in which only a higher score alarms again: 120. */
  coolDown?: number;
}

/** Weight of a point for spreads and for the slow mean. */
const SLOW = 0.003;
const FAST = 0.03;
/** Where a residual is cut for the spread; that of the two means is left wide, so that a lasting shift becomes usual. */
const SCALE_CLIP = 3;
const BAND_CLIP = 10;
/** The burst: a mean of the last distances. */
const BURST_WEIGHT = 0.1;
const BURST_CLIP = 20;
const CUSUM_SLACK = 0.5;
const CUSUM_LIMIT = 12;
/** Spreads below this share of the level are rounding. */
const ROUNDING = 1e-9;

/**
 * The default detector: five simple ones that vote, with one alarm an anomaly.
 *
 * A point's distance from what is usual at its time of day is taken in robust standard deviations.
 * Its size, how rare that size is (drift-SPOT), how rare the sum of a burst of them is, how rare their
 * CUSUM is, and the CUSUM of a fast mean against a slow one each give a score from 0 to 1. The verdict's
 * score is their mean. Sizes alone take noisy series for odd ones; rareness alone takes tiny steps of
 * quiet ones. The p-value is that of the rarest of the three, times three (Bonferroni).
 */
export function anomalyDetector(options: AnomalyDetectorOptions = {}): AnomalyDetector {
  return new Ensemble(options);
}

class Ensemble extends DetectorBase {
  readonly #threshold: number;
  readonly #baseline = new DailyBaseline();
  readonly #scale = new FadingScale(SLOW, SCALE_CLIP);
  readonly #burst = new FadingMean(BURST_WEIGHT);
  readonly #sums = new CusumSums(CUSUM_SLACK, CUSUM_LIMIT);
  readonly #fast = new FadingMean(FAST);
  readonly #slow = new FadingMean(SLOW);
  readonly #bandScale = new FadingScale(SLOW, BAND_CLIP);
  readonly #bandSums = new CusumSums(CUSUM_SLACK, CUSUM_LIMIT);
  readonly #sizes = new PeaksTail();
  readonly #bursts = new PeaksTail();
  readonly #shifts = new PeaksTail();
  readonly #coolDown: CoolDown;
  protected readonly memory: readonly Memory[];

  constructor({ threshold = 0.83, coolDown = 120 }: AnomalyDetectorOptions) {
    checkNumber('threshold', threshold, { min: 0, max: 1 });
    checkCoolDown(coolDown);
    super('anomalyDetector', [threshold, coolDown]);
    this.#threshold = threshold;
    this.#coolDown = new CoolDown(coolDown);
    this.memory = [
      ...[this.#baseline, this.#scale, this.#burst, this.#sums],
      ...[this.#fast, this.#slow, this.#bandScale, this.#bandSums],
      ...[this.#sizes, this.#bursts, this.#shifts, this.#coolDown],
    ];
  }

  protected expect(time: number): number {
    return this.#baseline.expect(time);
  }

  protected judge(time: number, value: number): Verdict {
    const expected = this.#baseline.expect(time);
    const residual = value - expected;
    const floor = ROUNDING * Math.abs(this.#baseline.level);
    const distance = this.#scale.distance(residual, floor);
    this.#scale.learn(residual);
    this.#baseline.learn(time, value, this.#scale);

    const size = Math.abs(distance);
    this.#burst.learn(Math.min(size, BURST_CLIP) - this.#burst.value);
    const sizeSurprise = surpriseOf(this.#sizes, size);
    const burstSurprise = surpriseOf(this.#bursts, this.#burst.value);
    const shiftSurprise = surpriseOf(this.#shifts, this.#sums.add(distance));

    const votes =
      scoreOf(size) +
      scoreOf(sizeSurprise) +
      scoreOf(burstSurprise) +
      scoreOf(shiftSurprise) +
      scoreOf(this.#bandSums.add(this.#bandDistance(value, floor)));
    const { score } = this.#coolDown.apply(votes / 5);
    const rarest = Math.max(sizeSurprise, burstSurprise, shiftSurprise);
    const pValue = rarest === 0 ? 1 : Math.min(1, 3 * 10 ** -rarest);
    return { expected, actual: value, score, pValue, alarm: score >= this.#threshold };
  }

  /** How far a fast mean is from a slow one, in standard deviations of that difference. */
  #bandDistance(value: number, floor: number): number {
    this.#fast.learn(value - this.#fast.value);
    const difference = this.#fast.value - this.#slow.value;
    const distance = this.#bandScale.distance(difference, floor);
    this.#bandScale.learn(difference);
    this.#slow.learn(value - this.#slow.value);
    return distance;
  }
}

/** The surprise of x by a tail, which then learns it. */
function surpriseOf(tail: PeaksTail, x: number): number {
  const surprise = tail.surprise(x);
  tail.learn(x);
  return surprise;
}
