import type { StateReader } from '../aggregates/state-reader.js';
import type { StateWriter } from '../aggregates/state-writer.js';
import { compareKeys } from './ranking.js';
import type { Key } from './ranking.js';

/** What is kept of a key. */
interface KeyHistory {
  /** Its counts, weighted, in each part of the season, and in all of them behind. */
  counts: Float64Array;
  /** What `#exposure` was when it first came. */
  since: number;
}

/** What to expect of a key in one window: a gamma distribution of its rate. */
export interface Forecast {
  mean: number;
  /** The larger, the surer. */
  shape: number;
}

/** Windows that the mean of all keys weighs for a key, and the mean of all windows for a part of the season. */
const PRIOR_WINDOWS = 1;
/** Half-lives after which weights are made small again. */
const FARTHEST = 256;

/**
 * Counts by key and part of a season (hour of the day), in which a window halves every half-life. A
 * window of weight 1 now has 2^((t - t0) / halfLife) at its time t, so that nothing is touched by waiting. A
 * key that is absent from a window had 0 in it, from its first window on.
 *
 * What is expected of a key: all keys together have a profile over the season, f = a part's mean over
 * the mean of all. The key's own rate is its count over the windows since it came, each taken as f
 * windows, shrunk to the mean of all keys. In a part of the season its rate is gamma distributed around
 * rate x f, known as well as `strength` windows would tell it, before the counts of that part are added: the
 * gamma-Poisson model, whose counts are negative binomial.
 */
export class SeasonHistory<K extends Key> {
  readonly #parts: number;
  readonly #halfLife: number;
  readonly #keys = new Map<K, KeyHistory>();
  /** t0; NaN before the first window. */
  #start = NaN;
  /** Weights of the windows and counts of all keys, in each part of the season and in all of them behind. */
  #windows: Float64Array;
  #counts: Float64Array;
  /** Weights of all windows, each times the profile at its part. */
  #exposure = 0;

  constructor(parts: number, halfLife: number) {
    this.#parts = parts;
    this.#halfLife = halfLife;
    this.#windows = new Float64Array(parts + 1);
    this.#counts = new Float64Array(parts + 1);
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: K): boolean {
    return this.#keys.has(key);
  }

  /** Whether nothing was ever counted: then nothing can be expected. */
  get isEmpty(): boolean {
    return this.#counts[this.#parts] === 0;
  }

  /** What a key is expected to have in a window at `time` in a part of the season. */
  forecast(key: K, part: number, time: number, strength: number): Forecast {
    const now = this.#scaleAt(time);
    const profile = this.#profile(part, now);
    const typical =
      (this.#counts[this.#parts] as number) /
      ((this.#windows[this.#parts] as number) * this.#keys.size);
    const known = this.#keys.get(key);
    const exposure = known === undefined ? 0 : this.#exposure - known.since;
    const total = (known?.counts[this.#parts] ?? 0) * now;
    const rate = (total + typical * PRIOR_WINDOWS) / (exposure * now + PRIOR_WINDOWS);
    const share = exposure / this.#exposure;
    const windows = (this.#windows[part] as number) * now * share;
    const shape = rate * profile * strength + (known?.counts[part] ?? 0) * now;
    return { mean: shape / (strength + windows), shape };
  }

  /** Takes a window's counts in, each key once. */
  learn(part: number, time: number, counts: Iterable<readonly [K, number]>): void {
    if (Number.isNaN(this.#start)) this.#start = time;
    if (time - this.#start > FARTHEST * this.#halfLife) this.#rescale(time);
    const weight = this.#weightAt(time);
    const profile = this.#profile(part, this.#scaleAt(time));
    for (const [key, count] of counts) {
      let known = this.#keys.get(key);
      if (known === undefined) {
        known = { counts: new Float64Array(this.#parts + 1), since: this.#exposure };
        this.#keys.set(key, known);
      }
      for (const into of [known.counts, this.#counts]) {
        into[part] = (into[part] as number) + weight * count;
        into[this.#parts] = (into[this.#parts] as number) + weight * count;
      }
    }
    for (const at of [part, this.#parts]) {
      this.#windows[at] = (this.#windows[at] as number) + weight;
    }
    this.#exposure += weight * profile;
  }

  /** Forgets the keys with the lowest counts, those above `most`. */
  prune(most: number): void {
    if (this.#keys.size <= most) return;
    const total = ({ counts }: KeyHistory): number => counts[this.#parts] as number;
    const rows = [...this.#keys].sort(([a, x], [b, y]) => total(x) - total(y) || compareKeys(a, b));
    for (const [key] of rows.slice(0, rows.length - most)) this.#keys.delete(key);
  }

  write(writer: StateWriter): void {
    writer.float(this.#start).float(this.#exposure);
    for (const sums of [this.#windows, this.#counts]) sums.forEach((sum) => writer.float(sum));
    writer.uint(this.#keys.size);
    for (const [key, { counts, since }] of this.#keys) {
      writer.value(key).float(since);
      counts.forEach((count) => writer.float(count));
    }
  }

  /** Reads what was written into this history, which must be new. */
  read(reader: StateReader): void {
    const amount = (): number => {
      const sum = reader.float();
      reader.check(sum >= 0 && sum < Infinity, 'a sum is out of bounds');
      return sum;
    };
    this.#start = reader.float();
    this.#exposure = amount();
    for (const sums of [this.#windows, this.#counts])
      for (let part = 0; part <= this.#parts; part++) sums[part] = amount();
    const size = reader.length(8 * (this.#parts + 2));
    reader.check(Number.isFinite(this.#start) || size === 0, 'its time is none');
    for (let i = 0; i < size; i++) {
      const key = reader.value();
      if (key === null || Number.isNaN(key)) reader.fail('a key is null');
      const since = amount();
      reader.check(since <= this.#exposure, 'a key is younger than the history');
      const counts = Float64Array.from({ length: this.#parts + 1 }, amount);
      // What types keys have is for the user to know who saved them.
      this.#keys.set(key as K, { counts, since });
    }
    reader.check(this.#keys.size === size, 'a key comes twice');
  }

  /** A part's mean count over the mean of all parts, 1 before anything is known. */
  #profile(part: number, now: number): number {
    const all = this.#counts[this.#parts] as number;
    if (all === 0) return 1;
    const mean = all / (this.#windows[this.#parts] as number);
    const counts = (this.#counts[part] as number) * now + mean * PRIOR_WINDOWS;
    return counts / ((this.#windows[part] as number) * now + PRIOR_WINDOWS) / mean;
  }

  #weightAt(time: number): number {
    return 2 ** ((time - this.#start) / this.#halfLife);
  }

  /** What makes of sums what they are worth at a time; not before t0, where they would have no bounds. */
  #scaleAt(time: number): number {
    return 1 / this.#weightAt(Math.max(time, this.#start));
  }

  #rescale(time: number): void {
    const halvings = Math.floor((time - this.#start) / this.#halfLife);
    const factor = 2 ** -halvings;
    this.#start += halvings * this.#halfLife;
    this.#windows = this.#windows.map((sum) => sum * factor);
    this.#counts = this.#counts.map((sum) => sum * factor);
    this.#exposure *= factor;
    for (const known of this.#keys.values()) {
      known.counts = known.counts.map((sum) => sum * factor);
      known.since *= factor;
    }
  }
}
