/** Result rows, column by column. */
export interface RowColumns {
  readonly count: number;
  readonly windowStart: Float64Array;
  readonly windowEnd: Float64Array;
  /** Encoded group keys, one behind the other. */
  readonly keys: Uint8Array;
  readonly keyEnd: Uint32Array;
  /** A column for each aggregate: numbers where all of its values are (null as NaN), else anything. */
  readonly values: readonly (Float64Array | unknown[])[];
  /** For Kafka's sessions in update mode: 1 where this row takes an earlier one back (a tombstone). */
  readonly retracted: Uint8Array | null;
}
