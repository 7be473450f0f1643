import { RecommendError } from '../../errors.js';

/** A row as it stands in the file, without its line break. */
export interface CsvRow {
  /** Line of the file in which it begins, from 1. */
  line: number;
  text: string;
  /** Why it cannot be read; `null` if it can. */
  fault: string | null;
}

/** How rows are told apart. */
export interface CsvRowOptions {
  delimiter: string;
  /** Characters that one row may have. */
  maxRowLength: number;
}

/** Times that a file may be read over again, at most, after rows with a stray quote. */
const REREAD = 4;

/**
 * Cuts text into rows by the rules of fast-csv: a row ends with CR LF, LF or CR, a quote that opens a
 * field (blanks may stand before it) holds line breaks together until it is closed, `""` being a
 * quote. What fast-csv would end with an error, a quote that is not closed or is closed before the
 * field ends, costs the line in which the row begins; the next line is a row again. So that a hostile
 * file cannot have itself read for ever, the length read over again is bounded.
 */
export class CsvRowCutter {
  readonly #options: CsvRowOptions;
  /** From the begin of the row that is not complete yet. */
  #text = '';
  #line = 1;
  #read = 0;
  /** Length that the text must have before it is looked at again. */
  #enough = 0;
  #reread = 0;
  /** Whether the rest of a line is passed over that was too long. */
  #skipping = false;

  constructor(options: CsvRowOptions) {
    this.#options = options;
  }

  /** Takes more text and gives the rows that it completes; `more` tells whether others follow. */
  *push(chunk: string, more: boolean): Generator<CsvRow, void, void> {
    this.#read += chunk.length;
    this.#text += chunk;
    // A long row that came in small pieces is not looked at for each of them.
    if (more && this.#text.length < this.#enough) return;
    const text = this.#text;
    let from = 0;
    while (from < text.length) {
      const next = this.#skipping
        ? this.#skip(text, from, more)
        : yield* this.#row(text, from, more);
      if (next === -1) break;
      from = next;
    }
    this.#text = text.slice(from);
    this.#enough = 2 * this.#text.length;
  }

  /** Gives the row at `from` and where the next one begins; -1 if more text is needed. */
  *#row(text: string, from: number, more: boolean): Generator<CsvRow, number, void> {
    const { maxRowLength } = this.#options;
    const { end, next, lines, fault } = rowEnd(text, from, this.#options, more);
    const length = (end === -1 ? text.length : end) - from;
    if (fault === null && length <= maxRowLength) {
      if (end === -1) return -1;
      const row = text.slice(from, end);
      if (row.trim() !== '') yield { line: this.#line, text: row, fault: null };
      this.#line += lines;
      return next;
    }
    // Only the first of its lines is lost.
    const line = lineEnd(text, from, more);
    if (line.end === -1 && length <= maxRowLength) return -1;
    const stop = line.end === -1 ? line.next : line.end;
    yield this.#faulty(text.slice(from, stop), fault, length);
    if (line.end === -1) this.#skipping = true;
    else this.#line++;
    return line.next;
  }

  /** Passes over the rest of a line. */
  #skip(text: string, from: number, more: boolean): number {
    const { end, next } = lineEnd(text, from, more);
    if (end !== -1) {
      this.#skipping = false;
      this.#line++;
    }
    return next === from ? -1 : next;
  }

  #faulty(text: string, fault: string | null, length: number): CsvRow {
    const { maxRowLength } = this.#options;
    this.#reread += length - Math.min(length, text.length);
    if (this.#reread > REREAD * this.#read + maxRowLength) {
      throw new RecommendError(
        'invalid-input',
        `Line ${this.#line}: too many rows have a quote that is not closed. Is the file cut, or is its quote another one?`,
      );
    }
    return {
      line: this.#line,
      // Enough to know the row by.
      text: text.slice(0, 200),
      fault:
        fault !== null && length <= maxRowLength
          ? fault
          : `is longer than ${maxRowLength} characters, or has a quote that is not closed`,
    };
  }
}

/** Where a row ends (-1: not within the text), where the next begins, and on how many lines it was. */
interface RowEnd {
  end: number;
  next: number;
  lines: number;
  fault: string | null;
}

function rowEnd(
  text: string,
  from: number,
  { delimiter, maxRowLength }: CsvRowOptions,
  more: boolean,
): RowEnd {
  const stop = /[\r\n"]/g;
  let lines = 1;
  let at = from;
  for (;;) {
    stop.lastIndex = at;
    at = stop.exec(text)?.index ?? text.length;
    // Nobody asks for the end of a row that is too long.
    if (at - from > maxRowLength) return { end: -1, next: at, lines, fault: null };
    if (at === text.length) return { end: more ? -1 : at, next: at, lines, fault: null };
    if (text[at] !== '"') return { ...breakAt(text, at, more), lines, fault: null };
    if (!opensField(text, from, at, delimiter)) {
      at++;
      continue;
    }
    const close = closingQuote(text, at + 1, more);
    if (close === -1) {
      const fault = more ? null : 'has a quote that is not closed';
      return { end: -1, next: text.length, lines, fault };
    }
    lines += breaksBetween(text, at, close);
    at = afterBlanks(text, close + 1, delimiter);
    if (at === text.length && more) return { end: -1, next: at, lines, fault: null };
    if (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
      return { end: at, next: at, lines, fault: 'has letters after a closing quote' };
    }
  }
}

/** The end of the line, whatever quotes are in it. */
function lineEnd(text: string, from: number, more: boolean): { end: number; next: number } {
  const stop = /[\r\n]/g;
  stop.lastIndex = from;
  const at = stop.exec(text)?.index ?? -1;
  if (at !== -1) return breakAt(text, at, more);
  return more ? { end: -1, next: text.length } : { end: text.length, next: text.length };
}

function breakAt(text: string, at: number, more: boolean): { end: number; next: number } {
  if (text[at] === '\n') return { end: at, next: at + 1 };
  // A CR at the end of a chunk may be the first half of CR LF.
  if (at + 1 === text.length && more) return { end: -1, next: at };
  return { end: at, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
}

/** Whether only blanks stand between the field's begin and the quote. */
function opensField(text: string, from: number, quote: number, delimiter: string): boolean {
  let at = quote - 1;
  const limit = delimiter.charCodeAt(0);
  while (at >= from && text.charCodeAt(at) !== limit && isBlank(text.charCodeAt(at))) at--;
  return at < from || text.charCodeAt(at) === limit;
}

/** The quote that is not doubled; -1 if it may still come. */
function closingQuote(text: string, from: number, more: boolean): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (at + 1 === text.length && more) return -1;
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  const limit = delimiter.charCodeAt(0);
  while (at < text.length && text.charCodeAt(at) !== limit && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** What `\s` stands for, line breaks aside. */
function isBlank(code: number): boolean {
  if (code === 0x20) return true;
  if (code === 0x0a || code === 0x0d || (code > 0x20 && code < 0xa0)) return false;
  return String.fromCharCode(code).trim() === '';
}

function breaksBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0;
}
