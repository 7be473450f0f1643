import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import type { RowBatch } from '../rows/row-batch.js';
import type { Sink } from '../sinks/sink.js';
import type { Source, SourcePosition } from '../sources/source.js';
import { BREATH, breath } from './breath.js';
import { Checkpointer } from './checkpointer.js';
import { openFeed } from './feed.js';
import type { Feed, Piece } from './feed.js';
import type { RunMetrics } from './metrics.js';
import { triggerOf } from './options.js';
import type { RunOptions } from './options.js';
import { Processor } from './processor.js';
import { ReadAhead } from './read-ahead.js';
import type { TriggerLimits } from './trigger.js';

export type { CheckpointOptions, RunOptions } from './options.js';

/** Milliseconds between two reports of progress. */
const PROGRESS = 100;
/** Milliseconds between two looks at the clock, where nothing comes and no trigger is due. */
const TICK = 1000;

/**
 * A query that runs over a source, once: iterate over it, or lead it into a sink. Nothing is read
 * before, and no further than results are taken.
 *
 * @throws WindowError while iterating: `source-failed`, `sink-failed`, `malformed-input` if strict,
 *   `too-many-keys` if the query says so, `invalid-snapshot` for a checkpoint of something else; the
 *   signal's reason after an abort.
 */
export class WindowRun<Row = Record<string, unknown>> implements AsyncIterable<RowBatch<Row>> {
  readonly #source: Source;
  readonly #options: RunOptions;
  readonly #trigger: TriggerLimits;
  readonly #processor: Processor<Row>;
  readonly #checkpoints: Checkpointer | null;
  #sink: Sink<Row> | null = null;
  #started = false;
  /** Behind the last piece that was worked on. */
  #position: SourcePosition | null = null;
  #rows = 0;
  #sinceTrigger = 0;
  #triggered = 0;
  #reported = 0;
  #breathed = 0;

  constructor(plan: Plan, source: Source, options: RunOptions = {}) {
    this.#source = source;
    this.#options = options;
    this.#trigger = triggerOf(options, source.bounded);
    this.#processor = new Processor<Row>(plan, options);
    this.#checkpoints = options.checkpoint ? new Checkpointer(plan, options.checkpoint) : null;
  }

  /** Counts and states, as they are now. */
  get metrics(): RunMetrics {
    const checkpoints = this.#checkpoints;
    if (!checkpoints) return this.#processor.metrics;
    const { count, time, pause } = checkpoints;
    return {
      ...this.#processor.metrics,
      ...{ checkpoints: count, checkpointTime: time, checkpointPause: pause },
    };
  }

  /** Milliseconds since the epoch; -Infinity before the first row. */
  get watermark(): number {
    return this.#processor.watermark;
  }

  [Symbol.asyncIterator](): AsyncGenerator<RowBatch<Row>, undefined> {
    return this.#run();
  }

  /** Runs to the end, all results into a sink. */
  async into(sink: Sink<Row>): Promise<RunMetrics> {
    this.#sink = sink;
    for await (const rows of this.#run()) await sink.write(rows);
    return this.metrics;
  }

  async *#run(): AsyncGenerator<RowBatch<Row>, undefined> {
    if (this.#started) {
      throw new WindowError('invalid-parameter', 'A run goes once: call query.run(…) again.');
    }
    this.#started = true;
    const { signal } = this.#options;
    signal?.throwIfAborted();
    const saved = (await this.#checkpoints?.load()) ?? null;
    if (saved) {
      this.#processor.restoreSections(saved.sections);
      this.#position = saved.positions.source;
      this.#sinceTrigger = saved.positions.sinceTrigger;
    }
    await this.#sink?.open(saved?.positions.sink ?? null);
    try {
      // A crash before the first checkpoint that is due takes the sink back to what it is now.
      if (!saved) {
        await this.#checkpoint();
        await this.#checkpoints?.settle();
      }
      const feed = await openFeed(this.#source, this.#position, this.#processor, signal ?? null);
      try {
        yield* this.#work(feed);
      } finally {
        await feed.close();
      }
      await this.#checkpoints?.settle();
      await this.#sink?.flush();
      this.#report(feed, true);
    } finally {
      await this.#sink?.close();
    }
    return undefined;
  }

  async *#work(feed: Feed): AsyncGenerator<RowBatch<Row>, undefined> {
    const { signal } = this.#options;
    const processor = this.#processor;
    this.#triggered = this.#breathed = Date.now();
    const ahead = new ReadAhead(() => feed.read(), signal ?? null);
    for (;;) {
      await ahead.wait(this.#patience());
      if (signal?.aborted) {
        yield* this.#results(false);
        await this.#leave(signal);
      }
      if (!ahead.ready) {
        if (!this.#source.bounded) processor.tick(Date.now());
        yield* this.#results(this.#triggerIsDue());
        continue;
      }
      const piece = ahead.take();
      if (!piece) break;
      ahead.next();
      yield* this.#workOn(piece);
      if (this.#checkpoints?.isDue(this.#rows)) {
        // What has come out between triggers is no part of the state.
        yield* this.#results(false);
        await this.#checkpoint();
      }
      this.#report(feed, false);
      await this.#breathe();
    }
    processor.end();
    yield* this.#advance();
    yield* nonEmpty(processor.finish());
    return undefined;
  }

  *#workOn({ loaded, position }: Piece): Generator<RowBatch<Row>, undefined> {
    const processor = this.#processor;
    processor.load(loaded);
    yield* this.#advance();
    this.#position = position;
    if (!this.#source.bounded) processor.tick(Date.now());
    if (this.#triggerIsDue()) yield* this.#results(true);
    return undefined;
  }

  /** Works off what was loaded, with a trigger each so many rows. */
  *#advance(): Generator<RowBatch<Row>, undefined> {
    const processor = this.#processor;
    for (;;) {
      const taken = processor.advance(this.#trigger.rows - this.#sinceTrigger);
      this.#rows += taken;
      this.#sinceTrigger += taken;
      if (this.#sinceTrigger < this.#trigger.rows) break;
      yield* this.#results(true);
    }
    return undefined;
  }

  /** How long to wait for the source before looking at the clock. */
  #patience(): number {
    const { interval } = this.#trigger;
    if (interval !== Infinity) return this.#triggered + interval - Date.now();
    return this.#source.bounded ? Infinity : TICK;
  }

  #triggerIsDue(): boolean {
    const { chunk, interval } = this.#trigger;
    return chunk || Date.now() - this.#triggered >= interval;
  }

  *#results(trigger: boolean): Generator<RowBatch<Row>, undefined> {
    if (!trigger) return yield* nonEmpty(this.#processor.take());
    this.#sinceTrigger = 0;
    this.#triggered = Date.now();
    return yield* nonEmpty(this.#processor.trigger());
  }

  /** All results until here have been taken: the state and the positions belong together. */
  async #checkpoint(): Promise<void> {
    await this.#checkpoints?.take(
      this.#rows,
      () => this.#processor.capture(),
      async () => ({
        source: this.#position,
        sink: (await this.#sink?.flush()) ?? null,
        sinceTrigger: this.#sinceTrigger,
      }),
    );
  }

  /** Ends the run at an abort, so that another one can go on from here. */
  async #leave(signal: AbortSignal): Promise<never> {
    await this.#checkpoint();
    await this.#checkpoints?.settle();
    throw signal.reason;
  }

  #report({ totalBytes }: Feed, last: boolean): void {
    const { onProgress } = this.#options;
    if (!onProgress || (!last && Date.now() - this.#reported < PROGRESS)) return;
    this.#reported = Date.now();
    const { bytes, rows, watermark, late } = this.#processor.metrics;
    onProgress({ bytes, totalBytes, rows, watermark, late });
  }

  async #breathe(): Promise<void> {
    if (Date.now() - this.#breathed < BREATH) return;
    await breath();
    this.#breathed = Date.now();
  }
}

function* nonEmpty<Row>(rows: RowBatch<Row>): Generator<RowBatch<Row>, undefined> {
  if (rows.length > 0) yield rows;
  return undefined;
}
