import { StateReader } from '../aggregates/state-reader.js';
import { StateWriter } from '../aggregates/state-writer.js';
import { checkNumber } from '../errors.js';
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
/** How far the logarithm of a weight may be from the anchor's: x^6 / 720 is below 2^-52. */
const NEAR = 2 ** -7;
/** The range of dates, in milliseconds. */
const MAX_TIME = 8.64e15;

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
  /** By what the logarithm of a weight grows in a millisecond. */
  readonly #rate: number;
  #counts: SpaceSaving<K>;
  /** The landmark; NaN before the first event. */
  #start = NaN;
  /** A time whose weight is known: those of times near to it follow without an exponential. */
  #anchor = NaN;
  #anchorWeight = 0;

  constructor(options: HotOptions) {
    this.halfLife = checkNumber('halfLife', parseDuration(options.halfLife, 'halfLife'), {
      min: 1,
    });
    this.#rate = Math.LN2 / this.halfLife;
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
   * @throws WindowError `invalid-parameter` for a time out of the range of dates, or a weight below
   *   0 or without bounds.
   */
  add(key: K, time: number, weight = 1): void {
    const x = (time - this.#anchor) * this.#rate;
    const near = x < NEAR && x > -NEAR;
    // e^x by the first terms of its series: the next one is below what a number can tell.
    const growth = near ? 1 + x * (1 + x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x / 120)))) : 1;
    if (!near) this.#moveAnchor(time);
    this.#counts.add(key, weight * this.#anchorWeight * growth);
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

  /** Everything, to be saved. It has no checksum: reading finds what is cut or out of bounds, not every changed bit. */
  snapshot(): Uint8Array {
    const writer = new StateWriter(this.#format).float(this.#start).float(this.#anchor);
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
    const [start, anchor] = [reader.float(), reader.float()];
    const counts = SpaceSaving.read<K>(reader, this.#counts.capacity);
    const timed = Math.abs(start) <= MAX_TIME && anchor <= start + (FARTHEST + 1) * this.halfLife;
    const empty = Number.isNaN(start) && Number.isNaN(anchor) && counts.size === 0;
    reader.check(timed || empty, 'its times are none');
    reader.end();
    this.#counts = counts;
    this.#start = start;
    this.#anchor = anchor;
    this.#anchorWeight = this.#weightAt(anchor);
  }

  #moveAnchor(time: number): void {
    checkNumber('time', time, { min: -MAX_TIME, max: MAX_TIME });
    if (Number.isNaN(this.#start)) this.#start = time;
    const age = (time - this.#start) / this.halfLife;
    if (age > FARTHEST) {
      // A whole number of half-lives: dividing by a power of two rounds nothing.
      const halvings = Math.floor(age);
      this.#counts.scale(2 ** -halvings);
      this.#start += halvings * this.halfLife;
    }
    this.#anchor = time;
    this.#anchorWeight = this.#weightAt(time);
  }

  #weightAt(time: number): number {
    return 2 ** ((time - this.#start) / this.halfLife);
  }

  #decayed(count: number, now: number): number {
    if (count === 0) return 0;
    return count * 2 ** ((this.#start - now) / this.halfLife);
  }
}
