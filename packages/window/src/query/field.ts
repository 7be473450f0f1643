import type { TimeFormat } from '../time/format.js';
import { checkSteps, parsePath } from './path.js';
import type { PathStep } from './path.js';

/** What a JSON value other than an object or an array can be. */
export type Scalar = string | number | boolean | null;

/**
 * How the JSON value at a field's path is read:
 * - `text`: a string as it is; of a number, a boolean, an object or an array its JSON text;
 * - `number`: a JSON number, or a string that holds one (`"7200"`), else null;
 * - `scalar`: just what `JSON.parse` gives; objects and arrays are null;
 * - `time`: milliseconds since the epoch, read by a time format, else null.
 * A field that is absent is null in all of them.
 */
export type FieldFormat =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'scalar' }
  | { readonly kind: 'time'; readonly time: TimeFormat };

/** A place in each JSON record and how it is read; `T` is the type of its value. */
export interface Field<T extends Scalar = Scalar> {
  readonly path: readonly PathStep[];
  readonly format: FieldFormat;
  /** Only for the compiler. */
  readonly type?: T;
}

/** A way to read a value, as `number()` or `localTime(…)` make it. */
export interface Format<T extends Scalar> {
  readonly format: FieldFormat;
  /** Only for the compiler. */
  readonly type?: T;
}

/**
 * A field of the JSON records, read as text.
 *
 * @param path Keys from the outside in with dots between them, `[n]` for a place in an array:
 *   `'_source.@fields.params.cpk'`, `'sort[0]'`. Keys that hold a dot themselves go as an array:
 *   `['a.b', 'c', 0]`. A path with a place in an array is read by `JSON.parse`, which is slower.
 * @throws WindowError `invalid-query` for a path that is none.
 */
export function field(path: string | readonly PathStep[]): Field<string | null>;
/**
 * A field of the JSON records, read by a format.
 *
 * @param path As above.
 * @param format `text()`, `number()`, `scalar()`, `localTime(…)`, `isoTime()`, `epochMillis()`,
 *   `epochSeconds()`, `epochMicros()`.
 * @throws WindowError `invalid-query` for a path that is none.
 *
 * @example
 * field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Asia/Seoul'))
 */
export function field<T extends Scalar>(
  path: string | readonly PathStep[],
  format: Format<T>,
): Field<T>;
export function field(path: string | readonly PathStep[], format: Format<Scalar> = text()): Field {
  const steps = typeof path === 'string' ? parsePath(path) : checkSteps(path);
  return { path: steps, format: format.format };
}

/** Strings as they are; of numbers, booleans, objects and arrays their JSON text. */
export function text(): Format<string | null> {
  return { format: { kind: 'text' } };
}

/** JSON numbers, and strings that hold one; anything else is null. */
export function number(): Format<number | null> {
  return { format: { kind: 'number' } };
}

/** Just what `JSON.parse` gives; objects and arrays are null. Keeps `1` and `"1"` apart. */
export function scalar(): Format<Scalar> {
  return { format: { kind: 'scalar' } };
}
