import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import { RowBatch } from '../rows/row-batch.js';
import { readJson, writeJson } from '../run/json-section.js';
import type { RunMetrics } from '../run/metrics.js';
import { THREADS_SECTION } from '../run/own-work.js';
import { Processor } from '../run/processor.js';
import type { Loaded, ProcessorOptions } from '../run/processor.js';
import type { Work } from '../run/work.js';
import type { Sections } from '../state/snapshot.js';
import { AskedThread } from './asked-thread.js';
import { toPlain } from './plain-plan.js';
import type { PlainPlan } from './plain-plan.js';
import type { Answer, Command } from './thread-messages.js';
import { threadProgram } from './thread-program.js';

/** Bytes read at a time: as many as a processor takes. */
const CHUNK = 524_288;
/** Pieces that threads have before them at most. */
const AHEAD = 4;

let program: Promise<string> | null = null;

/**
 * The work of a run on several threads. Each sees every line and scans it, and takes the rows of its
 * own keys; those of others move its clock. So all know the one watermark, and nothing but the bytes,
 * which they share, must go to them.
 */
export class ThreadedWork<Row> implements Work<Row> {
  readonly #plan: Plan;
  readonly #plain: PlainPlan;
  readonly #options: ProcessorOptions;
  readonly #triggerRows: number;
  readonly #halves: readonly Uint8Array[];
  readonly #slots: readonly Uint8Array[];
  readonly #valueNames: readonly string[];
  #threads: AskedThread[] = [];
  #metrics: RunMetrics[];
  #pieces = 0;
  /** Answers that are awaited, in order. */
  readonly #awaited: Promise<Answer[]>[] = [];
  rows: number = 0;

  constructor(plan: Plan, options: ProcessorOptions, triggerRows: number, count: number) {
    // What is wrong with them shows here.
    const { metrics } = new Processor(plan, options);
    this.#plan = plan;
    this.#plain = toPlain(plan);
    this.#options = options;
    this.#triggerRows = triggerRows;
    const chunk = Math.min(CHUNK, options.maxLineBytes ?? CHUNK);
    this.#halves = [new Uint8Array(chunk), new Uint8Array(chunk)];
    this.#slots = Array.from({ length: AHEAD }, () => new Uint8Array(new SharedArrayBuffer(chunk)));
    this.#valueNames = plan.aggregates.map(({ name }) => name);
    this.#metrics = Array.from({ length: count }, () => metrics);
  }

  /** Lines are counted by each thread alike, rows by that of their key. */
  get metrics(): RunMetrics {
    const sum = { rows: 0, untimed: 0, late: 0, droppedWindows: 0, overflow: 0 };
    const all = { ...sum, emitted: 0, keys: 0, windows: 0 };
    const names = Object.keys(all) as (keyof typeof all)[];
    for (const metrics of this.#metrics) for (const name of names) all[name] += metrics[name];
    return { ...(this.#metrics[0] as RunMetrics), ...all };
  }

  space(half: number): Uint8Array {
    return this.#halves[half] as Uint8Array;
  }

  async *workOn(loaded: Loaded): AsyncGenerator<RowBatch<Row>, undefined> {
    if ('rows' in loaded) throw new Error('Threads take bytes.');
    await this.#begin();
    yield* this.#hear(AHEAD - 1);
    const { half, partition, begins } = loaded;
    const bytes = (this.#slots[this.#pieces++ % AHEAD] as Uint8Array).subarray(0, loaded.bytes);
    bytes.set(this.space(half).subarray(0, loaded.bytes));
    this.#ask({ kind: 'bytes', bytes, partition, begins });
    return undefined;
  }

  async *results(trigger: boolean): AsyncGenerator<RowBatch<Row>, undefined> {
    await this.#begin();
    this.#ask({ kind: 'results', trigger });
    return yield* this.#hear(0);
  }

  async *finish(): AsyncGenerator<RowBatch<Row>, undefined> {
    await this.#begin();
    this.#ask({ kind: 'finish' });
    return yield* this.#hear(0);
  }

  tick(now: number): void {
    for (const thread of this.#threads) thread.tell({ kind: 'tick', now });
  }

  async capture(): Promise<Sections> {
    await this.#begin();
    const answers = await Promise.all(
      this.#threads.map((thread) => thread.ask({ kind: 'capture' })),
    );
    const all: Sections = new Map([[THREADS_SECTION, writeJson(this.#threads.length)]]);
    answers.forEach(({ sections }, index) => {
      for (const [name, bytes] of sections ?? []) all.set(`${index}/${name}`, bytes);
    });
    return all;
  }

  async restore(sections: Sections): Promise<void> {
    const count = sections.has(THREADS_SECTION) ? readJson(sections, THREADS_SECTION) : 0;
    if (count !== this.#metrics.length)
      throw new WindowError(
        'invalid-snapshot',
        `The checkpoint is of a run ${count === 0 ? 'without threads' : `on ${String(count)} threads`}, this run has ${this.#metrics.length}: the keys lie with those, so give as many.`,
      );
    await this.#begin();
    const restored = this.#threads.map((thread, index) => {
      const own = [...sections].filter(([name]) => name.startsWith(`${index}/`));
      const named = own.map(([name, bytes]) => [name.slice(`${index}/`.length), bytes] as const);
      return thread.ask({ kind: 'restore', sections: new Map(named) });
    });
    this.#metrics = (await Promise.all(restored)).map(({ metrics }) => metrics);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async #begin(): Promise<void> {
    if (this.#threads.length > 0) return;
    const text = await (program ??= threadProgram());
    const { deadLetterLimit, strict, maxLineBytes, finish, onLate, deadLetter } = this.#options;
    const count = this.#metrics.length;
    this.#threads = this.#metrics.map(
      (_, index) =>
        new AskedThread(text, {
          plan: this.#plain,
          shard: { index, count },
          triggerRows: this.#triggerRows,
          options: { deadLetterLimit, strict, maxLineBytes, finish },
          late: onLate !== undefined,
          letters: deadLetter !== undefined && index === 0,
        }),
    );
  }

  #ask(command: Command): void {
    const answers = Promise.all(this.#threads.map((thread) => thread.ask(command)));
    // It is awaited later, and may have failed by then.
    answers.catch(() => undefined);
    this.#awaited.push(answers);
  }

  /** Tells what was answered, until at most so many answers are awaited. */
  async *#hear(most: number): AsyncGenerator<RowBatch<Row>, undefined> {
    const { onLate, deadLetter } = this.#options;
    while (this.#awaited.length > most) {
      const answers = (await this.#awaited.shift()) ?? [];
      this.#metrics = answers.map(({ metrics }) => metrics);
      this.rows = answers[0]?.rows ?? this.rows;
      for (const { late, letters } of answers) {
        for (const row of late) onLate?.(row);
        for (const letter of letters) deadLetter?.(letter);
      }
      for (const { batches } of answers)
        for (const columns of batches)
          yield new RowBatch<Row>(columns, this.#plan.groupBy, this.#valueNames);
    }
    return undefined;
  }
}
