/** Random numbers from a seed: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Paths that the lines are scanned for: nested, one inside the other, short, long and foreign keys. */
export const PATHS: readonly (readonly string[])[] = [
  ['a'],
  ['b', 'c'],
  ['b', 'longer_key_1'],
  ['b', 'o', 'k'],
  ['b', 'o'],
  ['', 'x'],
  ['제목'],
  ['__proto__', 'a'],
];

const KEYS = ['a', 'b', 'c', 'longer_key_1', 'o', 'k', '', 'x', '제목', '__proto__'];
const OTHER_KEYS = [
  'aa',
  'xlonger_key_1',
  'onger_key_1',
  'ba',
  'key',
  'a"b',
  'c\\',
  '\n',
  'd',
  'é',
];
const TEXTS = [
  '',
  'a',
  '{"a":1}',
  '\\',
  '"',
  '\\"',
  '한글',
  '😀',
  '\ud800',
  '\u0000',
  ':,[]{}',
  'x',
];
const NUMBERS = [
  '0',
  '-0',
  '1',
  '-12',
  '3.25',
  '1e5',
  '1E-7',
  '1e400',
  '123456789012345678',
  '0.1',
];
const BAD_VALUES = [
  '01',
  '1.',
  '.5',
  '+1',
  '-',
  '1e',
  'nul',
  'True',
  'NaN',
  "'a'",
  '"\\x"',
  '"\\u12g4"',
];
const BAD_BITS = [
  ',',
  ':',
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  '\t',
  '\r',
  '\u0001',
  ' ',
  'x',
  '1',
  '\u00a0',
];
const BAD_BYTES = [0x00, 0x0c, 0x1f, 0x7f, 0x80, 0xbf, 0xc0, 0xe3, 0xed, 0xf5, 0xff, 0x1a, 0x02];

/** Mostly what strings and numbers may hold, then what ends or breaks them. */
const VARIED: readonly number[] = [
  ...Array.from('aQ07 -.eEtfn/u"\\{}[]:,', (char) => char.charCodeAt(0)),
  ...[0x09, 0x0d, 0x1f, 0x80, 0xe3],
];

const encoder = new TextEncoder();

/** Lines of JSON, more or less, from a seed: without newlines, ready to be joined. */
export class RandomLines {
  readonly #random: () => number;
  #spaced = false;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  /** The next line: two of three are JSON. */
  next(): Uint8Array {
    this.#spaced = this.#below(3) === 0;
    const text = this.#below(12) === 0 ? this.#value(0) : this.#object(0);
    const padded = this.#below(8) === 0 ? `${this.#blanks()} ${text}\r` : text;
    const line = encoder.encode(this.#below(9) === 0 ? this.#broken(padded) : padded);
    return this.#below(5) === 0 ? this.#mutated(line) : line;
  }

  /** A line as `next` gives it, some times, then ones that differ from it in a few bytes: nearly alike. */
  family(size: number, same: number = 1): Uint8Array[] {
    const line = this.next();
    const others = Array.from({ length: size - same }, () => this.#varied(line));
    return [...Array.from({ length: same }, () => line), ...others];
  }

  /** Bytes replaced, left out or put in; often within strings and numbers, so that the line stays JSON. */
  #varied(line: Uint8Array): Uint8Array {
    let bytes = [...line];
    for (let n = this.#below(4); n > 0; n--) {
      const at = this.#below(bytes.length + 1);
      const [out, into] = this.#pick([
        [1, 1],
        [0, 1],
        [1, 0],
        [0, 3],
      ] as const);
      const put = Array.from({ length: into }, () => this.#pick(VARIED));
      bytes = [...bytes.slice(0, at), ...put, ...bytes.slice(at + out)];
    }
    return Uint8Array.from(bytes);
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n);
  }

  #pick<T>(values: readonly T[]): T {
    return values[this.#below(values.length)] as T;
  }

  #blanks(): string {
    if (!this.#spaced || this.#below(2) === 0) return '';
    return this.#pick([' ', '  ', '\t', ' \r', ' '.repeat(this.#below(70))]);
  }

  #object(depth: number): string {
    const members: string[] = [];
    for (let n = this.#below(depth > 1 ? 3 : 6); n > 0; n--) {
      const key = this.#string(this.#pick(this.#below(2) === 0 ? OTHER_KEYS : KEYS));
      members.push(`${key}${this.#blanks()}:${this.#blanks()}${this.#value(depth + 1)}`);
    }
    return `{${this.#blanks()}${members.join(`${this.#blanks()},${this.#blanks()}`)}${this.#blanks()}}`;
  }

  #value(depth: number): string {
    const kind = this.#below(depth > 5 ? 6 : 12);
    if (kind < 3) return this.#string(this.#text());
    if (kind === 3) return this.#pick(NUMBERS);
    if (kind === 4) return this.#pick(['true', 'false', 'null']);
    if (kind === 5) return String(this.#below(10 ** this.#below(12)));
    if (kind < 10) return this.#object(depth);
    if (this.#below(400) === 0) return this.#deep();
    const items = Array.from({ length: this.#below(4) }, () => this.#value(depth + 1));
    return `[${this.#blanks()}${items.join(`,${this.#blanks()}`)}${this.#blanks()}]`;
  }

  #deep(): string {
    const depth = 55 + this.#below(20);
    return this.#below(2) === 0
      ? '['.repeat(depth) + ']'.repeat(depth)
      : `${'{"o":'.repeat(depth)}1${'}'.repeat(depth)}`;
  }

  #text(): string {
    if (this.#below(3) > 0) return this.#pick(TEXTS);
    return Array.from({ length: this.#below(20) }, () => this.#pick(TEXTS)).join('');
  }

  /** As JSON, sometimes with escapes that need not be. */
  #string(text: string): string {
    const plain = JSON.stringify(text);
    if (this.#below(12) > 0) return plain;
    const escape = (char: string): string => {
      const mustBe = char < ' ' || char === '"' || char === '\\';
      if (!mustBe && this.#below(2) === 0) return char;
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    };
    return `"${text.replace(/[^]/g, escape)}"`;
  }

  /** With something in it, in place of a value or anywhere, that hardly belongs there. */
  #broken(text: string): string {
    const at = this.#below(text.length + 1);
    const bit = this.#pick(this.#below(2) === 0 ? BAD_VALUES : BAD_BITS);
    if (this.#below(2) === 0) return text.replace(/(?<=:)("[^"\\]*"|\d+)/, bit);
    return text.slice(0, at) + bit + text.slice(at + this.#below(3));
  }

  /** With a byte changed, lost, doubled, or the end cut off. */
  #mutated(line: Uint8Array): Uint8Array {
    const at = this.#below(line.length);
    const how = this.#below(5);
    if (how === 0) return line.subarray(0, at);
    const bytes = [...line];
    if (how === 1) bytes.splice(at, 1);
    else if (how === 2) bytes.splice(at, 0, bytes[at] ?? 0x20);
    else bytes[at] = how === 3 ? this.#pick(BAD_BYTES) : this.#below(256);
    return Uint8Array.from(bytes.map((byte) => (byte === 0x0a ? 0x20 : byte)));
  }
}
