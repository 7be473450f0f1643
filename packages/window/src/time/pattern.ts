import { WindowError } from '../errors.js';
import { LONGEST_TIME } from './byte-time-reader.js';

/** The parts of a local time that a pattern can hold. */
export type TimePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction';

/** A piece of a pattern: digits of a part, or bytes as they stand. */
export type PatternPiece =
  | { readonly kind: 'digits'; readonly part: TimePart; readonly min: number; readonly max: number }
  | { readonly kind: 'literal'; readonly bytes: Uint8Array };

const LETTERS: Readonly<Record<string, TimePart | undefined>> = {
  yyyy: 'year',
  uuuu: 'year',
  MM: 'month',
  M: 'month',
  dd: 'day',
  d: 'day',
  HH: 'hour',
  H: 'hour',
  mm: 'minute',
  ss: 'second',
};

const ALLOWED =
  "yyyy or uuuu, MM or M, dd or d, HH or H, mm, ss, S to SSSSSSSSS, quoted text ('T') and characters that are no letters";

/**
 * Takes a pattern of java.time's letters apart.
 *
 * @throws WindowError `invalid-parameter` for letters that are not read, a part given twice, a pattern
 *   without year, month or day, and digits of changing number before other digits.
 */
export function parsePattern(pattern: string): PatternPiece[] {
  const pieces: PatternPiece[] = [];
  let literal = '';
  let at = 0;
  const flush = (): void => {
    if (literal !== '') pieces.push({ kind: 'literal', bytes: new TextEncoder().encode(literal) });
    literal = '';
  };
  while (at < pattern.length) {
    const character = pattern[at] as string;
    if (character === "'") {
      const end = endOfQuote(pattern, at);
      // Two quotes are one, outside of quoted text as inside.
      literal += end === at + 2 ? "'" : pattern.slice(at + 1, end - 1).replaceAll("''", "'");
      at = end;
    } else if (/[A-Za-z]/.test(character)) {
      flush();
      const end = endOfRun(pattern, at);
      pieces.push(digitsOf(pattern, pattern.slice(at, end)));
      at = end;
    } else if ('[]{}#'.includes(character)) {
      throw refused(pattern, `${character} has a meaning of its own there; put it in quotes`);
    } else {
      literal += character;
      at++;
    }
  }
  flush();
  checkPieces(pattern, pieces);
  return pieces;
}

function endOfRun(pattern: string, begin: number): number {
  let at = begin;
  while (pattern[at] === pattern[begin]) at++;
  return at;
}

/** Behind the quote that closes the one at `begin`. */
function endOfQuote(pattern: string, begin: number): number {
  for (let at = begin + 1; at < pattern.length; at++) {
    if (pattern[at] !== "'") continue;
    if (at === begin + 1 || pattern[at + 1] !== "'") return at + 1;
    at++;
  }
  throw refused(pattern, 'a quote is not closed');
}

function digitsOf(pattern: string, letters: string): PatternPiece {
  const width = letters.length;
  if (letters.startsWith('S') && width <= 9)
    return { kind: 'digits', part: 'fraction', min: width, max: width };
  const part = LETTERS[letters];
  if (part === undefined) throw refused(pattern, `it reads no ${JSON.stringify(letters)}`);
  return { kind: 'digits', part, min: width, max: Math.max(width, 2) };
}

function checkPieces(pattern: string, pieces: readonly PatternPiece[]): void {
  const seen = new Set<TimePart>();
  pieces.forEach((piece, index) => {
    if (piece.kind === 'literal') return;
    if (seen.has(piece.part)) throw refused(pattern, `it has the ${piece.part} twice`);
    seen.add(piece.part);
    if (piece.min < piece.max && startsWithDigit(pieces[index + 1]))
      throw refused(pattern, `the ${piece.part} has one digit or two, so no digit may follow it`);
  });
  const longest = pieces.reduce(
    (sum, p) => sum + (p.kind === 'digits' ? p.max : p.bytes.length),
    0,
  );
  if (longest > LONGEST_TIME) throw refused(pattern.slice(0, 60), 'it is too long');
  for (const part of ['year', 'month', 'day'] as const)
    if (!seen.has(part)) throw refused(pattern, `it has no ${part}`);
}

function startsWithDigit(piece: PatternPiece | undefined): boolean {
  if (piece?.kind !== 'literal') return piece !== undefined;
  const first = piece.bytes[0] as number;
  return first >= 48 && first <= 57;
}

function refused(pattern: string, problem: string): WindowError {
  return new WindowError(
    'invalid-parameter',
    `localTime cannot use the pattern ${JSON.stringify(pattern)}: ${problem}. It reads ${ALLOWED}.`,
  );
}
