import { WindowError } from '../errors.js';
import type { AnomalyDetector, DetectorSnapshot, Verdict } from './detector.js';

/** A piece of a detector's memory: always the same count of finite numbers. */
export interface Memory {
  save(to: number[]): void;
  /** Reads back what `save` wrote, from `state[at]`; gives the place behind it. */
  load(state: readonly number[], at: number): number;
}

/** Squares of what lies as far out can still be summed. */
const FARTHEST = 1e150;

/** What all detectors share: gaps, checks, snapshots. */
export abstract class DetectorBase implements AnomalyDetector {
  readonly #name: string;
  readonly #settings: readonly number[];

  constructor(name: string, settings: readonly number[]) {
    this.#name = name;
    this.#settings = settings;
  }

  /** The pieces that are saved, in a fixed order. */
  protected abstract readonly memory: readonly Memory[];
  protected abstract expect(time: number): number;
  protected abstract judge(time: number, value: number): Verdict;

  update(time: number, value: number): Verdict {
    if (!Number.isFinite(time)) {
      throw new WindowError(
        'invalid-parameter',
        `time must be milliseconds since the epoch, not ${String(time)}.`,
      );
    }
    if (Math.abs(value) <= FARTHEST) return this.judge(time, value);
    return { expected: this.expect(time), actual: NaN, score: 0, pValue: 1, alarm: false };
  }

  snapshot(): DetectorSnapshot {
    const state: number[] = [];
    for (const piece of this.memory) piece.save(state);
    return { detector: this.#name, version: 1, settings: [...this.#settings], state };
  }

  restore(snapshot: DetectorSnapshot): void {
    checkSnapshot(snapshot, this.#name, this.#settings, this.snapshot().state.length);
    let at = 0;
    for (const piece of this.memory) at = piece.load(snapshot.state, at);
  }
}

/**
 * Checks a snapshot, which may come from anywhere: its detector, its options, its length.
 *
 * @throws WindowError `invalid-snapshot`
 */
export function checkSnapshot(
  snapshot: unknown,
  name: string,
  own: readonly number[],
  length: number,
): void {
  const { detector, version, settings, state } = (snapshot ?? {}) as Partial<
    Record<keyof DetectorSnapshot, unknown>
  >;
  if (detector !== name || version !== 1) {
    throw new WindowError(
      'invalid-snapshot',
      `This is ${name}, version 1; the snapshot is of ${String(detector)}, version ${String(version)}.`,
    );
  }
  if (JSON.stringify(settings) !== JSON.stringify(own)) {
    throw new WindowError(
      'invalid-snapshot',
      `The snapshot of ${name} was taken with other options; create the detector with the same ones.`,
    );
  }
  if (!Array.isArray(state) || state.length !== length || !state.every(Number.isFinite)) {
    throw new WindowError('invalid-snapshot', `The snapshot of ${name} is damaged.`);
  }
}
