import { LastView } from './key-bytes.js';
import { hashView } from './key-codec.js';

/** Strings that are remembered; a power of two. */
const SLOTS = 4096;
/** Longer ones seldom come again. */
const LONGEST = 64;

/** Strings of UTF-8 bytes; those that come again and again are made once. */
export class StringCache {
  readonly #strings: (string | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #bytes = new Uint8Array(SLOTS * LONGEST);
  readonly #view = new LastView();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** The string at [begin, end). */
  get(bytes: Uint8Array, begin: number, end: number): string {
    const length = end - begin;
    if (length > LONGEST) return this.#decoder.decode(bytes.subarray(begin, end));
    const slot = hashView(this.#view.of(bytes), begin, end) & (SLOTS - 1);
    const known = this.#strings[slot];
    if (known !== undefined && this.#isSame(slot, bytes, begin, length)) return known;
    const text = this.#decoder.decode(bytes.subarray(begin, end));
    this.#strings[slot] = text;
    this.#lengths[slot] = length;
    this.#bytes.set(bytes.subarray(begin, end), slot * LONGEST);
    return text;
  }

  #isSame(slot: number, bytes: Uint8Array, begin: number, length: number): boolean {
    if (this.#lengths[slot] !== length) return false;
    const at = slot * LONGEST;
    for (let i = 0; i < length; i++) if (this.#bytes[at + i] !== bytes[begin + i]) return false;
    return true;
  }
}
