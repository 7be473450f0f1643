import type { Scalar } from '../query/field.js';

/**
 * Decoded rows, column by column: what decoders make and engines take. Arrays may be longer than
 * `count`, and a decoder may use them again for its next batch.
 */
export interface EventBatch {
  /** Rows. */
  count: number;
  /** Event time in milliseconds since the epoch; NaN where a row has none. */
  readonly time: Float64Array;
  /** Encoded group keys (see key-codec.ts), one behind the other. */
  readonly keys: Uint8Array;
  /** Where key i ends in `keys`; it begins where the one before it ends. */
  readonly keyEnd: Uint32Array;
  /** Hash of key i's bytes (see key-codec.ts). */
  readonly hash: Uint32Array;
  /** A column for each of the plan's inputs: numbers for the kinds `number` and `presence`, values for `value`. */
  readonly inputs: readonly (Float64Array | Scalar[])[];
}
