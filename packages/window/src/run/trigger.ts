import { WindowError, checkNumber } from '../errors.js';
import { parseDuration } from '../time/duration.js';
import type { Duration } from '../time/duration.js';

/**
 * When a run ends a micro-batch and tells results: each so often by the clock (a duration, `'10
 * seconds'`), every `rows` rows, or after each piece that the source gives (`'chunk'`).
 */
export type Trigger = Duration | { readonly rows: number };

/** A trigger as numbers, Infinity where it does not go by that. */
export interface TriggerLimits {
  readonly rows: number;
  /** Milliseconds. */
  readonly interval: number;
  readonly chunk: boolean;
}

/** @throws WindowError `invalid-parameter` */
export function triggerLimits(trigger: Trigger): TriggerLimits {
  if (trigger === 'chunk') return { rows: Infinity, interval: Infinity, chunk: true };
  if (typeof trigger === 'object') {
    const rows = checkNumber('trigger.rows', trigger.rows, { min: 1, integer: true });
    return { rows, interval: Infinity, chunk: false };
  }
  return { rows: Infinity, interval: positive('trigger', trigger), chunk: false };
}

/** A duration above 0. */
export function positive(name: string, duration: Duration): number {
  const length = parseDuration(duration, name);
  if (length > 0) return length;
  throw new WindowError('invalid-parameter', `${name} must be longer than 0.`);
}
