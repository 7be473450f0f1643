import type { Scalar } from '../query/field.js';

/** How an engine writes values. */
export interface Literals {
  readonly text: (value: string) => string;
  readonly number: (value: number) => string;
}

/** A condition that holds where a column has one of these values; null is a value like others. */
export function filterCondition(
  column: string,
  values: readonly Scalar[],
  { text, number }: Literals,
): string {
  const literals = values
    .filter((value) => value !== null)
    .map((value) => (typeof value === 'string' ? text(value) : number(Number(value))));
  const among = literals.length === 0 ? 'FALSE' : `${column} IN (${literals.join(', ')})`;
  if (values.includes(null)) return `(${column} IS NULL OR ${among})`;
  // Never NULL, so that it can stand anywhere.
  return `(${column} IS NOT NULL AND ${among})`;
}
