/** What stands at a path: the low four bits of a span's second number. */
export const MISSING = 0;
/** A string without escapes; its span is what stands between the quotes, well-formed UTF-8. */
export const STRING = 1;
/** A string with escapes, likewise. */
export const ESCAPED_STRING = 2;
export const NUMBER = 3;
export const TRUE = 4;
export const FALSE = 5;
export const NULL = 6;
export const OBJECT = 7;
export const ARRAY = 8;

/** Numbers of a record before its spans: where the line begins, and its length * 2 + 1 if it is odd. */
export const LINE_NUMBERS = 2;
/** Numbers of a span: where the value begins, and its length * 16 + its kind. Of literals, objects and arrays the length is 0. */
export const SPAN_NUMBERS = 2;

/** Numbers of the record of a line. */
export function recordNumbers(paths: number): number {
  return LINE_NUMBERS + paths * SPAN_NUMBERS;
}

/** Where the line of a record lies, without its newline. */
export function lineOf(record: Uint32Array): { begin: number; end: number } {
  const begin = record[0] as number;
  return { begin, end: begin + ((record[1] as number) >>> 1) };
}

/** Bytes that must be there before a line that is scanned. */
export const BYTES_BEFORE = 64;
/** Bytes that must be there behind the last line. */
export const BYTES_BEHIND = 192;

/** Nesting that is followed byte by byte; deeper lines are odd. */
export const MOST_DEPTH = 64;

/**
 * Finds the values of some paths in lines of JSON.
 *
 * A line that is not odd is JSON and has just these values at the paths, as `JSON.parse` would give them.
 * An odd line may be anything; `JSON.parse` must tell. Odd are lines that are no JSON, that have a key of
 * a path twice, an escape in a key beside those of a path, bytes that are no UTF-8 in a value, or brackets
 * more than {@link MOST_DEPTH} deep.
 */
export interface Scanner {
  /** The bytes that are scanned. */
  readonly bytes: Uint8Array;
  /** A record a line: see LINE_NUMBERS and SPAN_NUMBERS. */
  readonly records: Uint32Array;
  /** Where the last scan stopped. */
  readonly end: number;
  /** How many blank lines the last scan passed. */
  readonly blank: number;
  /**
   * Scans the lines of [begin, end); a newline must stand at end - 1. Stops when the records are full.
   *
   * @returns How many records there are.
   */
  scan(begin: number, end: number): number;
}

/** Makes a scanner over `capacity` bytes whose records have room for `lines` lines. */
export interface ScannerSize {
  readonly capacity: number;
  readonly lines: number;
}
