import type { SourceSpan } from '../types.js';

/** One record of a CSV file. */
export interface CsvRow {
  /** The fields, quotes resolved. A blank line is one empty field. */
  readonly cells: readonly string[];
  /** Where the record stands, without its line end. A record may span lines. */
  readonly span: SourceSpan;
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  /** The first quote that is never closed; `null` when all are. */
  readonly unclosedQuote: SourceSpan | null;
}

export interface CsvOptions {
  /** One character between fields; default `,`. */
  readonly delimiter?: string;
}

const CR = 13;
const LF = 10;
const QUOTE = 34;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads comma-separated text by RFC 4180, and what people make of it: line ends of every kind
 * (CRLF, LF, CR), a byte-order mark, records of differing lengths, text behind a closing quote
 * (kept) and a quote inside an unquoted field (kept). Linear in the length of the text.
 *
 * A quote that is never closed would swallow the rest of the file into one field. It is taken as
 * an ordinary character instead, so that the records behind it are still records.
 *
 * @param text - The whole file.
 * @returns The records in order. A line end at the end of the text begins no further record.
 * @throws Never.
 * @example
 * ```ts
 * readCsv('name,note\n"Kim, H.","said ""hi"""\n').rows.map((row) => row.cells);
 * // [['name', 'note'], ['Kim, H.', 'said "hi"']]
 * ```
 */
export function readCsv(text: string, options: CsvOptions = {}): CsvTable {
  const delimiter = (options.delimiter ?? ',').charCodeAt(0);
  const rows: CsvRow[] = [];
  let unclosedQuote: SourceSpan | null = null;
  let line = 1;
  let at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;

  while (at < text.length) {
    const start = at;
    const startLine = line;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      if (text.charCodeAt(at) === QUOTE) {
        const quoted = readQuoted(text, at);
        if (quoted === null) {
          // Happens once in a text at most, so that the search to the end is paid once: behind
          // this quote all others stand in pairs, and a pair closes what it opens.
          unclosedQuote = { start: at, end: at + 1, line };
        } else {
          cell = quoted.value;
          line += quoted.lineBreaks;
          at = quoted.end;
        }
      }
      const plain = at;
      let code = text.charCodeAt(at);
      while (at < text.length && code !== delimiter && code !== LF && code !== CR) {
        code = text.charCodeAt(++at);
      }
      cells.push(cell + text.slice(plain, at));
      if (at >= text.length || code !== delimiter) break;
      at += 1;
    }
    rows.push({ cells, span: { start, end: at, line: startLine } });
    if (at < text.length) {
      at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
      line += 1;
    }
  }
  return { rows, unclosedQuote };
}

interface QuotedField {
  readonly value: string;
  readonly lineBreaks: number;
  /** Behind the closing quote. */
  readonly end: number;
}

/** The quoted field that opens at `open`; `null` when it is never closed. */
function readQuoted(text: string, open: number): QuotedField | null {
  let value = '';
  let from = open + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close === -1) return null;
    value += text.slice(from, close);
    if (text.charCodeAt(close + 1) !== QUOTE) {
      return { value, lineBreaks: countLineBreaks(value), end: close + 1 };
    }
    value += '"';
    from = close + 2;
  }
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) count += 1;
  }
  return count;
}
