import { parsePattern } from '../time/pattern.js';
import type { PatternPiece, TimePart } from '../time/pattern.js';

/** First and last millisecond of the years 1 to 9999, which is what engines have. */
export const FIRST_MOMENT = -62_135_596_800_000;
export const LAST_MOMENT = 253_402_300_799_999;

/** What `isoTime()` reads. */
export const ISO_PATTERN =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)';

/** A regular expression (RE2, Java, Rust) of the texts that a pattern reads: engines are laxer. */
export function patternExpression(pattern: string): string {
  return parsePattern(pattern)
    .map((piece) =>
      piece.kind === 'literal'
        ? escaped(textOf(piece))
        : `[0-9]{${piece.min === piece.max ? piece.min : `${piece.min},${piece.max}`}}`,
    )
    .join('');
}

/** The pattern in another language: a word for each part, literals as `literal` writes them. */
export function translatePattern(
  pattern: string,
  wordOf: (part: TimePart, digits: number) => string,
  literal: (text: string) => string,
): string {
  return parsePattern(pattern)
    .map((piece) =>
      piece.kind === 'literal' ? literal(textOf(piece)) : wordOf(piece.part, piece.max),
    )
    .join('');
}

function textOf({ bytes }: Extract<PatternPiece, { kind: 'literal' }>): string {
  return new TextDecoder().decode(bytes);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
