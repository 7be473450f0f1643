import type { Scalar } from '../query/field.js';
import type { PathStep } from '../query/path.js';
import { numberOfText } from './number-text.js';
import type { ReadField } from './row-plan.js';

/** The value at a path, undefined where there is none: keys of objects by their own properties, places of arrays. */
export function valueAt(record: unknown, path: readonly PathStep[]): unknown {
  let value = record;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) !== (typeof step === 'number')) return undefined;
    if (!Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PathStep, unknown>)[step];
  }
  return value;
}

/** A value as a field reads it; undefined where it cannot (see DecodeCounts.badValues). */
export function readValue({ format, time }: ReadField, value: unknown): Scalar | undefined {
  if (value === undefined || value === null || Number.isNaN(value)) return null;
  switch (format.kind) {
    case 'text':
      return textOf(value);
    case 'number':
      return known(numberOf(value));
    case 'scalar':
      return typeof value === 'object' ? null : (value as Scalar);
    case 'time':
      return known(time ? time.fromValue(value) : NaN);
  }
}

/** A number, or what number a string holds; else NaN. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberOfText(value) : NaN;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  // Infinity, which 1e400 is to JSON.parse, would be null to JSON.stringify.
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? text : null;
}

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
