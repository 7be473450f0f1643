import { checkNumber, RecommendError } from '../errors.js';
import type { Json } from '../save/saved-state.js';

/** A number between two, on a linear or a logarithmic scale, whole or not. */
export interface NumberDimension {
  readonly type: 'number';
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** Distance of the values that it can take, from `low`; `null` for any. */
  readonly step: number | null;
}

/** One of a few values, without order. */
export interface ChoiceDimension<V extends Json = Json> {
  readonly type: 'choice';
  readonly values: readonly V[];
}

/** What one hyper-parameter may be. */
export type Dimension = NumberDimension | ChoiceDimension;

/** A search space: a dimension a name. */
export type Space = Readonly<Record<string, Dimension>>;

/** The values that a space's trials have. */
export type ParamsOf<S extends Space> = {
  [Name in keyof S]: S[Name] extends ChoiceDimension<infer V> ? V : number;
};

/** Any number from `low` to `high`. */
export function uniform(low: number, high: number): NumberDimension {
  return numberDimension('uniform', low, high, false, null);
}

/** Any number from `low` (above 0) to `high`, each order of magnitude alike. */
export function logUniform(low: number, high: number): NumberDimension {
  return numberDimension('logUniform', low, high, true, null);
}

/** Options of `int`. */
export interface IntOptions {
  /** Whether each order of magnitude is alike; not with another step than 1. */
  log?: boolean | undefined;
  /** Distance of the values; 1 by default. */
  step?: number | undefined;
}

/** A whole number from `low` to `high`, both allowed. */
export function int(
  low: number,
  high: number,
  { log = false, step = 1 }: IntOptions = {},
): NumberDimension {
  checkNumber('int low', low, { integer: true });
  checkNumber('int high', high, { integer: true });
  checkNumber('step', step, { min: 1, integer: true });
  if (log && step !== 1) {
    throw new RecommendError('invalid-parameter', 'int takes log or a step, not both.');
  }
  const last = low + Math.floor((high - low) / step) * step;
  return numberDimension('int', low, last, log, step);
}

/** One of the values; the sampler sees no order in them. */
export function choice<const V extends Json>(values: readonly V[]): ChoiceDimension<V> {
  if (values.length === 0) {
    throw new RecommendError('invalid-parameter', 'choice needs at least one value.');
  }
  return { type: 'choice', values };
}

function numberDimension(
  name: string,
  low: number,
  high: number,
  log: boolean,
  step: number | null,
): NumberDimension {
  const finite = Number.isFinite(low) && Number.isFinite(high);
  if (finite && low <= high && (!log || low > 0)) return { type: 'number', low, high, log, step };
  throw new RecommendError(
    'invalid-parameter',
    `${name} needs low <= high${log ? ', above 0 on a logarithmic scale' : ''}; not ${low} and ${high}.`,
  );
}

/** How many values a dimension can take; Infinity for any number. */
export function sizeOf(dimension: Dimension): number {
  if (dimension.type === 'choice') return dimension.values.length;
  const { low, high, step } = dimension;
  return step === null ? (low === high ? 1 : Infinity) : Math.round((high - low) / step) + 1;
}

/** The value with which a dimension's inner number stands outside: a choice's place, or a number. */
export function valueOf(dimension: Dimension, inner: number): Json {
  return dimension.type === 'choice' ? (dimension.values[inner] as Json) : inner;
}

/**
 * The inner number of a value that was told, by a saved state or a user.
 *
 * @throws RecommendError `invalid-input` if the dimension cannot take it.
 */
export function innerOf(name: string, dimension: Dimension, value: Json | undefined): number {
  if (dimension.type === 'choice') {
    const text = JSON.stringify(value);
    const place = dimension.values.findIndex((one) => JSON.stringify(one) === text);
    if (place !== -1) return place;
  } else if (typeof value === 'number' && value >= dimension.low && value <= dimension.high) {
    const { low, step } = dimension;
    if (step === null || Number.isInteger((value - low) / step)) return value;
  }
  throw new RecommendError(
    'invalid-input',
    `${name} of a given trial is ${JSON.stringify(value)}, which this space cannot take.`,
  );
}
