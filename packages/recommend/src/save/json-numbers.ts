import type { Json } from './saved-state.js';

/**
 * A value as JSON can hold it: `Infinity`, `-Infinity` and `NaN` become `{ $number: 'Infinity' }`,
 * fields that are `undefined` are left out.
 */
export function toPlainJson(value: Json): Json {
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (Array.isArray(value)) return value.map(toPlainJson);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, toPlainJson(field as Json)]));
}

/** The value again. */
export function fromPlainJson(value: Json): Json {
  if (Array.isArray(value)) return value.map(fromPlainJson);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  if (fields.length === 1 && typeof value.$number === 'string') return Number(value.$number);
  return Object.fromEntries(fields.map(([name, field]) => [name, fromPlainJson(field as Json)]));
}
