import { WindowError, checkNumber, checkOption } from '../errors.js';
import { ALL_KEYS, CountModel } from './count-model.js';
import { seasonHours } from './count-profile.js';
import { surpriseOfCount, surpriseOfNone, twoSided } from './count-surprise.js';
import { checkSnapshot } from './detector-base.js';
import { scoreOf } from './detector.js';
import type { KeyedDetectorOptions, KeyedSnapshot, KeyedVerdict } from './keyed-verdict.js';
import { PooledTail } from './pooled-tail.js';

const NAME = 'keyedDetector';
const DAY = 86_400_000;

/** Columns of a key's row. */
const TOLD = 0;
const SEEN = 1;
const SILENT = 2;
const MISSED = 3;
const SILENCE = 4;
const SURPRISE = 5;
const COOLING = 6;
const ALARMED = 7;
const COLUMNS = 8;
/** In TOLD: no count was told in this window. */
const UNTOLD = -1;
/** In SURPRISE: the key's history is too short. */
const UNKNOWN = -1;
/** In ALARMED: what the last alarm was. */
const KINDS = ['burst', 'drop'] as const;

/**
 * Finds bursts and outages among the counts of many keys, window by window: tell each window's counts
 * with `put`, then `close` it. A key without a count has 0: a key that falls silent is judged by how
 * much was expected since, so that outages of rare keys are found too, only later.
 *
 * A count's surprise is its negative binomial tail around the key's level and season. Over all keys, the
 * surprises themselves have a tail (extreme value theory, pooled), which says how rare each really is;
 * one rate of false alarms holds for all keys. A key must be rare by both.
 *
 * Memory: 62 or 350 numbers a key (season of a day, of a week). `close` costs O(keys).
 */
export class KeyedDetector {
  readonly #settings: readonly number[];
  readonly #size: number;
  readonly #perDay: number;
  readonly #floor: number;
  readonly #warmUp: number;
  readonly #coolDown: number;
  readonly #maxKeys: number;
  readonly #model: CountModel;
  readonly #tail = new PooledTail();
  /** Number of each key, from the one that is silent longest. */
  readonly #numbers = new Map<string, number>();
  /** Stands at the first key, as each one it comes to is forgotten: a new iterator would pass by all gaps again. */
  readonly #longestSilent: Iterator<string> = this.#numbers.keys();
  #columns: Float64Array = new Float64Array(16 * COLUMNS);

  /** @throws WindowError `invalid-parameter` */
  constructor(options: KeyedDetectorOptions) {
    const { size, falseAlarmsPerDay = 1, floor = 5, season = 'day', offset = 0 } = options;
    checkNumber('size', size, { min: 1, max: DAY });
    const { warmUp = Math.ceil(DAY / size), maxKeys = 100_000 } = options;
    const { coolDown = Math.ceil(DAY / 24 / size) } = options;
    checkNumber('falseAlarmsPerDay', falseAlarmsPerDay, { min: 0, max: 1e9 });
    checkNumber('floor', floor, { min: 0, max: 1e9 });
    checkOption('season', season, ['day', 'week']);
    checkNumber('offset', offset, { min: -DAY, max: DAY });
    checkNumber('warmUp', warmUp, { min: 1, max: 1e9, integer: true });
    checkNumber('coolDown', coolDown, { min: 0, max: 1e9, integer: true });
    checkNumber('maxKeys', maxKeys, { min: 1, max: 2 ** 24 - 1, integer: true });
    this.#settings = [
      ...[size, falseAlarmsPerDay, floor, seasonHours(season), offset],
      ...[warmUp, coolDown, maxKeys],
    ];
    this.#size = size;
    this.#perDay = falseAlarmsPerDay;
    this.#floor = floor;
    this.#warmUp = warmUp;
    this.#coolDown = coolDown;
    this.#maxKeys = maxKeys;
    this.#model = new CountModel(size, season, offset);
  }

  /** Keys in memory. */
  get keys(): number {
    return this.#numbers.size;
  }

  /**
   * Tells a key's count in the window that is open; where it is told again, the last one holds.
   *
   * @throws WindowError `invalid-parameter` for what is no count.
   */
  put(key: string, count: number): void {
    checkNumber('count', count, { min: 0, max: Number.MAX_SAFE_INTEGER });
    const number = this.#numberOf(key);
    this.#columns[number * COLUMNS + TOLD] = count;
  }

  /**
   * Ends the window: judges each key by what came before, then learns the window.
   *
   * @param end The window's end, in milliseconds since the epoch. Windows that are never closed are
   *   unknown, not empty.
   * @returns The alarms, the rarest first.
   * @throws WindowError `invalid-parameter` for a time that is no finite number.
   */
  close(end: number): KeyedVerdict[] {
    if (!Number.isFinite(end)) {
      throw new WindowError('invalid-parameter', `end must be a time, not ${String(end)}.`);
    }
    const time = end - this.#size / 2;
    let known = 0;
    for (const number of this.#numbers.values()) known += this.#measure(number, time) ? 1 : 0;

    // How rare a surprise must be, for so many keys to give so few false alarms.
    const needed = -Math.log10(Math.min(1, (this.#perDay * this.#size) / (DAY * known)));
    const alarms: KeyedVerdict[] = [];
    for (const [key, number] of this.#numbers) {
      const alarm = this.#judge(key, number, time, needed);
      if (alarm !== null) alarms.push(alarm);
    }
    this.#model.beginWindow(time);
    for (const number of this.#numbers.values()) this.#learn(number, time);
    return alarms.sort((a, b) => b.score - a.score);
  }

  /** Notes how surprising a key's count is by its own history; says whether that is long enough. */
  #measure(number: number, time: number): boolean {
    const columns = this.#columns;
    const at = number * COLUMNS;
    const { mean, dispersion } = this.#model.expect(number, time);
    const count = Math.max(0, columns[at + TOLD] as number);
    let surprise: number;
    if (count > 0) {
      columns.fill(0, at + SILENT, at + SILENCE + 1);
      // A key below the floor is judged as if it were at the floor, for bursts alone.
      const least = Math.max(mean, this.#floor);
      surprise =
        mean < this.#floor && count < least ? 0 : surpriseOfCount(count, least, dispersion);
    } else {
      columns[at + SILENT] = (columns[at + SILENT] as number) + 1;
      columns[at + MISSED] = (columns[at + MISSED] as number) + mean;
      surprise = (columns[at + SILENCE] as number) + surpriseOfNone(mean, dispersion);
      columns[at + SILENCE] = surprise;
    }
    const seen = (columns[at + SEEN] as number) + 1;
    columns[at + SEEN] = seen;
    const known = seen > this.#warmUp;
    columns[at + SURPRISE] = known ? twoSided(surprise) : UNKNOWN;
    return known;
  }

  #judge(key: string, number: number, time: number, needed: number): KeyedVerdict | null {
    const columns = this.#columns;
    const at = number * COLUMNS;
    const own = columns[at + SURPRISE] as number;
    if (own === UNKNOWN) return null;
    const surprise = this.#tail.surprise(own);
    const cooling = columns[at + COOLING] as number;
    if (surprise < needed) {
      columns[at + COOLING] = Math.max(0, cooling - 1);
      return null;
    }
    const { mean } = this.#model.expect(number, time);
    const actual = Math.max(0, columns[at + TOLD] as number);
    const expected = actual > 0 ? mean : (columns[at + MISSED] as number);
    if (Math.max(actual, expected) < this.#floor) return null;
    const kind = actual > mean ? 0 : 1;
    const again = cooling > 0 && columns[at + ALARMED] === kind;
    columns[at + COOLING] = this.#coolDown;
    columns[at + ALARMED] = kind;
    if (again) return null;
    return {
      ...{ key, kind: KINDS[kind], expected, actual, alarm: true },
      ...{ score: scoreOf(surprise), pValue: 10 ** -surprise },
      silent: columns[at + SILENT] as number,
    };
  }

  #learn(number: number, time: number): void {
    const columns = this.#columns;
    const at = number * COLUMNS;
    const surprise = columns[at + SURPRISE] as number;
    // A key in alarm says nothing of how others look when all is well.
    if (surprise !== UNKNOWN && columns[at + COOLING] === 0) this.#tail.learn(surprise);
    const count = Math.max(0, columns[at + TOLD] as number);
    this.#model.learn(number, time, count, this.#model.expect(number, time));
    columns[at + TOLD] = UNTOLD;
  }

  /** A key's number; a new key takes the next one, or that of the key which is silent longest. */
  #numberOf(key: string): number {
    const numbers = this.#numbers;
    const known = numbers.get(key);
    if (known !== undefined) {
      if (this.#columns[known * COLUMNS + TOLD] === UNTOLD) {
        numbers.delete(key);
        numbers.set(key, known);
      }
      return known;
    }
    let number = numbers.size;
    if (number === this.#maxKeys) {
      const longest = this.#longestSilent.next().value as string;
      number = numbers.get(longest) as number;
      numbers.delete(longest);
      this.#model.clear(number);
    }
    numbers.set(key, number);
    this.#reserve(numbers.size);
    this.#columns.fill(0, number * COLUMNS, (number + 1) * COLUMNS);
    return number;
  }

  #reserve(keys: number): void {
    this.#model.reserve(keys);
    if (keys * COLUMNS <= this.#columns.length) return;
    const columns = new Float64Array(2 * this.#columns.length);
    columns.set(this.#columns);
    this.#columns = columns;
  }

  snapshot(): KeyedSnapshot {
    const state: number[] = [];
    this.#tail.save(state);
    this.#model.save(ALL_KEYS, state);
    for (const number of this.#numbers.values()) {
      state.push(...this.#columns.subarray(number * COLUMNS, (number + 1) * COLUMNS));
      this.#model.save(number, state);
    }
    const keys = [...this.#numbers.keys()];
    return { detector: NAME, version: 1, settings: [...this.#settings], keys, state };
  }

  /**
   * Goes on where a snapshot was taken.
   *
   * @throws WindowError `invalid-snapshot` for one of other options or a damaged one; the detector stays
   *   as it was.
   */
  restore(snapshot: KeyedSnapshot): void {
    const { keys, state } = (snapshot as KeyedSnapshot | null | undefined) ?? {
      keys: [],
      state: [],
    };
    const distinct: ReadonlySet<unknown> = new Set(Array.isArray(keys) ? keys : [null]);
    const sound = [...distinct].every((key) => typeof key === 'string');
    if (!sound || distinct.size !== keys.length || keys.length > this.#maxKeys) {
      throw new WindowError('invalid-snapshot', 'Keys of the snapshot must be distinct strings.');
    }
    const head: number[] = [];
    this.#tail.save(head);
    const row = this.#model.rowLength;
    const length = head.length + row + keys.length * (COLUMNS + row);
    checkSnapshot(snapshot, NAME, this.#settings, length);

    let at = this.#model.load(ALL_KEYS, state, this.#tail.load(state, 0));
    this.#numbers.clear();
    for (const key of keys) {
      const number = this.#numbers.size;
      this.#numbers.set(key, number);
      this.#reserve(number + 1);
      this.#columns.set(state.slice(at, at + COLUMNS), number * COLUMNS);
      at = this.#model.load(number, state, at + COLUMNS);
    }
  }
}
