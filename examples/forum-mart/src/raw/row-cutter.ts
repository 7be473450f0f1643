/** A row as it stands in a file, without its line break. */
export interface CutRow {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
  readonly fault: RowFault | null;
}

/** Why a row cannot be read. */
export interface RowFault {
  /** Which cell it is, from 0; null for the row as a whole. */
  readonly cell: number | null;
  readonly reason: string;
}

/** Where a row ends. */
export interface RowEnd {
  readonly end: number;
  /** Where the next row begins: after the line break. */
  readonly next: number;
  /** How many lines the row is on. */
  readonly lines: number;
  readonly fault: RowFault | null;
}

/** Finds the end of the row that begins at `from`; it need not look beyond `MAX_ROW` characters. */
export type FindRowEnd = (text: string, from: number) => RowEnd;

/** Characters that a row may have. */
export const MAX_ROW = 1 << 20;
export const TOO_LONG = `is longer than ${MAX_ROW} characters`;
/** Enough of a faulty row to know it by. */
const SHOWN = 200;

/**
 * Cuts text into rows. A faulty row costs the line on which it begins: the next line is a row again, so
 * that a quote left open does not swallow the rest of the file. Blank lines are no rows. It holds two
 * rows of the greatest length at most.
 */
export class RowCutter {
  readonly #find: FindRowEnd;
  #text = '';
  #line = 1;
  /** Whether the rest of a line is passed over that was too long. */
  #isSkipping = false;

  constructor(find: FindRowEnd) {
    this.#find = find;
  }

  /** Takes more text and gives rows: those that are surely whole, or, with the last text, all. */
  take(piece: string, isLast: boolean): CutRow[] {
    this.#text += piece;
    const rows: CutRow[] = [];
    if (!isLast && this.#text.length < 2 * MAX_ROW) return rows;
    const text = this.#text;
    let from = 0;
    // With more than a row's greatest length ahead, nothing depends on what is still to come.
    while (from < text.length && (isLast || text.length - from > MAX_ROW + 1)) {
      from = this.#isSkipping ? this.#skip(text, from) : this.#cut(text, from, rows);
    }
    this.#text = text.slice(from);
    return rows;
  }

  #cut(text: string, from: number, rows: CutRow[]): number {
    const found = this.#find(text, from);
    const fault =
      found.fault ?? (found.end - from > MAX_ROW ? { cell: null, reason: TOO_LONG } : null);
    const line = this.#line;
    if (fault === null) {
      const row = text.slice(from, found.end);
      if (row.trim() !== '') rows.push({ line, text: row, fault });
      this.#line += found.lines;
      return found.next;
    }
    const end = Math.min(findLineEnd(text, from).end, from + SHOWN);
    rows.push({ line, text: text.slice(from, end), fault });
    return this.#skip(text, from);
  }

  #skip(text: string, from: number): number {
    const { end, next } = findLineEnd(text, from);
    this.#isSkipping = next === end;
    if (!this.#isSkipping) this.#line++;
    return next;
  }
}

/** A row a line: a line ends with CR LF, LF or CR. */
export function findLineEnd(text: string, from: number): RowEnd {
  const stop = /[\r\n]/g;
  stop.lastIndex = from;
  const end = stop.exec(text)?.index ?? text.length;
  return { end, next: afterBreak(text, end), lines: 1, fault: null };
}

/** Where it goes on after the line break at `at`; the same place if there is none. */
export function afterBreak(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  return text[at] === '\n' ? at + 1 : at;
}
