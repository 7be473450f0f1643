import { crc32 } from '@nunchi/foundation';
import { createEngine } from '../engine/create.js';
import type { WindowEngine } from '../engine/engine.js';
import type { Shard } from '../engine/shard.js';
import { checkNumber, checkOption } from '../errors.js';
import type { Plan } from '../query/plan.js';
import { RowBatch } from '../rows/row-batch.js';
import { queryHash } from '../state/query-hash.js';
import { decodeSnapshot, encodeSnapshot } from '../state/snapshot.js';
import type { Sections } from '../state/snapshot.js';
import { Intake } from './intake.js';
import type { IntakeOptions } from './intake.js';
import { lateRow } from './late-row.js';
import type { LateRow } from './late-row.js';
import type { RunMetrics } from './metrics.js';

/** Options of a processor. */
export interface ProcessorOptions extends IntakeOptions {
  /** Told of rows that were late for every window of theirs; without it they are only counted. */
  onLate?: ((row: LateRow) => void) | undefined;
  /**
   * What becomes of windows that are open at the end of the input: `flush` (the default) closes and
   * tells them; `watermark` leaves those that the watermark has not passed, untold, as Spark and Kafka
   * Streams do, which wait for later rows. Flink always closes them.
   */
  finish?: 'flush' | 'watermark' | undefined;
}

/** Where bytes of one push come from. */
export interface PushOptions {
  /** Each partition has its own cut line, and in Flink's dialect its own watermark. Default 0. */
  partition?: number | undefined;
}

const NO_CHECKPOINTS = { checkpoints: 0, checkpointTime: null, checkpointPause: null };

/**
 * A query at work, by hand: records in, result rows out, all of it at once and nothing asynchronous.
 *
 * @throws WindowError `invalid-parameter`; `malformed-input` while pushing, if strict; `too-many-keys`
 *   while pushing, if the query says so.
 *
 * @example
 * const hits = query({ … }).window(tumbling('10 seconds')).aggregate({ hit: count() }).open();
 * hits.push(records);
 * render(hits.trigger().toArray());
 */
export class Processor<Row = Record<string, unknown>> {
  readonly #plan: Plan;
  readonly #intake: Intake;
  readonly #engine: WindowEngine;
  readonly #keyNames: readonly string[];
  readonly #valueNames: readonly string[];
  /** The first row of the intake's batch that the engine has not seen. */
  #next = 0;

  /** @param shard The part of the keys that it takes. Internal. */
  constructor(plan: Plan, options: ProcessorOptions = {}, shard: Shard | null = null) {
    const { maxLineBytes = 1_048_576, deadLetterLimit = 1000, onLate, finish = 'flush' } = options;
    checkOption('finish', finish, ['flush', 'watermark']);
    checkNumber('maxLineBytes', maxLineBytes, { min: 65_536, max: 2 ** 25, integer: true });
    checkNumber('deadLetterLimit', deadLetterLimit, { min: 0, integer: true });
    this.#plan = plan;
    this.#intake = new Intake(plan, options, maxLineBytes, shard);
    this.#engine = createEngine(plan, { finish, shard });
    this.#keyNames = plan.groupBy;
    this.#valueNames = plan.aggregates.map(({ name }) => name);
    if (onLate) this.#engine.onLate = (batch, index) => onLate(lateRow(plan, batch, index));
  }

  /** Takes records that are objects. */
  push(rows: readonly unknown[]): void {
    this.load({ rows });
    this.advance(Infinity);
  }

  /** Takes newline-delimited JSON, cut anywhere: a line that is not whole waits for the rest. */
  pushBytes(bytes: Uint8Array | string, options: PushOptions = {}): void {
    const { partition = 0 } = options;
    checkNumber('partition', partition, { min: 0, integer: true });
    const all = typeof bytes === 'string' ? this.#intake.encode(bytes, partition) : bytes;
    const space = this.#intake.space(0);
    for (let at = 0; at < all.length; at += space.length) {
      const piece = all.subarray(at, at + space.length);
      space.set(piece);
      this.load({ half: 0, bytes: piece.length, partition });
      this.advance(Infinity);
    }
  }

  /** Ends a micro-batch: moves the watermark, closes windows; gives what came out since the last time. */
  trigger(): RowBatch<Row> {
    this.#engine.trigger();
    return this.take();
  }

  /** The end of the input: closes all windows (or fewer: see `finish` of the options). */
  finish(): RowBatch<Row> {
    this.end();
    this.advance(Infinity);
    this.#engine.finish();
    return this.take();
  }

  /** Moves the watermark from outside, in milliseconds since the epoch, never back; gives what that closed. */
  advanceWatermark(watermark: number): RowBatch<Row> {
    this.#engine.advance(checkNumber('watermark', watermark));
    return this.take();
  }

  get metrics(): RunMetrics {
    const { watermark, keys, windows, counts } = this.#engine;
    return { ...this.#intake.counts, ...counts, watermark, keys, windows, ...NO_CHECKPOINTS };
  }

  get watermark(): number {
    return this.#engine.watermark;
  }

  /**
   * All of its state as bytes, for `restore` of a processor of the same query. Results are no part of
   * it: take those that came out before, by `trigger`.
   */
  save(): Uint8Array {
    return encodeSnapshot(this.capture(), queryHash(this.#plan), crc32);
  }

  /** @throws WindowError `invalid-snapshot` for bytes that are cut, changed or of another query. */
  restore(bytes: Uint8Array): void {
    this.restoreSections(decodeSnapshot(bytes, queryHash(this.#plan), crc32));
  }

  /** @internal Room for the run's bytes: see Intake. */
  space(half: number): Uint8Array {
    return this.#intake.space(half);
  }

  /** @internal Takes what a run has read; `advance` works on it. */
  load(loaded: Loaded): void {
    if ('rows' in loaded) this.#intake.loadRows(loaded.rows);
    else {
      const { half, bytes, partition, begins = null } = loaded;
      this.#intake.load(half, bytes, partition, begins);
    }
  }

  /** @internal Nothing follows: loads lines that are cut as the last ones. */
  end(): void {
    this.#intake.end();
  }

  /** @internal Works on up to `limit` rows of what was loaded; gives how many: fewer where nothing is left. */
  advance(limit: number): number {
    const intake = this.#intake;
    let taken = 0;
    while (taken < limit) {
      const { batch, partition } = intake;
      if (this.#next < batch.count) {
        const to = Math.min(batch.count, this.#next + limit - taken);
        const from = this.#next;
        taken += to - from;
        this.#next = to;
        this.#engine.push(batch, from, to, partition);
      } else {
        if (!intake.decode()) break;
        this.#next = 0;
      }
    }
    return taken;
  }

  /** @internal The clock's time, for partitions that are silent. */
  tick(now: number): void {
    this.#engine.tick(now);
  }

  /** @internal What has come out since the last time. */
  take(): RowBatch<Row> {
    return new RowBatch<Row>(this.#engine.take(), this.#keyNames, this.#valueNames);
  }

  /** @internal A copy of all state; what was loaded must be worked off. */
  capture(): Sections {
    const sections = this.#engine.capture();
    this.#intake.capture(sections);
    return sections;
  }

  /** @internal */
  restoreSections(sections: Sections): void {
    this.#engine.restore(sections);
    this.#intake.restore(sections);
  }
}

/** What a run has read: records, or bytes that lie in one half of the input. */
export type Loaded =
  | { readonly rows: readonly unknown[] }
  | {
      readonly half: number;
      readonly bytes: number;
      readonly partition: number;
      readonly begins?: string | undefined;
    };
