import type { ByteTimeReader } from './byte-time-reader.js';
import type { Zone } from './zone.js';

/** A slot for each minute of an hour: rows out of order by less than that find theirs. */
const SLOTS = 64;
const MINUTE_MILLIS = 60_000;
/** Bytes that are compared at once. */
const WORD = 8;

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
 *
 * Bytes are compared eight at a time, as doubles, which are equal just where their bytes are, but for
 * zeros, of which there are two, and NaN, which is never found again.
 */
export class MinuteMemo {
  readonly #zone: Zone;
  readonly #readHead: ByteTimeReader;
  readonly #slotFromEnd: number;
  /** Words of a head; the last one may overlap the one before. */
  readonly #words: number;
  readonly #heads: Float64Array;
  /** In bytes, 0 for a slot that holds nothing. */
  readonly #lengths: Int32Array = new Int32Array(SLOTS);
  readonly #begins: Float64Array = new Float64Array(SLOTS);
  /** The array of the row before, and a view of it. */
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  constructor({ zone, readHead, width, slotFromEnd }: MinuteMemoOptions) {
    this.#zone = zone;
    this.#readHead = readHead;
    this.#slotFromEnd = slotFromEnd;
    this.#words = Math.ceil(width / WORD);
    this.#heads = new Float64Array(SLOTS * this.#words);
  }

  /** The instant `millis` behind the minute that the head at [begin, end) says, or NaN. */
  toUtc(bytes: Uint8Array, begin: number, end: number, millis: number): number {
    const at = end - this.#slotFromEnd;
    const slot = ((bytes[at] as number) * 10 + (bytes[at + 1] as number)) & (SLOTS - 1);
    if (this.#lengths[slot] === end - begin && this.#isSeen(bytes, begin, end, slot))
      return (this.#begins[slot] as number) + millis;
    const local = this.#readHead(bytes, begin, end);
    if (Number.isNaN(local)) return NaN;
    const utc = this.#zone.toUtc(local);
    // Clocks have changed within a minute before there was standard time.
    if (this.#zone.toUtc(local + MINUTE_MILLIS - 1) - utc !== MINUTE_MILLIS - 1)
      return this.#zone.toUtc(local + millis);
    this.#remember(bytes, begin, end, slot);
    this.#begins[slot] = utc;
    return utc + millis;
  }

  /** Whether the head at [begin, end), of the right length, is the one remembered in a slot. */
  #isSeen(bytes: Uint8Array, begin: number, end: number, slot: number): boolean {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const view = this.#view;
    const heads = this.#heads;
    const last = end - WORD;
    let word = slot * this.#words;
    for (let at = begin; at < last; at += WORD)
      if (view.getFloat64(at) !== heads[word++]) return false;
    return view.getFloat64(last) === heads[word];
  }

  #remember(bytes: Uint8Array, begin: number, end: number, slot: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const last = end - WORD;
    let word = slot * this.#words;
    this.#lengths[slot] = 0;
    if (last < begin) return;
    for (let at = begin; ; at = Math.min(at + WORD, last)) {
      const double = view.getFloat64(at);
      if (double === 0) return;
      this.#heads[word++] = double;
      if (at === last) break;
    }
    this.#lengths[slot] = end - begin;
  }
}
