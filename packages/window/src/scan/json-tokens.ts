import { AFTER_SCALAR, BLANK, ESCAPE, HEX, byteClasses } from './byte-classes.js';
import * as kinds from './scanner.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const TRUE_TEXT = [0x74, 0x72, 0x75, 0x65];
const FALSE_TEXT = [0x66, 0x61, 0x6c, 0x73, 0x65];
const NULL_TEXT = [0x6e, 0x75, 0x6c, 0x6c];

/**
 * Strings, numbers and literals of JSON in bytes. A newline must follow somewhere: no token goes over it.
 * The fields tell of the last token that was read.
 */
export class JsonTokens {
  readonly #bytes: Uint8Array;
  readonly #classes: Uint8Array = byteClasses();
  /** Whether the last string had escapes. */
  escaped = false;
  /** Whether the last string had bytes beyond ASCII. */
  foreign = false;
  /** What the last scalar was. */
  kind: number = kinds.MISSING;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Where the string ends whose first character stands at `begin`: its closing quote; -1 if it is none. */
  stringEnd(begin: number): number {
    const bytes = this.#bytes;
    this.escaped = false;
    this.foreign = false;
    for (let at = begin; ; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) return at;
      if (byte < 0x20) return -1;
      if (byte === BACKSLASH) {
        this.escaped = true;
        at = this.#escapeEnd(at + 1);
        if (at < 0) return -1;
      } else if (byte > 0x7f) this.foreign = true;
    }
  }

  /** The last character of an escape whose second one stands at `at`. */
  #escapeEnd(at: number): number {
    const byte = this.#bytes[at] as number;
    if (byte !== 0x75) return this.#is(ESCAPE, at) ? at : -1;
    for (let k = 1; k <= 4; k++) if (!this.#is(HEX, at + k)) return -1;
    return at + 4;
  }

  /** Where a number, true, false or null ends that begins at `at`; -1 if there is none. */
  scalarEnd(at: number): number {
    const first = this.#bytes[at] as number;
    let end: number;
    if (first === 0x74) end = this.#literalEnd(at, TRUE_TEXT, kinds.TRUE);
    else if (first === 0x66) end = this.#literalEnd(at, FALSE_TEXT, kinds.FALSE);
    else if (first === 0x6e) end = this.#literalEnd(at, NULL_TEXT, kinds.NULL);
    else end = this.#numberEnd(at);
    return end >= 0 && this.#is(AFTER_SCALAR | BLANK, end) ? end : -1;
  }

  #literalEnd(at: number, text: readonly number[], kind: number): number {
    this.kind = kind;
    return text.every((byte, i) => this.#bytes[at + i] === byte) ? at + text.length : -1;
  }

  #numberEnd(begin: number): number {
    const bytes = this.#bytes;
    this.kind = kinds.NUMBER;
    const whole = bytes[begin] === 0x2d ? begin + 1 : begin;
    let at = this.#digitsEnd(whole);
    if (at < 0 || (bytes[whole] === 0x30 && at > whole + 1)) return -1;
    if (bytes[at] === 0x2e) at = this.#digitsEnd(at + 1);
    if (at >= 0 && ((bytes[at] as number) | 0x20) === 0x65) {
      const sign = bytes[at + 1];
      at = this.#digitsEnd(sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
    }
    return at;
  }

  /** Behind at least one digit. */
  #digitsEnd(begin: number): number {
    let at = begin;
    for (; ; at++) {
      const byte = this.#bytes[at] as number;
      if (byte < 0x30 || byte > 0x39) return at > begin ? at : -1;
    }
  }

  #is(bit: number, at: number): boolean {
    return ((this.#classes[this.#bytes[at] as number] as number) & bit) !== 0;
  }
}
