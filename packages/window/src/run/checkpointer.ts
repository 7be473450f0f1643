import { crc32 } from '@nunchi/foundation';
import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import type { SinkPosition } from '../sinks/sink.js';
import type { SourcePosition } from '../sources/source.js';
import { queryHash } from '../state/query-hash.js';
import { decodeSnapshot, snapshotPieces } from '../state/snapshot.js';
import type { Crc32, Sections } from '../state/snapshot.js';
import { breath } from './breath.js';
import { readJson, writeJson } from './json-section.js';
import { everyOf } from './options.js';
import type { CheckpointOptions, Every } from './options.js';

/** Where source and sink stand. */
export interface Positions {
  readonly source: SourcePosition | null;
  readonly sink: SinkPosition | null;
}

/** A checkpoint that was read back. */
export interface Saved {
  readonly sections: Sections;
  readonly positions: Positions;
}

/** Takes checkpoints when they are due; what is taken is encoded and saved while the run goes on. */
export class Checkpointer {
  readonly #hash: string;
  readonly #crc32: Crc32;
  readonly #options: CheckpointOptions;
  readonly #every: Every;
  #rows = 0;
  #saving: Promise<void> | null = null;
  #error: WindowError | null = null;
  /** Saved so far. */
  count: number = 0;
  /** When the newest one was taken. */
  time: number | null = null;
  /** The longest time at a stretch that the run stood still for it. */
  pause: number | null = null;
  #began: number = Date.now();

  constructor(plan: Plan, options: CheckpointOptions) {
    this.#hash = queryHash(plan);
    this.#crc32 = options.store.crc32 ?? crc32;
    this.#options = options;
    this.#every = everyOf(options);
  }

  /** The newest checkpoint; null where there is none. */
  load(): Promise<Saved | null> {
    return this.#options.store.load((bytes) => {
      const sections = decodeSnapshot(bytes, this.#hash, this.#crc32);
      return { sections, positions: readJson(sections, 'positions') as Positions };
    });
  }

  /** Rows that the run has worked on since it began. */
  isDue(rows: number): boolean {
    if (this.#error) throw this.#error;
    if (this.#saving) return false;
    if (rows - this.#rows >= this.#every.rows) return true;
    return Date.now() - this.#began >= this.#every.interval;
  }

  /** Takes a checkpoint: the run stands still until its state is copied. */
  async take(
    rows: number,
    capture: () => Sections | Promise<Sections>,
    positions: () => Promise<Positions>,
  ): Promise<void> {
    await this.settle();
    const began = performance.now();
    const stand = await positions();
    const sections = await capture();
    sections.set('positions', writeJson(stand));
    const time = Date.now();
    this.#began = time;
    this.#rows = rows;
    this.pause = performance.now() - began;
    this.#saving = this.#save(sections, time).finally(() => (this.#saving = null));
  }

  async #save(sections: Sections, time: number): Promise<void> {
    try {
      await this.#options.store.save(await this.#encode(sections));
      this.count++;
      this.time = time;
    } catch (cause) {
      this.#error = new WindowError(
        'sink-failed',
        `The checkpoint could not be saved: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    }
  }

  /** Little by little, as the run goes on. */
  async #encode(sections: Sections): Promise<Uint8Array[]> {
    const steps = snapshotPieces(sections, this.#hash, this.#crc32);
    for (;;) {
      await breath();
      const began = performance.now();
      const step = steps.next();
      this.pause = Math.max(this.pause ?? 0, performance.now() - began);
      if (step.done === true) return step.value;
    }
  }

  /** Waits for what is being saved. @throws WindowError `sink-failed` if it could not be. */
  async settle(): Promise<void> {
    await this.#saving;
    if (this.#error) throw this.#error;
  }
}
