import type { ByteTimeReader } from './byte-time-reader.js';
import type { Zone } from './zone.js';

/** A slot for each minute of an hour: rows out of order by less than that find theirs. */
const SLOTS = 64;
const MINUTE_MILLIS = 60_000;

export interface MinuteMemoOptions {
  readonly zone: Zone;
  /** The local time that a head says, as milliseconds in UTC; NaN where it says none. */
  readonly readHead: ByteTimeReader;
  /** The longest head in bytes; none is shorter than 4. */
  readonly width: number;
  /** The two bytes that choose the slot, best the minutes: where they begin, counted from the head's end. */
  readonly slotFromEnd: number;
}

/**
 * Instants of times whose head, the text up to the minute, has been seen lately: date, calendar and
 * zone are worked out once a minute, and a row costs a comparison of bytes.
 */
export class MinuteMemo {
  readonly #zone: Zone;
  readonly #readHead: ByteTimeReader;
  readonly #width: number;
  readonly #slotFromEnd: number;
  readonly #heads: Uint8Array;
  readonly #headsView: DataView;
  readonly #lengths: Int32Array = new Int32Array(SLOTS);
  readonly #begins: Float64Array = new Float64Array(SLOTS);
  /** The array of the row before, and a view of it, for reads of four bytes. */
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  constructor({ zone, readHead, width, slotFromEnd }: MinuteMemoOptions) {
    this.#zone = zone;
    this.#readHead = readHead;
    this.#width = width;
    this.#slotFromEnd = slotFromEnd;
    this.#heads = new Uint8Array(SLOTS * width);
    this.#headsView = new DataView(this.#heads.buffer);
  }

  /** The instant `millis` behind the minute that the head at [begin, end) says, or NaN. */
  toUtc(bytes: Uint8Array, begin: number, end: number, millis: number): number {
    const length = end - begin;
    const at = end - this.#slotFromEnd;
    const slot = ((bytes[at] as number) * 10 + (bytes[at + 1] as number)) & (SLOTS - 1);
    const from = slot * this.#width;
    if (this.#lengths[slot] === length && this.#isSeen(bytes, begin, from, length))
      return (this.#begins[slot] as number) + millis;
    const local = this.#readHead(bytes, begin, end);
    if (Number.isNaN(local)) return NaN;
    const utc = this.#zone.toUtc(local);
    // Clocks have changed within a minute before there was standard time.
    if (this.#zone.toUtc(local + MINUTE_MILLIS - 1) - utc !== MINUTE_MILLIS - 1)
      return this.#zone.toUtc(local + millis);
    this.#lengths[slot] = length;
    this.#begins[slot] = utc;
    this.#heads.set(bytes.subarray(begin, end), from);
    return utc + millis;
  }

  /** Whether the head at `begin` is the one remembered at `from`; four bytes at a time, the last four twice. */
  #isSeen(bytes: Uint8Array, begin: number, from: number, length: number): boolean {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const view = this.#view;
    const heads = this.#headsView;
    for (let i = 0; i + 4 < length; i += 4)
      if (view.getInt32(begin + i) !== heads.getInt32(from + i)) return false;
    const last = length - 4;
    return view.getInt32(begin + last) === heads.getInt32(from + last);
  }
}
