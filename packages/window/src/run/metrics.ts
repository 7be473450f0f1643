import type { EngineCounts } from '../engine/engine.js';
import type { IntakeCounts } from './intake.js';

/**
 * Counts since the start, restored with a checkpoint, and how things stand now. Of lines: `blank`,
 * `malformed`, `filtered` (left out by `where`), the rest are `rows`; `badValues` are times and numbers
 * that could not be read.
 */
export interface RunMetrics extends Readonly<EngineCounts>, Readonly<IntakeCounts> {
  /** Milliseconds since the epoch; -Infinity before the first row. */
  readonly watermark: number;
  /** Keyed rows alive. */
  readonly keys: number;
  /** Windows (or panes) alive. */
  readonly windows: number;
  /** Checkpoints saved by this run. */
  readonly checkpoints: number;
  /** When the newest one was taken, milliseconds since the epoch; null before the first. */
  readonly checkpointTime: number | null;
  /**
   * The longest time at a stretch that the run stood still for it, in milliseconds: until the sink was
   * flushed and the state copied, or for a part of its encoding. Null before the first.
   */
  readonly checkpointPause: number | null;
}
