/** A line of a text, and where it stands. */
export interface TextLine {
  /** Without its line end. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
}

const LINE_END = /\r\n|\n|\r/g;

/** The lines of a text, whatever ends them; a byte-order mark belongs to none. */
export function* textLines(text: string): Generator<TextLine> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  let number = 1;
  for (const { 0: lineEnd, index } of text.matchAll(LINE_END)) {
    yield { text: text.slice(start, index), start, end: index, number };
    start = index + lineEnd.length;
    number += 1;
  }
  yield { text: text.slice(start), start, end: text.length, number };
}
