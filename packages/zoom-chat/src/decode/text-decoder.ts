import type { TextEncoding } from '../types.js';
import { Cp949Decoder } from './cp949.js';
import {
  EVIDENCE_BYTES,
  firstNonAscii,
  HEAD_BYTES,
  sequenceLength,
  sniffHead,
  sniffLegacy,
} from './sniff-encoding.js';

/** The first place where bytes were not valid in the encoding and became U+FFFD. */
export interface Damage {
  /** UTF-16 units of the text. */
  readonly start: number;
  /** Line, from 1. */
  readonly line: number;
}

/**
 * Bytes in chunks of any size to text, the encoding found on the way: a byte-order mark, else zero
 * bytes, else UTF-8 against CP949 once the first byte above ASCII is seen. What comes out does not
 * depend on where the chunks are cut. The byte-order mark stays in the text, as U+FEFF.
 */
export class ChatTextDecoder {
  /** Known after the first bytes; `utf-8` for pure ASCII. */
  encoding: TextEncoding = 'utf-8';
  /** The encoding was concluded, not told by a mark or proven by valid UTF-8. */
  guessed = false;
  damage: Damage | null = null;

  /** What the next bytes wait for. */
  private phase: 'head' | 'ascii' | 'evidence' | 'settled' = 'head';
  private held: Uint8Array = new Uint8Array(0);
  /** Decodes what is not UTF-8. */
  private streaming: ((bytes: Uint8Array, last: boolean) => string) | null = null;
  /** Units and line breaks given out so far. */
  private units = 0;
  private lines = 0;

  push(chunk: Uint8Array): string {
    return this.take(chunk, false);
  }

  end(): string {
    return this.take(EMPTY, true);
  }

  private take(chunk: Uint8Array, last: boolean): string {
    let bytes = this.held.length === 0 ? chunk : concat(this.held, chunk);
    this.held = EMPTY;
    let text = '';
    if (this.phase === 'head') {
      if (bytes.length < HEAD_BYTES && !last) return this.hold(bytes);
      const encoding = sniffHead(bytes.subarray(0, HEAD_BYTES));
      if (encoding !== null) this.encoding = encoding;
      this.guessed = encoding !== null && encoding !== 'utf-8' && !hasMark(bytes);
      this.phase = encoding === null ? 'ascii' : 'settled';
    }
    if (this.phase === 'ascii') {
      const first = firstNonAscii(bytes);
      if (first === -1) return this.decodeUtf8(bytes, true);
      text = this.decodeUtf8(bytes.subarray(0, first), true);
      bytes = bytes.subarray(first);
      this.phase = 'evidence';
    }
    if (this.phase === 'evidence') {
      if (bytes.length < EVIDENCE_BYTES && !last) {
        this.hold(bytes);
        return text;
      }
      this.encoding = sniffLegacy(bytes.subarray(0, EVIDENCE_BYTES));
      this.guessed = this.encoding === 'cp949';
      this.phase = 'settled';
    }
    return text + this.decode(bytes, last);
  }

  private hold(bytes: Uint8Array): string {
    // A copy: the caller may use the chunk's memory again.
    this.held = bytes.slice();
    return '';
  }

  private decode(bytes: Uint8Array, last: boolean): string {
    if (this.encoding === 'utf-8') return this.decodeUtf8(bytes, last);
    this.streaming ??= streamingDecoder(this.encoding);
    const text = this.streaming(bytes, last);
    return this.note(text, text.includes('\ufffd'));
  }

  /** Whole characters only, the rest held back: decoding without state is several times faster. */
  private decodeUtf8(bytes: Uint8Array, last: boolean): string {
    const cut = last ? bytes.length : wholeCharacters(bytes);
    if (cut < bytes.length) this.hold(bytes.subarray(cut));
    const whole = bytes.subarray(0, cut);
    try {
      return this.note(
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole),
        false,
      );
    } catch {
      return this.note(new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole), true);
    }
  }

  /** Keeps the place in the text, and the first damage with it. */
  private note(text: string, isDamaged: boolean): string {
    if (this.damage !== null) return text;
    if (isDamaged) {
      const at = text.indexOf('\ufffd');
      this.damage = { start: this.units + at, line: this.lines + lineBreaks(text, at) + 1 };
    }
    this.units += text.length;
    this.lines += lineBreaks(text, text.length);
    return text;
  }
}

const EMPTY = new Uint8Array(0);

function streamingDecoder(
  encoding: Exclude<TextEncoding, 'utf-8'>,
): (bytes: Uint8Array, last: boolean) => string {
  if (encoding === 'cp949') {
    const decoder = new Cp949Decoder();
    return (bytes, last) => decoder.decode(bytes, last);
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes, last) => decoder.decode(bytes, { stream: !last });
}

/** Line breaks before `end`. */
function lineBreaks(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function hasMark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Length without a sequence that the end cuts off. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
