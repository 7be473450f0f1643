import type { EventBatch } from './event-batch.js';

/** Counts since the decoder was made. */
export interface DecodeCounts {
  /** Lines (or records), blank ones too. */
  lines: number;
  /** Lines of nothing but blanks. */
  blank: number;
  /** Lines that are no JSON. */
  malformed: number;
  /** Rows that a filter of the query left out. */
  filtered: number;
  /** Values that are there and not null, but no number or no time where the query wants one. */
  badValues: number;
}

/** Lines of JSON to rows. */
export interface RowDecoder {
  /** Where bytes are written to be decoded. */
  readonly input: Uint8Array;
  /** The rows of the last `decode`. */
  readonly batch: EventBatch;
  readonly counts: Readonly<DecodeCounts>;
  /** Told of each malformed line; the bytes are those of the input. */
  onMalformed: ((line: Uint8Array, message: string) => void) | null;
  /**
   * Decodes whole lines of `input[begin, end)` into the batch, up to {@link BATCH_ROWS} of them.
   *
   * @param last Whether nothing follows, so that the last line needs no newline.
   * @returns Where it stopped: `begin` where there is no whole line.
   */
  decode(begin: number, end: number, last: boolean): number;
  /** Where the line of a row of the batch lies in `input`. */
  lineOf(index: number): readonly [begin: number, end: number];
}

/** Records that are objects already to rows: the same as those of their JSON. */
export interface ObjectDecoder {
  /** The rows of the last `decode`. */
  readonly batch: EventBatch;
  readonly counts: Readonly<DecodeCounts>;
  /**
   * Decodes up to {@link BATCH_ROWS} records into the batch.
   *
   * @returns The first record that was not decoded.
   */
  decode(rows: readonly unknown[], from: number): number;
}

/** Rows of a batch at most: few enough to stay in the processor's caches. */
export const BATCH_ROWS = 1024;

/** Counts of nothing. */
export function noCounts(): DecodeCounts {
  return { lines: 0, blank: 0, malformed: 0, filtered: 0, badValues: 0 };
}
