import { IntervalRows } from '../state/interval-rows.js';
import { KeyedRows } from '../state/keyed-rows.js';
import type { Sections } from '../state/snapshot.js';
import type { Accumulator } from './accumulator.js';
import type { KeyAt, KeyLimit } from './key-limit.js';
import type { RowsOut } from './rows-out.js';
import { numbersAt, putNumbers, sectionAt } from './section-numbers.js';
import { Timers } from './timers.js';

/** Intervals of time by key, each with a state: what sessions and anchored windows are kept in. */
export class KeyedIntervals {
  readonly rows: IntervalRows;
  readonly timers: Timers = new Timers();
  /** One number a key: the first row of its chain. */
  readonly #keys: KeyedRows = new KeyedRows(1, 0);
  readonly #accumulator: Accumulator;
  readonly #limit: KeyLimit;

  constructor(accumulator: Accumulator, limit: KeyLimit) {
    this.rows = new IntervalRows(accumulator.slots, accumulator.objects);
    this.#accumulator = accumulator;
    this.#limit = limit;
  }

  /** The row of a key; -1 where it has no intervals. */
  find(key: KeyAt): number {
    return this.#keys.find(key.keys, key.begin, key.end, key.hash);
  }

  /** First interval of a key; -1: none. */
  first(key: number): number {
    return key < 0 ? -1 : (this.#keys.f64[this.#keys.stateAt(key)] as number);
  }

  /**
   * An interval without rows, behind `before` in the key's chain (-1: as its first).
   *
   * @param key -1 for a key that `find` has just not found.
   */
  open(key: number, keyAt: KeyAt, before: number, start: number, end: number): number {
    let owner = key;
    if (owner < 0) {
      owner = this.#keys.insert(keyAt.keys, keyAt.begin, keyAt.end, keyAt.hash);
      this.#setFirst(owner, -1);
    }
    const row = this.rows.take(owner, start, end);
    this.rows.setNext(row, before < 0 ? this.first(owner) : this.rows.next(before));
    if (before < 0) this.#setFirst(owner, row);
    else this.rows.setNext(before, row);
    this.#accumulator.init(this.rows, row);
    this.#limit.alive++;
    return row;
  }

  /** Takes an interval out; a key without intervals goes too, unless it is kept. */
  close(row: number, keepKey: boolean): void {
    const key = this.rows.key(row);
    const next = this.rows.next(row);
    let before = this.first(key);
    if (before === row) this.#setFirst(key, next);
    else {
      while (this.rows.next(before) !== row) before = this.rows.next(before);
      this.rows.setNext(before, next);
    }
    this.rows.release(row);
    this.#limit.alive--;
    if (this.first(key) < 0 && !keepKey) this.#keys.remove(key);
  }

  /** Begins a result row for an interval, up to its values. */
  tell(row: number, start: number, end: number, out: RowsOut): void {
    const keys = this.#keys;
    const key = this.rows.key(row);
    out.row(keys.keyBytes(key), keys.keyBegin(key), keys.keyEnd(key), start, end);
  }

  /** Sets a timer for an interval. */
  watch(row: number, horizon: number): void {
    this.timers.add(horizon, row, this.rows.order(row));
  }

  /** The interval whose timer is first; -1 where that has been taken out since. */
  takeTimer(): number {
    const { row, order } = this.timers.take();
    const meant = row < this.rows.end && !this.rows.isFree(row) && this.rows.order(row) === order;
    return meant ? row : -1;
  }

  capture(into: Sections): void {
    const keys = this.#keys.capture();
    const { rows, numbers } = this.rows.capture();
    putNumbers(into, 'key numbers', keys.numbers);
    into.set('key rows', keys.rows);
    into.set('long keys', keys.arena);
    putNumbers(into, 'interval numbers', numbers);
    into.set('interval rows', rows);
    into.set('interval objects', this.#accumulator.encodeObjects(this.rows, this.rows.end));
  }

  /**
   * Takes what `capture` gave; timers are to be set anew.
   *
   * @throws WindowError `invalid-snapshot`
   */
  restore(sections: Sections): void {
    this.#keys.restore({
      numbers: [...numbersAt(sections, 'key numbers')],
      rows: sectionAt(sections, 'key rows'),
      arena: sectionAt(sections, 'long keys'),
    });
    const numbers = [...numbersAt(sections, 'interval numbers')];
    this.rows.restore(sectionAt(sections, 'interval rows'), numbers);
    const objects = sectionAt(sections, 'interval objects');
    this.#accumulator.decodeObjects(this.rows, this.rows.end, objects);
    this.timers.clear();
    this.#limit.alive = this.rows.count;
  }

  #setFirst(key: number, row: number): void {
    this.#keys.f64[this.#keys.stateAt(key)] = row;
  }
}
