import type { LocatedTerm } from '../types.js';
import { BLANK, WORD } from './chars.js';
import type { Cutting } from './cutting.js';

/** A symbol of the prepared text, and which part of the document it came from. */
interface Piece {
  readonly symbol: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The terms of a document with their places, in UTF-16 units. This says in the plainest way what the
 * fast counters do; explanations need it, counting does not. Where a tokenizer or a preprocessor of
 * the user changes the text, a term that cannot be found again stands as an empty span at the place
 * that was reached.
 */
export function locateTerms(cutting: Cutting, document: string): LocatedTerm[] {
  if (cutting.words !== null) {
    const words = findAgain(cutting.words(cutting.prepare(document)), document);
    return ngrams(words, ...cutting.ngramRange, ' ');
  }
  const { chars } = cutting;
  const pieces = readPieces(cutting, document);
  const kinds = pieces.map(({ symbol }) => chars.kind(symbol.codePointAt(0) as number));
  const isBlank = (i: number): boolean => ((kinds[i] as number) & BLANK) !== 0;
  const [shortest, longest] = cutting.ngramRange;

  if (cutting.analyzer === 'word') {
    const words = runs(pieces, (i) => ((kinds[i] as number) & WORD) !== 0)
      .filter((run) => run.length >= cutting.minTokenLength)
      .map((run) => joined(run, ''))
      .filter(({ symbol }) => !cutting.stopWords.has(symbol));
    return ngrams(words, shortest, longest, ' ');
  }
  if (cutting.analyzer === 'char') {
    const single: Piece[] = [];
    pieces.forEach((piece, i) => {
      const last = single.at(-1);
      if (last === undefined || !isBlank(i) || !isBlank(i - 1)) single.push(piece);
      else single[single.length - 1] = { symbol: ' ', start: last.start, end: piece.end };
    });
    return ngrams(single, shortest, longest, '');
  }
  return runs(pieces, (i) => !isBlank(i)).flatMap((run) => {
    const { start, end } = joined(run, '');
    const padded = [blankAt(start), ...run, blankAt(end)];
    const size = padded.length;
    return ngrams(padded, Math.min(shortest, size), Math.min(longest, size), '');
  });
}

/** A character with what is attached to it: marks, vowels and finals of conjoining Hangul. */
const clusters = /[\s\S][\p{M}\u1160-\u11ff]*/gu;

/** The symbols of a document in lower case, as far as asked for, each with its place. */
function readPieces(cutting: Cutting, document: string): Piece[] {
  const own = cutting.prepare(document) !== document;
  const pieces: Piece[] = [];
  let start = 0;
  // Where the text is changed, a letter changes together with the marks and the jamo that follow it.
  for (const part of own ? (document.match(clusters) ?? []) : document) {
    const end = start + part.length;
    const prepared = own ? cutting.prepare(part) : part;
    const lower = cutting.lowercase ? prepared.toLowerCase() : prepared;
    for (const symbol of lower) pieces.push({ symbol, start, end });
    start = end;
  }
  // Some letters have another lower case at the end of a word: the whole text knows.
  const prepared = cutting.prepare(document);
  const whole = Array.from(cutting.lowercase ? prepared.toLowerCase() : prepared);
  if (whole.length !== pieces.length) return own ? findAgain(whole, document) : pieces;
  return pieces.map((piece, i) => ({ ...piece, symbol: whole[i] as string }));
}

/** How far ahead a word is looked for: further on, it would be another one of the same letters. */
const AHEAD = 4000;

/**
 * Finds words (or symbols) again that a function made of a document, in their order. What overlaps, as
 * a compound and its parts, may begin at one place.
 */
function findAgain(words: readonly string[], document: string): Piece[] {
  const lower = document.toLowerCase();
  const text = lower.length === document.length ? lower : document;
  const ends = new Map<string, number>();
  let reached = 0;
  return words.map((symbol) => {
    const from = Math.max(reached, ends.get(symbol) ?? 0);
    const ahead = text.slice(from, from + AHEAD + symbol.length).indexOf(symbol);
    if (ahead < 0) return { symbol, start: reached, end: reached };
    reached = from + ahead;
    ends.set(symbol, reached + symbol.length);
    return { symbol, start: reached, end: reached + symbol.length };
  });
}

function runs(pieces: readonly Piece[], inside: (i: number) => boolean): Piece[][] {
  const found: Piece[][] = [];
  for (let i = 0; i < pieces.length; i++) {
    if (!inside(i)) continue;
    if (i > 0 && inside(i - 1)) found.at(-1)?.push(pieces[i] as Piece);
    else found.push([pieces[i] as Piece]);
  }
  return found;
}

function joined(pieces: readonly Piece[], between: string): Piece {
  const symbol = pieces.map((piece) => piece.symbol).join(between);
  const start = pieces[0]?.start ?? 0;
  return { symbol, start, end: Math.max(start, pieces.at(-1)?.end ?? 0) };
}

function blankAt(place: number): Piece {
  return { symbol: ' ', start: place, end: place };
}

function ngrams(
  pieces: readonly Piece[],
  shortest: number,
  longest: number,
  between: string,
): LocatedTerm[] {
  const terms: LocatedTerm[] = [];
  for (let length = shortest; length <= Math.min(longest, pieces.length); length++) {
    for (let first = 0; first + length <= pieces.length; first++) {
      const { symbol, start, end } = joined(pieces.slice(first, first + length), between);
      terms.push({ term: symbol, start, end });
    }
  }
  return terms;
}
