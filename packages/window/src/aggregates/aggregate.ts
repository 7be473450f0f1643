import type { Scalar } from '../query/field.js';

// What is no value, in all aggregates: null is left out, as in SQL, and so is NaN, which JSON does not have but
// objects may. -0 is 0, but for `first` and `last`, which give values back as they came. Infinities are
// numbers: sums and means of both together, and variances with any, are null.

/**
 * What an aggregate reads of a row:
 * - `number`: the field as a number, NaN where it is null;
 * - `presence`: 1 where the field is not null, else NaN;
 * - `value`: the field's value itself.
 */
export type InputKind = 'number' | 'presence' | 'value';

/** The field an aggregate reads, and how. */
export interface AggregateInput<Name extends string = string> {
  readonly field: Name;
  readonly kind: InputKind;
}

interface AggregateBase<Name extends string, V> {
  /** `count`, `sum` …: what the SQL compilers and a snapshot know it by. */
  readonly name: string;
  /** Parameters that change its results, for the query's hash and for SQL. */
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** `null` for an aggregate of whole rows, as `count()`. */
  readonly input: AggregateInput<Name> | null;
  /** Only for the compiler. */
  readonly type?: V;
}

/**
 * An aggregate whose state is a few numbers that lie in the key's row: the record of arquero's
 * aggregates, over a typed array. `add` is called for each row with x not NaN (each row at all where
 * `input` is null; x is then 1), in order of arrival.
 */
export interface SlotAggregate<Name extends string = string, V = unknown> extends AggregateBase<
  Name,
  V
> {
  readonly storage: 'slots';
  /** How many numbers. */
  readonly slots: number;
  init(state: Float64Array, at: number): void;
  add(state: Float64Array, at: number, x: number, time: number): void;
  /** Takes the state at `from[fromAt]` into that at `state[at]`: associative, and commutative where the aggregate is. */
  merge(state: Float64Array, at: number, from: Float64Array, fromAt: number): void;
  value(state: Float64Array, at: number): V;
}

/** An aggregate whose state is an object beside the row: sketches, strings, a user's own. */
export interface ObjectAggregate<
  Name extends string = string,
  V = unknown,
  S = unknown,
> extends AggregateBase<Name, V> {
  readonly storage: 'object';
  create(): S;
  /** Gives the state back, changed in place or new. Called for rows whose value is not null. */
  add(state: S, x: Exclude<Scalar, null>, time: number): S;
  /** Leaves `from` as it is; may change and give back `into`. */
  merge(into: S, from: S): S;
  value(state: S): V;
  encode(state: S): Uint8Array;
  /** @throws WindowError `invalid-snapshot` for bytes that are not such a state. */
  decode(bytes: Uint8Array): S;
}

/** One column of a query's result. */
export type Aggregate<Name extends string = string, V = unknown> =
  | SlotAggregate<Name, V>
  // States differ from one aggregate to the next; only the aggregate itself looks into them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  | ObjectAggregate<Name, V, any>;
