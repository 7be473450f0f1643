/** What an object literal holds in plain strings, and how far it was read. */
export interface LiteralStrings {
  /** Null where the text is no whole object literal. */
  readonly strings: ReadonlyMap<string, string> | null;
  /** Just behind the literal, or where it broke off. */
  readonly end: number;
}

const BLANKS = /\s*/y;
const NAME = /[\p{L}\p{N}_$]+/uy;
const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', 0: '\0' },
  // A line that goes on: the break is no part of the text.
  ...{ '\n': '', '\r': '', '\u2028': '', '\u2029': '' },
};
const CODE = /x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}/iy;
const LAST_CODE_POINT = 0x10ffff;

/** Thrown by the reader for itself alone: a page's script is not of the form that is read. */
class Broken extends Error {}

/**
 * Reads the object literal of JavaScript that starts at `start`, without running anything: fields of
 * its own whose values are string constants, by their names. Numbers, nested objects and
 * expressions are passed over. Each character is looked at once, so a page of megabytes costs no
 * more than its length.
 */
export function readStringFields(source: string, start: number): LiteralStrings {
  const reader = new LiteralReader(source, start);
  try {
    return { strings: reader.object(), end: reader.at };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { strings: null, end: reader.at };
  }
}

class LiteralReader {
  readonly #source: string;
  at: number;

  constructor(source: string, at: number) {
    this.#source = source;
    this.at = at;
  }

  object(): Map<string, string> {
    const fields = new Map<string, string>();
    this.#take('{');
    for (;;) {
      this.#skipBlanks();
      if (this.#next() === '}') break;
      const name = this.#isQuote() ? this.#string() : this.#name();
      this.#skipBlanks();
      this.#take(':');
      this.#skipBlanks();
      const text = this.#isQuote() ? this.#string() : null;
      this.#skipBlanks();
      const whole = this.#isValueEnd();
      if (!whole) this.#skipValue();
      // The last of two fields with one name counts, as in a script.
      if (text !== null && whole) fields.set(name, text);
      else fields.delete(name);
      if (this.#next() === ',') this.at++;
    }
    this.#take('}');
    return fields;
  }

  #next(): string {
    return this.#source.charAt(this.at);
  }

  #take(char: string): void {
    if (this.#next() !== char) throw new Broken();
    this.at++;
  }

  #isQuote(): boolean {
    const char = this.#next();
    return char === '"' || char === "'" || char === '`';
  }

  #isValueEnd(): boolean {
    return this.#next() === ',' || this.#next() === '}';
  }

  #name(): string {
    NAME.lastIndex = this.at;
    const [name] = NAME.exec(this.#source) ?? [];
    if (name === undefined) throw new Broken();
    this.at += name.length;
    return name;
  }

  /** Blanks and comments. */
  #skipBlanks(): void {
    for (;;) {
      BLANKS.lastIndex = this.at;
      this.at += BLANKS.exec(this.#source)?.[0].length ?? 0;
      if (!this.#skipComment()) return;
    }
  }

  #skipComment(): boolean {
    const kind = this.#source.slice(this.at, this.at + 2);
    if (kind !== '//' && kind !== '/*') return false;
    const closer = kind === '//' ? '\n' : '*/';
    const end = this.#source.indexOf(closer, this.at + 2);
    this.at = end < 0 ? this.#source.length : end + closer.length;
    return true;
  }

  /** An expression of any kind, up to the comma or brace that ends it. */
  #skipValue(): void {
    const open: string[] = [];
    while (open.length > 0 || !this.#isValueEnd()) {
      const char = this.#next();
      if (char === '') throw new Broken();
      const closer = CLOSERS[char];
      if (this.#isQuote()) this.#string();
      else if (this.#skipComment()) continue;
      else {
        if (closer !== undefined) open.push(closer);
        else if ((char === '}' || char === ']' || char === ')') && open.pop() !== char) {
          throw new Broken();
        }
        this.at++;
      }
    }
  }

  #string(): string {
    const quote = this.#next();
    let text = '';
    let from = ++this.at;
    for (;;) {
      const char = this.#next();
      if (char === quote) break;
      // A template with expressions is no constant; no other string runs over the end of a line.
      const ends = quote === '`' ? this.#source.startsWith('${', this.at) : /[\n\r]/.test(char);
      if (char === '' || ends) throw new Broken();
      if (char !== '\\') {
        this.at++;
        continue;
      }
      text += this.#source.slice(from, this.at++) + this.#escape();
      from = this.at;
    }
    text += this.#source.slice(from, this.at);
    this.at++;
    return text;
  }

  /** What the backslash before `at` stands for. */
  #escape(): string {
    const char = this.#next();
    if (char === 'x' || char === 'u') {
      CODE.lastIndex = this.at;
      const [all = '', ...codes] = CODE.exec(this.#source) ?? [];
      const code = parseInt(codes.find(Boolean) ?? '', 16);
      if (!(code <= LAST_CODE_POINT)) throw new Broken();
      this.at += all.length;
      return String.fromCodePoint(code);
    }
    this.at += this.#source.startsWith('\r\n', this.at) ? 2 : char.length;
    return Object.hasOwn(ESCAPES, char) ? (ESCAPES[char] ?? '') : char;
  }
}
