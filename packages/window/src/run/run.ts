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
import { OwnWork } from './own-work.js';
import { ReadAhead } from './read-ahead.js';
import type { TriggerLimits } from './trigger.js';
import type { Results, Work } from './work.js';

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
  readonly #work: Work<Row>;
  readonly #checkpoints: Checkpointer | null;
  #sink: Sink<Row> | null = null;
  #started = false;
  /** Behind the last piece that was worked on. */
  #position: SourcePosition | null = null;
  #triggered = 0;
  #reported = 0;
  #breathed = 0;

  constructor(plan: Plan, source: Source, options: RunOptions = {}) {
    this.#source = source;
    this.#options = options;
    this.#trigger = triggerOf(options, source.bounded);
    const { rows } = this.#trigger;
    if (options.threads && source.kind !== 'bytes') throw noThreads(source.name);
    this.#work = options.threads?.start(plan, options, rows) ?? new OwnWork(plan, options, rows);
    this.#checkpoints = options.checkpoint ? new Checkpointer(plan, options.checkpoint) : null;
  }

  /** Counts and states, as they are now. */
  get metrics(): RunMetrics {
    const checkpoints = this.#checkpoints;
    if (!checkpoints) return this.#work.metrics;
    const { count, time, pause } = checkpoints;
    return {
      ...this.#work.metrics,
      ...{ checkpoints: count, checkpointTime: time, checkpointPause: pause },
    };
  }

  /** Milliseconds since the epoch; -Infinity before the first row. */
  get watermark(): number {
    return this.#work.metrics.watermark;
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
    try {
      yield* this.#whole();
    } finally {
      await this.#work.close();
    }
    return undefined;
  }

  async *#whole(): AsyncGenerator<RowBatch<Row>, undefined> {
    const { signal } = this.#options;
    const saved = (await this.#checkpoints?.load()) ?? null;
    if (saved) {
      await this.#work.restore(saved.sections);
      this.#position = saved.positions.source;
    }
    await this.#sink?.open(saved?.positions.sink ?? null);
    try {
      // A crash before the first checkpoint that is due takes the sink back to what it is now.
      if (!saved) {
        await this.#checkpoint();
        await this.#checkpoints?.settle();
      }
      const feed = await openFeed(this.#source, this.#position, this.#work, signal ?? null);
      try {
        yield* this.#workOff(feed);
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

  async *#workOff(feed: Feed): AsyncGenerator<RowBatch<Row>, undefined> {
    const { signal } = this.#options;
    const work = this.#work;
    this.#triggered = this.#breathed = Date.now();
    const ahead = new ReadAhead(() => feed.read(), signal ?? null);
    for (;;) {
      await ahead.wait(this.#patience());
      if (signal?.aborted) {
        yield* this.#results(false);
        await this.#leave(signal);
      }
      if (!ahead.ready) {
        if (!this.#source.bounded) work.tick(Date.now());
        yield* this.#results(this.#triggerIsDue());
        continue;
      }
      const piece = ahead.take();
      if (!piece) break;
      ahead.next();
      yield* this.#workOn(piece);
      if (this.#checkpoints?.isDue(work.rows)) {
        // What has come out between triggers is no part of the state.
        yield* this.#results(false);
        await this.#checkpoint();
      }
      this.#report(feed, false);
      await this.#breathe();
    }
    yield* work.finish();
    return undefined;
  }

  async *#workOn({ loaded, position }: Piece): AsyncGenerator<RowBatch<Row>, undefined> {
    yield* this.#work.workOn(loaded);
    this.#position = position;
    if (!this.#source.bounded) this.#work.tick(Date.now());
    if (this.#triggerIsDue()) yield* this.#results(true);
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

  #results(trigger: boolean): Results<Row> {
    if (trigger) this.#triggered = Date.now();
    return this.#work.results(trigger);
  }

  /** All results until here have been taken: the state and the positions belong together. */
  async #checkpoint(): Promise<void> {
    await this.#checkpoints?.take(
      this.#work.rows,
      () => this.#work.capture(),
      async () => ({
        source: this.#position,
        sink: (await this.#sink?.flush()) ?? null,
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
    const { bytes, rows, watermark, late } = this.#work.metrics;
    onProgress({ bytes, totalBytes, rows, watermark, late });
  }

  async #breathe(): Promise<void> {
    if (Date.now() - this.#breathed < BREATH) return;
    await breath();
    this.#breathed = Date.now();
  }
}

function noThreads(source: string): WindowError {
  return new WindowError(
    'invalid-parameter',
    `Threads share bytes, and the source ${source} gives objects: leave threads out, or give lines to ndjson(…).`,
  );
}
