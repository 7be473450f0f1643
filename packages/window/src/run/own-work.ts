import type { Shard } from '../engine/shard.js';
import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import type { RowBatch } from '../rows/row-batch.js';
import type { Sections } from '../state/snapshot.js';
import { readJson, writeJson } from './json-section.js';
import type { RunMetrics } from './metrics.js';
import { Processor } from './processor.js';
import type { Loaded, ProcessorOptions } from './processor.js';
import type { Work } from './work.js';

/** The section that says how many threads a checkpoint is of. */
export const THREADS_SECTION = 'threads';
const TRIGGER_SECTION = 'since trigger';

/** Work that this thread does itself. */
export class OwnWork<Row> implements Work<Row> {
  rows: number = 0;
  readonly #processor: Processor<Row>;
  readonly #triggerRows: number;
  #sinceTrigger = 0;

  constructor(
    plan: Plan,
    options: ProcessorOptions,
    triggerRows: number,
    shard: Shard | null = null,
  ) {
    this.#processor = new Processor<Row>(plan, options, shard);
    this.#triggerRows = triggerRows;
  }

  get metrics(): RunMetrics {
    return this.#processor.metrics;
  }

  space(half: number): Uint8Array {
    return this.#processor.space(half);
  }

  *workOn(loaded: Loaded): Generator<RowBatch<Row>, undefined> {
    this.#processor.load(loaded);
    return yield* this.#advance();
  }

  *results(trigger: boolean): Generator<RowBatch<Row>, undefined> {
    if (!trigger) return yield* nonEmpty(this.#processor.take());
    this.#sinceTrigger = 0;
    return yield* nonEmpty(this.#processor.trigger());
  }

  *finish(): Generator<RowBatch<Row>, undefined> {
    this.#processor.end();
    yield* this.#advance();
    return yield* nonEmpty(this.#processor.finish());
  }

  tick(now: number): void {
    this.#processor.tick(now);
  }

  capture(): Sections {
    const sections = this.#processor.capture();
    sections.set(TRIGGER_SECTION, writeJson(this.#sinceTrigger));
    return sections;
  }

  restore(sections: Sections): void {
    if (sections.has(THREADS_SECTION))
      throw new WindowError(
        'invalid-snapshot',
        `The checkpoint is of a run on ${String(readJson(sections, THREADS_SECTION))} threads: give as many.`,
      );
    this.#processor.restoreSections(sections);
    this.#sinceTrigger = readJson(sections, TRIGGER_SECTION) as number;
  }

  close(): void {
    // Nothing is open.
  }

  *#advance(): Generator<RowBatch<Row>, undefined> {
    for (;;) {
      const taken = this.#processor.advance(this.#triggerRows - this.#sinceTrigger);
      this.rows += taken;
      this.#sinceTrigger += taken;
      if (this.#sinceTrigger < this.#triggerRows) return undefined;
      yield* this.results(true);
    }
  }
}

function* nonEmpty<Row>(rows: RowBatch<Row>): Generator<RowBatch<Row>, undefined> {
  if (rows.length > 0) yield rows;
  return undefined;
}
