import type { Plan } from '../query/plan.js';
import type { EventBatch } from '../rows/event-batch.js';
import type { RowColumns } from '../rows/row-columns.js';
import type { Sections } from '../state/snapshot.js';
import type { Watermark } from '../watermark/watermark.js';
import type { Accumulator } from './accumulator.js';
import type { EngineCounts, WindowEngine } from './engine.js';
import { owns } from './shard.js';
import type { Shard } from './shard.js';
import { numbersAt, putNumbers } from './section-numbers.js';
import type { PartitionClock, WindowState } from './window-state.js';

/** What an engine is put together from. */
export interface CoreParts {
  readonly plan: Plan;
  readonly state: WindowState;
  readonly accumulator: Accumulator;
  readonly watermark: Watermark;
  readonly counts: EngineCounts;
  /** Whether `trigger` without rows closes windows that the watermark has passed. */
  readonly noDataBatches: boolean;
  /** Whether `finish` closes windows that the watermark has not passed. */
  readonly flush: boolean;
  /** The part of the keys that is its own; null: all. */
  readonly shard: Shard | null;
}

/**
 * One engine for all dialects. Kafka and Flink move the horizon with each record (a Flink that emits
 * watermarks so often, which makes results the same however the input is cut); Spark moves it at the
 * end of a micro-batch, and judges lateness by what it was when the batch before was run.
 */
export class Core implements WindowEngine {
  onLate: ((batch: EventBatch, index: number) => void) | null = null;
  readonly #parts: CoreParts;
  readonly #batched: boolean;
  /** The watermark is so much below the horizon. */
  readonly #below: number;
  readonly #clocks: Clock[] = [];
  /** Up to when event time is complete. */
  #horizon = -Infinity;
  /** Spark's horizon in the batch before. */
  #lateHorizon = 0;
  /** Rows since the last trigger. */
  #pending = 0;
  #flushed = false;

  constructor(parts: CoreParts) {
    this.#parts = parts;
    this.#batched = parts.plan.dialect === 'spark';
    this.#below = parts.plan.dialect === 'flink' ? 1 : 0;
    this.#moveHorizon(-Infinity);
  }

  get counts(): Readonly<EngineCounts> {
    const { counts, state } = this.#parts;
    counts.emitted = state.out.emitted;
    return counts;
  }

  get watermark(): number {
    return this.#horizon - this.#below;
  }

  get keys(): number {
    return this.#parts.state.keys;
  }

  get windows(): number {
    return this.#parts.state.windows;
  }

  push(batch: EventBatch, from: number, to: number, partition: number = 0): void {
    if (!(from < to)) return;
    const { state, accumulator, watermark, counts, shard } = this.#parts;
    if (shard === null) counts.rows += to - from;
    this.#pending += to - from;
    accumulator.bind(batch);
    const clock = this.#clockOf(partition);
    clock.alarm = state.nextEnd + clock.delay;
    for (let i = from; i < to;) {
      i =
        shard === null
          ? state.push(batch, i, to, clock)
          : this.#pushAlike(shard, batch, i, to, clock);
      if (clock.max < clock.alarm) continue;
      this.#settle(clock.lateHorizon());
      clock.alarm = state.nextEnd + clock.delay;
    }
    watermark.observe(partition, clock.max);
    if (!this.#batched) this.#settle(watermark.advance() + this.#below);
  }

  /** Adds the first rows that are all its own; or passes those that are not, which only move the clock. */
  #pushAlike(shard: Shard, batch: EventBatch, from: number, to: number, clock: Clock): number {
    const { state, counts, plan } = this.#parts;
    const { hash, time } = batch;
    const own = owns(shard, hash[from] as number);
    let end = from + 1;
    while (end < to && owns(shard, hash[end] as number) === own) end++;
    if (own) {
      const next = state.push(batch, from, end, clock);
      counts.rows += next - from;
      return next;
    }
    const first = plan.window.kind === 'anchored' ? 0 : -Infinity;
    for (let i = from; i < end; i++) {
      const t = time[i] as number;
      if (!(t > clock.max && t >= first && t < Infinity)) continue;
      clock.max = t;
      if (t >= clock.alarm) return i + 1;
    }
    return end;
  }

  trigger(): void {
    if (!this.#batched) return;
    const { plan, noDataBatches } = this.#parts;
    const moved = this.#horizon > this.#lateHorizon && plan.emit !== 'complete';
    if (this.#pending > 0 || (noDataBatches && moved)) this.#endBatch();
  }

  advance(watermark: number): void {
    const horizon = watermark + this.#below;
    if (!this.#batched) this.#settle(horizon);
    else if (horizon > this.#horizon) {
      this.#horizon = horizon;
      this.#endBatch();
    }
  }

  tick(now: number): void {
    const { watermark } = this.#parts;
    watermark.tick(now);
    if (!this.#batched) this.#settle(watermark.advance() + this.#below);
  }

  finish(): void {
    const { plan, state, flush } = this.#parts;
    this.trigger();
    this.trigger();
    if (plan.dialect === 'flink') this.#settle(Infinity);
    else if (flush) {
      this.#flushed = true;
      state.advance(Infinity);
    }
  }

  take(): RowColumns {
    return this.#parts.state.out.take();
  }

  capture(): Sections {
    const { state, watermark } = this.#parts;
    const { rows, untimed, late, droppedWindows, overflow, emitted } = this.counts;
    const sections: Sections = new Map();
    putNumbers(sections, 'engine', [
      ...[this.#horizon, this.#lateHorizon, this.#pending, Number(this.#flushed)],
      ...[rows, untimed, late, droppedWindows, overflow, emitted],
    ]);
    putNumbers(sections, 'watermark', [...watermark.save()]);
    state.capture(sections);
    return sections;
  }

  restore(sections: Sections): void {
    const { state, watermark, counts } = this.#parts;
    const [horizon = 0, lateHorizon = 0, pending = 0, flushed, ...counted] = numbersAt(
      sections,
      'engine',
    );
    const [rows = 0, untimed = 0, late = 0, droppedWindows = 0, overflow = 0, emitted = 0] =
      counted;
    const saved = numbersAt(sections, 'watermark');
    watermark.restore(saved);
    state.restore(sections);
    this.#horizon = horizon;
    this.#lateHorizon = lateHorizon;
    this.#pending = pending;
    this.#flushed = flushed === 1;
    Object.assign(counts, { rows, untimed, late, droppedWindows, overflow });
    state.out.emitted = emitted;
    this.#clocks.length = 0;
    saved.subarray(1).forEach((max, partition) => (this.#clockOf(partition).max = max));
  }

  #clockOf(partition: number): Clock {
    let clock = this.#clocks[partition];
    if (clock === undefined) {
      const { watermark, plan } = this.#parts;
      const delay = this.#batched ? Infinity : plan.watermark.delay;
      clock = new Clock(delay, (max) => {
        if (this.#flushed) return Infinity;
        if (plan.emit === 'complete') return -Infinity;
        if (this.#batched) return this.#lateHorizon;
        watermark.observe(partition, max);
        this.#moveHorizon(watermark.advance() + this.#below);
        return this.#horizon;
      });
      this.#clocks[partition] = clock;
    }
    return clock;
  }

  #endBatch(): void {
    const { state, watermark } = this.#parts;
    state.trigger();
    state.advance(this.#horizon);
    this.#lateHorizon = this.#horizon;
    this.#pending = 0;
    this.#moveHorizon(watermark.advance());
  }

  #settle(horizon: number): void {
    this.#moveHorizon(horizon);
    this.#parts.state.advance(this.#horizon);
  }

  #moveHorizon(horizon: number): void {
    const { watermark } = this.#parts;
    this.#horizon = Math.max(this.#horizon, horizon, watermark.current + this.#below);
  }
}

class Clock implements PartitionClock {
  max = -Infinity;
  alarm = Infinity;
  readonly delay: number;
  readonly #late: (max: number) => number;

  constructor(delay: number, late: (max: number) => number) {
    this.delay = delay;
    this.#late = late;
  }

  watch(horizon: number): void {
    this.alarm = Math.min(this.alarm, horizon + this.delay);
  }

  lateHorizon(): number {
    return this.#late(this.max);
  }
}
