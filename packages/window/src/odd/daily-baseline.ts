import type { Memory } from './detector-base.js';
import { FadingMean } from './fading-mean.js';
import type { FadingScale } from './fading-scale.js';

const DAY = 86_400_000;
const HOURS = 24;
const HOUR = DAY / HOURS;
/** Weight of a point for the level. */
const LEVEL_WEIGHT = 0.01;
/** Weight of a whole hour for its place in the profile. */
const HOUR_WEIGHT = 0.2;
/** Visits of an hour before its residuals are clipped. */
const LEARNING_VISITS = 3;
const MOST_VISITS = 200;
/** Mean absolute residuals. */
const CLIP = 4;

/** What is usual at a time of day: a level that follows the series, and a profile of 24 hours around it. */
export class DailyBaseline implements Memory {
  readonly #level = new FadingMean(LEVEL_WEIGHT);
  readonly #profile = new Float64Array(HOURS);
  readonly #visits = new Float64Array(HOURS);
  #last: number = 0;

  expect(time: number): number {
    return this.#level.value + (this.#profile[hourOf(time)] as number);
  }

  get level(): number {
    return this.#level.value;
  }

  /** @param scale The residuals' spread: they are cut at a few of it, so that an anomaly moves little. */
  learn(time: number, value: number, scale: FadingScale): void {
    const hour = hourOf(time);
    const place = this.#profile[hour] as number;
    const first = this.#level.count === 0;
    const visits = Math.min(MOST_VISITS, (this.#visits[hour] as number) + 1);
    // An hour that was never seen says nothing of its own yet: the level takes it all.
    const off = value - this.#level.value;
    this.#level.learn(visits > 1 ? scale.clipped(off - place, CLIP) : off);

    // Points of one hour share its weight by the time each stands for.
    const share = first ? 1 : Math.min(1, Math.abs(time - this.#last) / HOUR);
    const residual = value - this.#level.value - place;
    const known = visits > LEARNING_VISITS ? scale.clipped(residual, CLIP) : residual;
    this.#profile[hour] = place + Math.max(HOUR_WEIGHT * share, 1 / visits) * known;
    this.#visits[hour] = visits;
    this.#last = time;
  }

  save(to: number[]): void {
    this.#level.save(to);
    to.push(...this.#profile, ...this.#visits, this.#last);
  }

  load(state: readonly number[], at: number): number {
    const begin = this.#level.load(state, at);
    this.#profile.set(state.slice(begin, begin + HOURS));
    this.#visits.set(state.slice(begin + HOURS, begin + 2 * HOURS));
    this.#last = state[begin + 2 * HOURS] as number;
    return begin + 2 * HOURS + 1;
  }
}

function hourOf(time: number): number {
  const inDay = time - Math.floor(time / DAY) * DAY;
  return Math.min(HOURS - 1, Math.floor(inDay / HOUR));
}
