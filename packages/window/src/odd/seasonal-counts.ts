import { checkNumber, checkOption } from '../errors.js';
import { ALL_KEYS, CountModel } from './count-model.js';
import { seasonHours } from './count-profile.js';
import type { CountSeason } from './count-profile.js';
import { surpriseOfCount, twoSided } from './count-surprise.js';
import { DetectorBase } from './detector-base.js';
import type { Memory } from './detector-base.js';
import { scoreOf } from './detector.js';
import type { AnomalyDetector, Verdict } from './detector.js';
import { FadingMean } from './fading-mean.js';

export interface SeasonalCountsOptions {
  /** Milliseconds of the windows that are counted. */
  size: number;
  /** The rhythm of the counts, in hours of a day (default) or of a week. */
  season?: CountSeason;
  /** Milliseconds that local time is ahead of UTC: 0. */
  offset?: number;
  /** Windows whose expected and actual counts are both below are not judged: 5. */
  floor?: number;
  /** Windows that are learnt before any is judged: a day of them. */
  warmUp?: number;
  /** Share of windows that alarm where nothing is wrong: 1e-4. */
  falseAlarmRate?: number;
}

/**
 * Counts per window with a rhythm and with zeros: a level times a profile of hours, and a negative
 * binomial tail around it on both sides. Each window must be told, also one without any event, with 0.
 *
 * Values below 0 or above 2^53 are no counts: they are gaps, as NaN is.
 */
export function seasonalCounts(options: SeasonalCountsOptions): AnomalyDetector {
  return new SeasonalCounts(options);
}

class SeasonalCounts extends DetectorBase {
  readonly #model: CountModel;
  readonly #seen = new FadingMean(0);
  readonly #floor: number;
  readonly #warmUp: number;
  readonly #rate: number;
  protected readonly memory: readonly Memory[];

  constructor(options: SeasonalCountsOptions) {
    const { size, season = 'day', offset = 0, floor = 5, falseAlarmRate = 1e-4 } = options;
    checkNumber('size', size, { min: 1, max: 86_400_000 });
    checkOption('season', season, ['day', 'week']);
    checkNumber('offset', offset, { min: -86_400_000, max: 86_400_000 });
    checkNumber('floor', floor, { min: 0 });
    checkNumber('falseAlarmRate', falseAlarmRate, { min: 0, max: 1 });
    const { warmUp = Math.ceil(86_400_000 / size) } = options;
    checkNumber('warmUp', warmUp, { min: 1, integer: true });
    super('seasonalCounts', [size, seasonHours(season), offset, floor, warmUp, falseAlarmRate]);
    const model = new CountModel(size, season, offset);
    this.#model = model;
    this.#floor = floor;
    this.#warmUp = warmUp;
    this.#rate = falseAlarmRate;
    const rows: Memory = {
      save: (to) => [ALL_KEYS, 0].forEach((row) => model.save(row, to)),
      load: (state, at) => model.load(0, state, model.load(ALL_KEYS, state, at)),
    };
    this.memory = [rows, this.#seen];
  }

  protected expect(time: number): number {
    return this.#model.expect(0, time).mean;
  }

  override update(time: number, value: number): Verdict {
    return super.update(time, value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : NaN);
  }

  protected judge(time: number, value: number): Verdict {
    const expected = this.#model.expect(0, time);
    const { mean, dispersion } = expected;
    this.#model.beginWindow(time);
    this.#model.learn(0, time, value, expected);
    const ready = this.#seen.count >= this.#warmUp;
    this.#seen.learn(0);
    if (!ready || Math.max(mean, value) < this.#floor) {
      return { expected: mean, actual: value, score: 0, pValue: 1, alarm: false };
    }
    const surprise = twoSided(surpriseOfCount(value, Math.max(mean, this.#floor), dispersion));
    const pValue = 10 ** -surprise;
    const score = scoreOf(surprise);
    return { expected: mean, actual: value, score, pValue, alarm: pValue < this.#rate };
  }
}
