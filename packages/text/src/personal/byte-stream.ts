import { TextError } from '../errors.js';

/** What is wrong with bytes that cannot be read. */
export function invalidBytes(what: string): TextError {
  return new TextError('invalid-model', `These bytes are no member of this base: ${what}.`);
}

/** Writes numbers and words in few bytes. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  /** Seven bits a byte, the lowest first, the eighth bit says that more follow (LEB128). */
  varint(value: number): void {
    while (value >= 128) {
      this.#bytes.push((value % 128) + 128);
      value = Math.floor(value / 128);
    }
    this.#bytes.push(value);
  }

  /** A whole number as a varint, doubled; any other as 1 and its eight bytes. */
  number(value: number): void {
    if (Number.isInteger(value) && value >= 0 && value < 2 ** 48) this.varint(value * 2);
    else {
      this.varint(1);
      this.raw(new Uint8Array(Float64Array.of(value).buffer));
    }
  }

  /** Length and UTF-16 units: ASCII takes one byte, Hangul syllables two, others three. */
  word(word: string): void {
    this.varint(word.length);
    for (let i = 0; i < word.length; i++) this.varint(unitToCode(word.charCodeAt(i)));
  }

  uint32(value: number): void {
    this.raw(Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24));
  }

  raw(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  toBytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what a {@link ByteWriter} wrote; never past the end, and never more than there is. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw invalidBytes('they end too early');
    return byte;
  }

  varint(): number {
    let value = 0;
    for (let unit = 1; unit < 2 ** 50; unit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw invalidBytes('a number is too long');
  }

  /** A number of things that follow, each of one byte at least. */
  count(): number {
    const count = this.varint();
    if (count > this.left) throw invalidBytes('they end too early');
    return count;
  }

  number(): number {
    const head = this.varint();
    if (head % 2 === 0) return head / 2;
    const bytes = Uint8Array.from({ length: 8 }, () => this.byte());
    return new Float64Array(bytes.buffer)[0] as number;
  }

  word(): string {
    const length = this.count();
    let word = '';
    for (let i = 0; i < length; i++) word += String.fromCharCode(codeToUnit(this.varint()));
    return word;
  }

  uint32(): number {
    return this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24) | 0;
  }
}

const ASCII = 0x80;
const HANGUL = 0xac00;
const SYLLABLES = 11172;

/** Moves Hangul syllables next to ASCII, and what stood between behind them. */
function unitToCode(unit: number): number {
  if (unit < ASCII || unit >= HANGUL + SYLLABLES) return unit;
  return unit >= HANGUL ? unit - HANGUL + ASCII : unit + SYLLABLES;
}

function codeToUnit(code: number): number {
  if (code < ASCII || code >= HANGUL + SYLLABLES) return code;
  return code < ASCII + SYLLABLES ? code - ASCII + HANGUL : code - SYLLABLES;
}
