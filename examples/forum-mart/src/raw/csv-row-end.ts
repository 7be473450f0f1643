import { afterBreak, MAX_ROW, TOO_LONG } from './row-cutter';
import type { RowEnd } from './row-cutter';

/**
 * Finds where a row of CSV ends, by the rules of fast-csv: a quote that opens a cell (blanks may stand
 * before it) holds line breaks and commas together until it is closed, `""` being a quote. What fast-csv
 * would end with an error is a fault of the row: a quote that is not closed, and letters after the
 * closing one.
 */
export function findCsvRowEnd(text: string, from: number): RowEnd {
  let lines = 1;
  let at = from;
  for (let cell = 0; ; cell++) {
    const faulty = (reason: string): RowEnd => ({
      ...{ end: at, next: at, lines },
      fault: { cell, reason },
    });
    const quote = afterBlanks(text, at);
    if (text[quote] === '"') {
      const close = closingQuote(text, quote + 1);
      if (close === -1 || close - from > MAX_ROW) return faulty('has a quote that is not closed');
      lines += text.slice(quote, close).match(/\r\n|\r|\n/g)?.length ?? 0;
      at = afterBlanks(text, close + 1);
      if (at < text.length && !/[,\r\n]/.test(text[at] ?? ''))
        return faulty('has letters after a closing quote');
    } else at = cellEnd(text, at);
    if (at - from > MAX_ROW) return faulty(TOO_LONG);
    if (text[at] !== ',') return { end: at, next: afterBreak(text, at), lines, fault: null };
    at++;
  }
}

/** The quote that is not doubled; -1 if there is none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function cellEnd(text: string, from: number): number {
  const stop = /[,\r\n]/g;
  stop.lastIndex = from;
  return stop.exec(text)?.index ?? text.length;
}

/** Blanks are what `\s` stands for, line breaks aside. */
function afterBlanks(text: string, from: number): number {
  const letter = /[^\s]|[\r\n]/g;
  letter.lastIndex = from;
  return letter.exec(text)?.index ?? text.length;
}
