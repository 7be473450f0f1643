import { RecommendError } from '../errors.js';
import type { Id } from './ids.js';

/** Text or a number that is one. */
export function checkId(id: unknown, what: string, index: number): Id {
  if (typeof id === 'string' || (typeof id === 'number' && !Number.isNaN(id))) return id;
  throw new RecommendError('invalid-input', `Row ${index} has no ${what}.`, index);
}

/** The value or, where there is none at all, the other one; `null` stands for NaN in JSON. */
export function checkFinite(value: unknown, missing: number, what: string, index: number): number {
  if (value === undefined) return missing;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw wrongNumber(index, value, what);
}

/** The error of a number that a row cannot have. */
export function wrongNumber(index: number, value: unknown, what: string): RecommendError {
  return new RecommendError(
    'invalid-input',
    `Row ${index} has ${String(value)} for ${what}.`,
    index,
  );
}

/** Refuses places that are not below `size`. */
export function checkPlaces(name: string, places: Int32Array, size: number): void {
  const bad = places.findIndex((place) => place < 0 || place >= size);
  if (bad === -1) return;
  throw new RecommendError('invalid-input', `${name}[${bad}] is not below ${size}.`, bad);
}
