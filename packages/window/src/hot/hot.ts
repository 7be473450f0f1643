import { StateReader } from '../aggregates/state-reader.js';
import { StateWriter } from '../aggregates/state-writer.js';
import { WindowError, checkNumber } from '../errors.js';
import { parseDuration } from '../time/duration.js';
import type { Duration } from '../time/duration.js';
import type { Key } from './ranking.js';
import { SpaceSaving } from './space-saving.js';

/** Options of `hot`. */
export interface HotOptions {
  /** After how long an event counts half: `'1 hour'`, or milliseconds. */
  halfLife: Duration;
  /**
   * How many keys are counted; 65,536. Up to so many keys scores are exact; with more the
   * coldest make room, and each score is known within its error. About 40 bytes a key and the key.
   */
  capacity?: number;
}

/** A key's score: `score - error <= the true score <= score`. */
export interface HotKey<K extends Key> {
  key: K;
  score: number;
  error: number;
}

/** Half-lives after which weights are made small again: 2^256 is far from the largest number. */
const FARTHEST = 256;

/**
 * What is hot now: counts of events in which each event halves every `halfLife`. An event of weight w at
 * time t adds w 2^((t - t0) / halfLife) to its key, relative to a landmark t0 (forward decay: Cormode,
 * Shkapenyuk, Srivastava and Xu, ICDE 2009). All scores decay alike, so that only reading divides, order
 * never changes by waiting, and events may come in any order of time.
 *
 * @throws WindowError `invalid-parameter` for a half-life that is not above 0.
 *
 * @example
 * const songs = hot<string>({ halfLife: '1 hour' });
 * songs.add('A', Date.parse('2020-06-09T12:00:00Z'));
 * songs.top(10, Date.parse('2020-06-09T13:00:00Z')); // [{ key: 'A', score: 0.5, error: 0 }]
 */
export function hot<K extends Key = Key>(options: HotOptions): Hot<K> {
  return new Hot<K>(options);
}

/** See `hot`. */
export class Hot<K extends Key = Key> {
  readonly halfLife: number;
  readonly #format: string;
  #counts: SpaceSaving<K>;
  /** The landmark; NaN before the first event. */
  #start = NaN;
  // Many events have the time of the one before.
  #lastTime = NaN;
  #lastWeight = 0;

  constructor(options: HotOptions) {
    this.halfLife = checkNumber('halfLife', parseDuration(options.halfLife, 'halfLife'), {
      min: 1,
    });
    this.#counts = new SpaceSaving(options.capacity ?? 65_536);
    this.#format = `hot/1 ${this.halfLife}`;
  }

  /** Keys that are counted. */
  get size(): number {
    return this.#counts.size;
  }

  /**
   * Counts an event.
   *
   * @param time Milliseconds since the epoch, in any order. One far in the future makes all others cold:
   *   feed times that a watermark has seen, or check them against a clock.
   * @throws WindowError `invalid-parameter` for a time or weight that is not finite, or a weight below 0.
   */
  add(key: K, time: number, weight = 1): void {
    if (time !== this.#lastTime) this.#setTime(time);
    this.#counts.add(key, weight * this.#lastWeight);
  }

  /** The k hottest keys, hottest first, with their scores at `now` (milliseconds since the epoch). */
  top(k: number, now: number): HotKey<K>[] {
    return this.#counts.top(k).map(({ key, count, error }) => ({
      key,
      score: this.#decayed(count, now),
      error: this.#decayed(error, now),
    }));
  }

  /** A key's score at `now`; 0 where it is not counted. */
  score(key: K, now: number): number {
    return this.#decayed(this.#counts.get(key)?.count ?? 0, now);
  }

  /** Everything, to be saved. */
  snapshot(): Uint8Array {
    const writer = new StateWriter(this.#format).float(this.#start);
    this.#counts.write(writer);
    return writer.finish();
  }

  /**
   * Goes on from a snapshot, in place of what was counted here.
   *
   * @throws WindowError `invalid-snapshot` for other bytes, and for those of another half-life or capacity.
   */
  restore(snapshot: Uint8Array): void {
    const reader = new StateReader(snapshot, this.#format);
    const start = reader.float();
    const counts = SpaceSaving.read<K>(reader, this.#counts.capacity);
    reader.check(Number.isFinite(start) || counts.size === 0, 'its time is none');
    reader.end();
    this.#counts = counts;
    this.#start = start;
    this.#lastTime = NaN;
  }

  #setTime(time: number): void {
    if (!Number.isFinite(time)) {
      throw new WindowError(
        'invalid-parameter',
        `time must be a number of milliseconds, not ${time}.`,
      );
    }
    if (Number.isNaN(this.#start)) this.#start = time;
    let age = (time - this.#start) / this.halfLife;
    if (age > FARTHEST) {
      // A whole number of half-lives: dividing by a power of two rounds nothing.
      const halvings = Math.floor(age);
      this.#counts.scale(2 ** -halvings);
      this.#start += halvings * this.halfLife;
      age = (time - this.#start) / this.halfLife;
    }
    this.#lastTime = time;
    this.#lastWeight = 2 ** age;
  }

  #decayed(count: number, now: number): number {
    if (count === 0) return 0;
    return count * 2 ** ((this.#start - now) / this.halfLife);
  }
}
