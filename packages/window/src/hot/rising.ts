import { StateReader } from '../aggregates/state-reader.js';
import { StateWriter } from '../aggregates/state-writer.js';
import { WindowError, checkNumber, checkOption } from '../errors.js';
import { parseDuration } from '../time/duration.js';
import type { Duration } from '../time/duration.js';
import { logUpperTail } from '../tails/negative-binomial.js';
import { timeZone } from '../time/zone.js';
import type { Zone } from '../time/zone.js';
import { compareKeys } from './ranking.js';
import type { Key } from './ranking.js';
import { SeasonHistory } from './season-history.js';

/** Options of `rising`. */
export interface RisingOptions {
  /** Which windows are alike: those of one hour of the day (the default), of the week, or all. */
  season?: 'hour-of-day' | 'hour-of-week' | 'none';
  /** Whose hours: an IANA name or an offset; `'UTC'`. */
  zone?: string;
  /** After how long a window counts half; `'14 days'`. */
  halfLife?: Duration;
  /** As how many windows of an hour the key's mean over all hours counts, next to that hour's own; 2. */
  strength?: number;
  /**
   * By how much, relatively, a key's rate may differ from its history without being news (a standard
   * deviation); 0.2. At 0 counts are expected to spread no wider than Poisson's.
   */
  spread?: number;
  /** Least count of a key that is news; 5. */
  minimum?: number;
  /** Of the reported keys this share may be false (Benjamini-Hochberg), or the chance of any (Bonferroni); 0.01. */
  alpha?: number;
  correction?: 'benjamini-hochberg' | 'bonferroni';
  /** Most keys of which a history is kept, of 8 bytes an hour of the season; 100,000. Those with the least counts are forgotten. */
  capacity?: number;
}

/** A key with more than its history lets expect. */
export interface RisingKey<K extends Key> {
  key: K;
  actual: number;
  expected: number;
  /** actual / expected. */
  ratio: number;
  /** How likely a count as high is by chance; 0 below 1e-323. */
  pValue: number;
}

const HOUR = 3_600_000;
const PARTS = { 'hour-of-day': 24, 'hour-of-week': 168, none: 1 };

/**
 * What is rising: keys whose count in a window is above what the same hour's history lets expect. The
 * expected count shrinks a key's mean at that hour to its mean over all hours, and that to the mean of all keys;
 * the p-value is the tail of the negative binomial distribution that follows (gamma-Poisson). Keys are reported
 * below a cut for many tests: Benjamini and Hochberg's false discovery rate (1995), or Bonferroni's.
 *
 * @throws WindowError `invalid-parameter` for options out of bounds and unknown zones.
 *
 * @example
 * const board = rising<string>({ zone: 'Asia/Seoul' });
 * for (const { start, counts } of hours) board.update(start, counts); // [{ key, actual, expected, ratio, pValue }]
 */
export function rising<K extends Key = Key>(options: RisingOptions = {}): Rising<K> {
  return new Rising<K>(options);
}

/** See `rising`. */
export class Rising<K extends Key = Key> {
  readonly #parts: number;
  readonly #zone: Zone;
  readonly #halfLife: number;
  readonly #strength: number;
  readonly #spread: number;
  readonly #minimum: number;
  readonly #alpha: number;
  readonly #stepwise: boolean;
  readonly #capacity: number;
  readonly #format: string;
  #history: SeasonHistory<K>;

  constructor(options: RisingOptions) {
    const season = options.season ?? 'hour-of-day';
    checkOption('season', season, Object.keys(PARTS));
    checkOption('correction', options.correction, ['benjamini-hochberg', 'bonferroni']);
    this.#parts = PARTS[season];
    this.#zone = timeZone(options.zone ?? 'UTC');
    const halfLife = parseDuration(options.halfLife ?? '14 days', 'halfLife');
    this.#halfLife = checkNumber('halfLife', halfLife, { min: 1 });
    this.#strength = checkNumber('strength', options.strength ?? 2, { min: 0.01, max: 1e6 });
    this.#spread = checkNumber('spread', options.spread ?? 0.2, { min: 0, max: 10 });
    this.#minimum = checkNumber('minimum', options.minimum ?? 5, { min: 1 });
    this.#alpha = checkNumber('alpha', options.alpha ?? 0.01, { min: 1e-300, max: 1 });
    this.#stepwise = options.correction !== 'bonferroni';
    const bounds = { min: 1, max: 2 ** 24, integer: true };
    this.#capacity = checkNumber('capacity', options.capacity ?? 100_000, bounds);
    this.#format = `rising/1 ${season} ${this.#zone.name} ${this.#halfLife}`;
    this.#history = new SeasonHistory(this.#parts, this.#halfLife);
  }

  /** Keys of which a history is kept. */
  get size(): number {
    return this.#history.size;
  }

  /**
   * Judges a window by the history before it, then adds it to the history. Windows must be of one length and
   * may come in any order; known keys that are absent had 0.
   *
   * @param windowStart Milliseconds since the epoch.
   * @param counts Each key once.
   * @returns The rising keys, the least likely by chance first; none for the first window.
   * @throws WindowError `invalid-parameter` for a time out of the range of dates, for a key that is NaN and for
   *   counts that are not whole numbers from 0; the window is then not learnt.
   */
  update(windowStart: number, counts: Iterable<readonly [K, number]>): RisingKey<K>[] {
    checkNumber('windowStart', windowStart, { min: -8.64e15, max: 8.64e15 });
    const rows = [...counts];
    for (const [key, count] of rows) {
      if (Number.isNaN(key)) throw new WindowError('invalid-parameter', 'A key must not be NaN.');
      checkNumber('A count', count, { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true });
    }
    const part = this.#partAt(windowStart);
    const found = this.#history.isEmpty ? [] : this.#judge(rows, part, windowStart);
    this.#history.learn(part, windowStart, rows);
    // Some at a time: sorting all keys for each window would cost more than they do.
    if (this.size > this.#capacity) this.#history.prune(Math.ceil(this.#capacity * 0.9));
    return found;
  }

  /** The history, to be saved. It has no checksum: reading finds what is cut or out of bounds, not every changed bit. */
  snapshot(): Uint8Array {
    const writer = new StateWriter(this.#format);
    this.#history.write(writer);
    return writer.finish();
  }

  /**
   * Goes on from a snapshot.
   *
   * @throws WindowError `invalid-snapshot` for other bytes, and for those of another season, zone or half-life.
   */
  restore(snapshot: Uint8Array): void {
    const reader = new StateReader(snapshot, this.#format);
    const history = new SeasonHistory<K>(this.#parts, this.#halfLife);
    history.read(reader);
    reader.end();
    this.#history = history;
  }

  #judge(rows: readonly (readonly [K, number])[], part: number, time: number): RisingKey<K>[] {
    const tested: { row: RisingKey<K>; logP: number }[] = [];
    let tests = this.#history.size;
    for (const [key, actual] of rows) {
      if (!this.#history.has(key)) tests++;
      if (actual < this.#minimum) continue;
      const { mean, shape } = this.#history.forecast(key, part, time, this.#strength);
      const logP = logUpperTail(actual, mean, 1 / (1 / shape + this.#spread ** 2));
      const ratio = actual / mean;
      tested.push({ row: { key, actual, expected: mean, ratio, pValue: Math.exp(logP) }, logP });
    }
    tested.sort((a, b) => a.logP - b.logP || compareKeys(a.row.key, b.row.key));

    // The last place whose p-value is at most alpha x place / tests, or alpha / tests.
    let passed = tested.length;
    for (; passed > 0; passed--) {
      const places = this.#stepwise ? passed : 1;
      const { logP } = tested[passed - 1] as (typeof tested)[number];
      if (logP <= Math.log((this.#alpha * places) / tests)) break;
    }
    return tested.slice(0, passed).map(({ row }) => row);
  }

  #partAt(time: number): number {
    const local = time + this.#zone.offsetAt(time);
    const hour = Math.floor(local / HOUR) % this.#parts;
    return hour < 0 ? hour + this.#parts : hour;
  }
}
