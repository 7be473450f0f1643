import type { EventBatch } from '../rows/event-batch.js';
import type { Sections } from '../state/snapshot.js';
import type { KeyAt } from './key-limit.js';
import { KeyedIntervals } from './keyed-intervals.js';
import type { RowsOut } from './rows-out.js';
import type { PartitionClock, StateParts, WindowState } from './window-state.js';

/**
 * Sessions: each row begins as [t, t + gap], and what touches is one. The dialects agree on that, as
 * Kafka's "at most a gap apart" is the same; it reports the last row's time where the others report
 * the end. They differ on lateness: Spark judges the row alone, Flink and Kafka what it became part of.
 */
export class Sessions implements WindowState {
  readonly out: RowsOut;
  readonly #options: StateParts;
  readonly #intervals: KeyedIntervals;
  readonly #fixedGap: number;
  /** The column of gaps; -1 where the gap is fixed. */
  readonly #gapInput: number;
  readonly #fireDelay: number;
  readonly #dropDelay: number;
  readonly #key: KeyAt = { keys: new Uint8Array(0), begin: 0, end: 0, hash: 0 };
  readonly #touched: number[] = [];

  constructor(options: StateParts, gap: number | { readonly field: string }) {
    const { plan, emission, accumulator, limit } = options;
    this.#options = options;
    this.out = options.out;
    this.#fixedGap = typeof gap === 'number' ? gap : NaN;
    this.#gapInput =
      typeof gap === 'number'
        ? -1
        : plan.inputs.findIndex(({ field, kind }) => field === gap.field && kind === 'number');
    this.#intervals = new KeyedIntervals(accumulator, limit);
    this.#dropDelay = plan.allowedLateness;
    this.#fireDelay = emission === 'firing' ? 0 : plan.allowedLateness;
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
    const gaps = this.#gapInput < 0 ? null : (batch.inputs[this.#gapInput] as Float64Array);
    const key = this.#key;
    key.keys = batch.keys;
    key.end = from === 0 ? 0 : (keyEnd[from - 1] as number);
    for (let i = from; i < to; i++) {
      const t = time[i] as number;
      const gap = gaps === null ? this.#fixedGap : (gaps[i] as number);
      key.begin = key.end;
      key.end = keyEnd[i] as number;
      key.hash = hash[i] as number;
      const timed = Math.abs(t) < Infinity;
      if (timed && gap > 0 && gap < Infinity) this.#add(batch, i, t, t + gap, clock);
      else this.#options.counts.untimed++;
      if (timed && t > clock.max) {
        clock.max = t;
        if (t >= clock.alarm) return i + 1;
      }
    }
    return to;
  }

  advance(horizon: number): void {
    const { emission } = this.#options;
    if (emission === 'all') return;
    const { rows, timers } = this.#intervals;
    const due: number[] = [];
    while (timers.isDue(horizon)) {
      const row = this.#intervals.takeTimer();
      if (row < 0) continue;
      const next = this.#nextTimer(row);
      if (next > horizon) this.#intervals.watch(row, next);
      else due.push(row);
    }
    due.sort((a, b) => rows.compare(a, b));
    for (const row of new Set(due)) {
      if (!rows.fired(row) && rows.windowEnd(row) + this.#fireDelay <= horizon) {
        if (emission !== 'each') this.#tell(row);
        rows.setFired(row, true);
        this.#discard(row);
      }
      if (rows.windowEnd(row) + this.#dropDelay <= horizon) this.#intervals.close(row, false);
      else this.#intervals.watch(row, this.#nextTimer(row));
    }
  }

  trigger(): void {
    if (this.#options.emission !== 'all') return;
    const { rows } = this.#intervals;
    for (const row of [...rows.alive()].sort((a, b) => rows.compare(a, b))) this.#tell(row);
  }

  capture(into: Sections): void {
    this.#intervals.capture(into);
  }

  restore(sections: Sections): void {
    this.#intervals.restore(sections);
    for (const row of this.#intervals.rows.alive())
      this.#intervals.watch(row, this.#nextTimer(row));
  }

  #add(batch: EventBatch, index: number, t: number, end: number, clock: PartitionClock): void {
    const { plan, accumulator, limit, emission } = this.#options;
    const horizon = clock.lateHorizon();
    if (plan.dialect === 'spark' && end <= horizon) {
      this.#lose(batch, index);
      return;
    }
    let owner = this.#intervals.find(this.#key);
    let key = this.#key;
    let touched = this.#touching(owner, t, end);
    if (touched.length === 0) {
      const late = plan.dialect === 'kafka' ? end < horizon : end + this.#dropDelay <= horizon;
      if (late && plan.dialect !== 'spark') {
        this.#lose(batch, index);
        return;
      }
      const admitted = limit.admit();
      if (admitted === 'none') return;
      if (admitted === 'other') {
        key = limit.other;
        owner = this.#intervals.find(key);
        touched = this.#touching(owner, t, end);
      }
    }
    if (emission === 'each') this.#retract(touched, t, end);
    const row =
      touched.length === 0
        ? this.#intervals.open(owner, key, -1, t, end)
        : this.#merge(touched, t, end);
    accumulator.add(this.#intervals.rows, row, index, t);
    this.#settle(row, touched.length === 0, horizon, clock);
  }

  /** Sessions of a key that [start, end] touches, by start. */
  #touching(key: number, start: number, end: number): number[] {
    const { rows } = this.#intervals;
    const touched = this.#touched;
    touched.length = 0;
    for (let row = this.#intervals.first(key); row >= 0; row = rows.next(row))
      if (rows.start(row) <= end && rows.windowEnd(row) >= start) touched.push(row);
    if (touched.length > 1) touched.sort((a, b) => rows.start(a) - rows.start(b));
    return touched;
  }

  /** Makes one session of those touched, by start, and of [start, end]. */
  #merge(touched: readonly number[], start: number, end: number): number {
    const { rows } = this.#intervals;
    const first = touched[0] as number;
    let [from, to] = [Math.min(start, rows.start(first)), Math.max(end, rows.windowEnd(first))];
    for (let k = 1; k < touched.length; k++) {
      const other = touched[k] as number;
      this.#options.accumulator.merge(rows, first, rows, other);
      from = Math.min(from, rows.start(other));
      to = Math.max(to, rows.windowEnd(other));
      this.#intervals.close(other, true);
    }
    rows.resize(first, from, to);
    return first;
  }

  /** Sets the timer of a session that has a new row; tells it where each row is told. */
  #settle(row: number, isNew: boolean, horizon: number, clock: PartitionClock): void {
    const { emission } = this.#options;
    const { rows } = this.#intervals;
    const wasFired = rows.fired(row);
    if (emission === 'firing') rows.setFired(row, rows.windowEnd(row) <= horizon);
    if (isNew || wasFired !== rows.fired(row)) {
      const next = this.#nextTimer(row);
      this.#intervals.watch(row, next);
      clock.watch(next);
    }
    if (emission === 'each' || rows.fired(row)) {
      this.#tell(row);
      this.#discard(row);
    }
  }

  #nextTimer(row: number): number {
    const { rows } = this.#intervals;
    return rows.windowEnd(row) + (rows.fired(row) ? this.#dropDelay : this.#fireDelay);
  }

  #tell(row: number): void {
    const { rows } = this.#intervals;
    this.#intervals.tell(row, rows.start(row), this.#reported(rows.windowEnd(row)), this.out);
    this.#options.accumulator.values(rows, row, this.out);
  }

  /** Takes back what was told of sessions that are merged into a larger one. */
  #retract(touched: readonly number[], start: number, end: number): void {
    const { rows } = this.#intervals;
    const only = touched[0];
    if (touched.length === 1 && rows.start(only as number) === start)
      if (rows.windowEnd(only as number) === end) return;
    for (const row of touched) {
      this.#intervals.tell(row, rows.start(row), this.#reported(rows.windowEnd(row)), this.out);
      this.out.retract();
    }
  }

  /** Kafka tells the time of the last row. */
  #reported(end: number): number {
    return this.#options.plan.dialect === 'kafka' ? end - this.#fixedGap : end;
  }

  /** Where firings discard, a session that goes on begins anew. */
  #discard(row: number): void {
    const { plan, accumulator, emission } = this.#options;
    if (plan.firing === 'discarding' && emission === 'firing')
      accumulator.init(this.#intervals.rows, row);
  }

  #lose(batch: EventBatch, index: number): void {
    this.#options.counts.late++;
    this.#options.counts.droppedWindows++;
    this.#options.late(batch, index);
  }
}
