/** Reads the text at [begin, end): milliseconds since the epoch, or NaN. */
export type ByteTimeReader = (bytes: Uint8Array, begin: number, end: number) => number;
