/** Reads the text at [begin, end): milliseconds since the epoch, or NaN. */
export type ByteTimeReader = (bytes: Uint8Array, begin: number, end: number) => number;

/** The longest text that can be a time, in bytes; it bounds what a hostile one costs. */
export const LONGEST_TIME = 256;
