import type { EventBatch } from '../rows/event-batch.js';
import type { Sections } from '../state/snapshot.js';
import type { KeyAt } from './key-limit.js';
import { KeyedIntervals } from './keyed-intervals.js';
import type { RowsOut } from './rows-out.js';
import type { PartitionClock, StateParts, WindowState } from './window-state.js';

/** A row on its way into windows. */
interface RowAt {
  readonly key: KeyAt;
  readonly index: number;
  readonly time: number;
}

/**
 * Kafka Streams' sliding windows (KIP-450), both ends inclusive. A row at t has a left window
 * [t - d, t]; and a right window (t, t + 1 + d] as soon as another row lies in it. Rows before d share
 * [0, d], as no window begins before the epoch. A new window takes its rows over from one that covers
 * them, so no row is kept: what a closed window did not take is not in the windows made from it.
 *
 * The windows of a key lie in a chain, latest start first, the order in which Kafka tells of them.
 */
export class AnchoredWindows implements WindowState {
  readonly out: RowsOut;
  readonly #options: StateParts;
  readonly #intervals: KeyedIntervals;
  readonly #difference: number;
  readonly #key: KeyAt = { keys: new Uint8Array(0), begin: 0, end: 0, hash: 0 };
  #horizon = -Infinity;
  #clock: PartitionClock | null = null;

  constructor(options: StateParts, difference: number) {
    this.#options = options;
    this.out = options.out;
    this.#intervals = new KeyedIntervals(options.accumulator, options.limit);
    this.#difference = difference;
  }

  get keys(): number {
    return this.#options.limit.alive;
  }

  get windows(): number {
    return this.#intervals.rows.count;
  }

  get nextEnd(): number {
    return this.#intervals.timers.earliest;
  }

  push(batch: EventBatch, from: number, to: number, clock: PartitionClock): number {
    const { time, keyEnd, hash } = batch;
    const key = this.#key;
    this.#clock = clock;
    key.end = from === 0 ? 0 : (keyEnd[from - 1] as number);
    for (let i = from; i < to; i++) {
      const t = time[i] as number;
      key.keys = batch.keys;
      key.begin = key.end;
      key.end = keyEnd[i] as number;
      key.hash = hash[i] as number;
      if (!(t >= 0 && t < Infinity)) {
        this.#options.counts.untimed++;
        continue;
      }
      this.#add(batch, i, t, clock);
      if (t > clock.max) {
        clock.max = t;
        if (t >= clock.alarm) return i + 1;
      }
    }
    return to;
  }

  advance(horizon: number): void {
    const { rows, timers } = this.#intervals;
    const due: number[] = [];
    while (timers.isDue(horizon)) {
      const row = this.#intervals.takeTimer();
      if (row >= 0) due.push(row);
    }
    due.sort((a, b) => rows.compare(a, b));
    for (const row of due) {
      if (!rows.fired(row)) {
        rows.setFired(row, true);
        this.#tell(row);
      }
      const over = this.#nextTimer(row);
      if (over <= horizon) this.#intervals.close(row, false);
      else this.#intervals.watch(row, over);
    }
  }

  trigger(): void {
    // Kafka has no batches.
  }

  capture(into: Sections): void {
    this.#intervals.capture(into);
  }

  restore(sections: Sections): void {
    const { rows } = this.#intervals;
    this.#intervals.restore(sections);
    for (const row of rows.alive()) this.#intervals.watch(row, this.#nextTimer(row));
  }

  #add(batch: EventBatch, index: number, t: number, clock: PartitionClock): void {
    const { counts, late, limit } = this.#options;
    this.#horizon = clock.lateHorizon();
    if (t + 1 + this.#difference <= this.#horizon) {
      counts.late++;
      counts.droppedWindows++;
      late(batch, index);
      return;
    }
    let key = this.#key;
    let owner = this.#intervals.find(key);
    if (owner < 0) {
      const admitted = limit.admit();
      if (admitted === 'none') return;
      if (admitted === 'other') {
        key = limit.other;
        owner = this.#intervals.find(key);
      }
    }
    const near = this.#findNear(owner, t);
    const row: RowAt = { key, index, time: t };
    if (t < this.#difference) this.#addEarly(row, near);
    else this.#addLater(row, near);
  }

  #addLater(row: RowAt, near: readonly number[]): void {
    const { rows } = this.#intervals;
    const { time: t } = row;
    const covering = near.filter((w) => rows.start(w) <= t && rows.windowEnd(w) >= t);
    const left = covering.find((w) => rows.windowEnd(w) === t);
    // A row of the same time came before: all windows are there.
    const known = left !== undefined && rows.last(left) >= t;
    const below = known ? undefined : near.find((w) => rows.windowEnd(w) < t);
    const before = below ?? (known ? undefined : left);
    const previous = before === undefined ? NaN : rows.last(before);
    const around = covering.find((w) => rows.windowEnd(w) > t);
    const right = known ? -1 : this.#openRight(row, near, around);
    for (const window of covering) this.#update(window, row);
    // Where it would end with this row, it is this row's left window, too.
    if (previous + 1 + this.#difference > t) this.#openBehind(previous, row, near);
    if (left === undefined)
      this.#openLeft(row, t - this.#difference <= previous ? below : undefined);
    if (right >= 0) this.#told(right);
  }

  #addEarly(row: RowAt, near: readonly number[]): void {
    const { rows } = this.#intervals;
    const { time: t } = row;
    const combined = near.find((w) => rows.start(w) === 0);
    const covering = near.filter((w) => rows.start(w) > 0 && rows.start(w) <= t).reverse();
    const right = this.#openRight(row, near, covering.at(-1) ?? combined);
    const previous = combined === undefined ? NaN : rows.last(combined);
    for (const window of covering) this.#update(window, row);
    if (right >= 0) this.#told(right);
    if (previous < t) this.#openBehind(previous, row, near);
    if (combined === undefined) this.#open(0, row);
    else this.#update(combined, row);
  }

  /** The windows of a key that begin from t - 2 d to t + 1, latest first. */
  #findNear(owner: number, t: number): number[] {
    const { rows } = this.#intervals;
    const near: number[] = [];
    for (let row = this.#intervals.first(owner); row >= 0; row = rows.next(row)) {
      const start = rows.start(row);
      if (start < t - 2 * this.#difference) break;
      if (start <= t + 1) near.push(row);
    }
    return near;
  }

  /** The right window of a row, made of what `around` held before it; -1 where there is none to make. */
  #openRight(row: RowAt, near: readonly number[], around: number | undefined): number {
    const { rows } = this.#intervals;
    const start = row.time + 1;
    if (around === undefined || rows.last(around) <= row.time) return -1;
    if (near.some((window) => rows.start(window) === start)) return -1;
    const right = this.#make(start, row);
    this.#options.accumulator.copy(rows, right, around);
    rows.setLast(right, rows.last(around));
    return right;
  }

  /** The right window of the row before, whose first row this is. */
  #openBehind(previous: number, row: RowAt, near: readonly number[]): void {
    const { rows } = this.#intervals;
    if (near.some((window) => rows.start(window) === previous + 1)) return;
    this.#open(previous + 1, row);
  }

  /** The left window of a row, with what `below` held. */
  #openLeft(row: RowAt, below: number | undefined): void {
    this.#open(row.time - this.#difference, row, below);
  }

  /** Opens a window, unless it is closed already, and adds the row to it. */
  #open(start: number, row: RowAt, from?: number): void {
    const { accumulator, counts } = this.#options;
    if (start + this.#difference < this.#horizon) {
      counts.droppedWindows++;
      return;
    }
    const window = this.#make(start, row);
    if (from !== undefined) accumulator.copy(this.#intervals.rows, window, from);
    this.#update(window, row);
  }

  #make(start: number, row: RowAt): number {
    const { rows } = this.#intervals;
    const owner = this.#intervals.find(row.key);
    let before = -1;
    for (
      let at = this.#intervals.first(owner);
      at >= 0 && rows.start(at) > start;
      at = rows.next(at)
    )
      before = at;
    const window = this.#intervals.open(owner, row.key, before, start, start + this.#difference);
    rows.setFired(window, this.#options.emission === 'each');
    const next = this.#nextTimer(window);
    this.#intervals.watch(window, next);
    this.#clock?.watch(next);
    return window;
  }

  #update(window: number, { index, time }: RowAt): void {
    const { accumulator, counts } = this.#options;
    const { rows } = this.#intervals;
    if (rows.windowEnd(window) < this.#horizon) {
      counts.droppedWindows++;
      return;
    }
    accumulator.add(rows, window, index, time);
    if (time > rows.last(window)) rows.setLast(window, time);
    this.#told(window);
  }

  /** Tells of a window that has changed, where that must be at once. */
  #told(window: number): void {
    const { emission } = this.#options;
    const { rows } = this.#intervals;
    if (emission === 'each' || rows.windowEnd(window) <= this.#horizon) {
      rows.setFired(window, true);
      this.#tell(window);
    }
  }

  #tell(window: number): void {
    const { rows } = this.#intervals;
    this.#intervals.tell(window, rows.start(window), rows.windowEnd(window), this.out);
    this.#options.accumulator.values(rows, window, this.out);
  }

  /** When its result is due, then when no row can reach it any more. */
  #nextTimer(window: number): number {
    const { rows } = this.#intervals;
    return rows.fired(window) ? rows.start(window) + 3 * this.#difference : rows.windowEnd(window);
  }
}
