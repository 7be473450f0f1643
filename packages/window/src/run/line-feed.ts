import type { Partition } from './partition.js';

const NEWLINE = 10;
/** A last line stands so far before the chunk, since a decoder may put a newline behind it. */
const GAP = 64;

/** Bytes of one partition that lie in the decoder's input, the line cut before them in front. */
export interface Stretch {
  readonly partition: Partition;
  begin: number;
  readonly end: number;
  /** Nothing follows: the last line needs no newline. */
  readonly last: boolean;
}

/**
 * Lays out a decoder's input, so that sources write into it and every line is whole when it is decoded:
 *
 *     | room for a cut line | chunk 0 | room for a cut line | chunk 1 |
 *
 * One chunk is read while the other is decoded. Lines longer than `maxLine` are dropped; since chunks
 * are not longer either, only cut lines can be.
 */
export class LineFeed {
  readonly #input: Uint8Array;
  readonly #chunk: number;
  readonly #maxLine: number;
  readonly #onTooLong: (partition: Partition) => void;

  /** @param onTooLong Told of a line that is dropped, while its beginning is still carried. */
  constructor(
    input: Uint8Array,
    chunk: number,
    maxLine: number,
    onTooLong: (partition: Partition) => void,
  ) {
    this.#input = input;
    this.#chunk = chunk;
    this.#maxLine = maxLine;
    this.#onTooLong = onTooLong;
  }

  /** Bytes of input for this layout. */
  static capacity(chunk: number, maxLine: number): number {
    return 2 * (maxLine + GAP + chunk);
  }

  /** Where chunk 0 or 1 is written. */
  space(half: number): Uint8Array {
    const start = this.#start(half);
    return this.#input.subarray(start, start + this.#chunk);
  }

  #start(half: number): number {
    return half * (this.#maxLine + GAP + this.#chunk) + this.#maxLine + GAP;
  }

  /** The first `bytes` bytes of a chunk behind the partition's cut line; null while no line is whole. */
  join(partition: Partition, half: number, bytes: number, last: boolean): Stretch | null {
    const input = this.#input;
    let begin = this.#start(half) - (bytes === 0 ? GAP : 0);
    const end = begin + bytes;
    if (partition.skipping) begin = this.#skip(partition, begin, end, last);
    if (partition.carried > 0) {
      const newline = this.#newline(begin, end);
      const lineEnd = newline === -1 ? end : newline;
      if (partition.carried + lineEnd - begin > this.#maxLine) {
        this.#onTooLong(partition);
        partition.offset += partition.carried;
        partition.dropCarry();
        begin = this.#skip(partition, begin, end, last);
      } else if (newline === -1 && !last) {
        partition.append(input.subarray(begin, end));
        return null;
      } else {
        begin -= partition.carried;
        input.set(partition.carry, begin);
        partition.dropCarry();
      }
    }
    if (partition.offset === 0 && this.#marked(begin, end)) {
      begin += 3;
      partition.offset = 3;
    }
    return begin < end ? { partition, begin, end, last } : null;
  }

  /** Goes on behind the end of a line that is too long; gives where. */
  #skip(partition: Partition, begin: number, end: number, last: boolean): number {
    const newline = this.#newline(begin, end);
    const next = newline === -1 ? end : newline + 1;
    partition.offset += next - begin;
    partition.skipping = newline === -1 && !last;
    if (!partition.skipping) partition.lines++;
    return next;
  }

  /** Keeps what a decoder left of a stretch: a cut line. */
  leave({ partition, end }: Stretch, at: number): void {
    partition.append(this.#input.subarray(at, end));
  }

  #newline(begin: number, end: number): number {
    const at = this.#input.subarray(begin, end).indexOf(NEWLINE);
    return at === -1 ? -1 : begin + at;
  }

  /** Whether a byte-order mark stands there. */
  #marked(begin: number, end: number): boolean {
    const input = this.#input;
    return (
      end - begin >= 3 &&
      input[begin] === 0xef &&
      input[begin + 1] === 0xbb &&
      input[begin + 2] === 0xbf
    );
  }
}
