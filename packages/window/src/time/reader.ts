import { LONGEST_TIME } from './byte-time-reader.js';
import type { ByteTimeReader } from './byte-time-reader.js';
import { epochReader } from './epoch-reader.js';
import type { TimeFormat } from './format.js';
import { isoReader } from './iso-reader.js';
import { localReader } from './local-reader.js';

/** Reads moments; both give milliseconds since the epoch, NaN for what is no moment of the format. */
export interface TimeReader {
  /**
   * Reads the text at [begin, end): that of a JSON string without its quotes and escapes, or of a
   * number as `String(x)` writes it.
   */
  readonly fromBytes: ByteTimeReader;
  /** Reads a parsed value: a string, a number or a Date (which is a moment in any format). */
  readonly fromValue: (value: unknown) => number;
}

/**
 * The reader of a time format; a reader keeps the last hours it has seen and is cheap where rows come
 * nearly in order.
 *
 * @throws WindowError `invalid-parameter` for patterns and zones that cannot be read.
 */
export function compileTimeReader(format: TimeFormat): TimeReader {
  const fromBytes = byteReader(format);
  const encoder = new TextEncoder();
  const scratch = new Uint8Array(LONGEST_TIME);
  return {
    fromBytes,
    fromValue: (value) => {
      if (value instanceof Date) return value.getTime();
      if (typeof value !== 'string' && typeof value !== 'number') return NaN;
      const text = String(value);
      const { read, written } = encoder.encodeInto(text, scratch);
      return read < text.length ? NaN : fromBytes(scratch, 0, written);
    },
  };
}

function byteReader(format: TimeFormat): ByteTimeReader {
  switch (format.kind) {
    case 'local':
      return localReader(format.pattern, format.zone);
    case 'iso':
      return isoReader();
    case 'epoch':
      return epochReader(format.unit);
  }
}
