import type { ByteTimeReader } from './byte-time-reader.js';
import { localMillis } from './civil.js';
import { fourDigits, fractionMillis, oneDigit, threeDigits, twoDigits } from './digits.js';
import { MinuteMemo } from './minute-memo.js';
import { parsePattern } from './pattern.js';
import type { PatternPiece, TimePart } from './pattern.js';
import { timeZone } from './zone.js';

/**
 * Reads local times, as strictly as java.time's STRICT resolver: `yyyy` has four digits (years 1 to
 * 9999), hours end at 23, minutes and seconds at 59, days with their month; `S` stands for just as many
 * digits as there are letters (Spark takes fewer too). Parts that the pattern lacks are 0.
 */
export function localReader(pattern: string, zone: string): ByteTimeReader {
  const pieces = parsePattern(pattern);
  const headCount = countHead(pieces);
  const head = pieces.slice(0, headCount);
  const tail = pieces.slice(headCount);
  const tailWidth = maxWidth(tail);
  const shortest = minWidth(head) + tailWidth;
  const longest = maxWidth(head) + tailWidth;
  const memo = new MinuteMemo({
    zone: timeZone(zone),
    readHead: headReader(head),
    width: maxWidth(head),
    slotFromEnd: minutesFromEnd(head),
  });
  const readTail = tailReader(tail);

  return (bytes, begin, end) => {
    const length = end - begin;
    if (length < shortest || length > longest) return NaN;
    const headEnd = end - tailWidth;
    const millis = readTail(bytes, headEnd);
    return millis < 0 ? NaN : memo.toUtc(bytes, begin, headEnd, millis);
  };
}

/**
 * How many pieces come before the seconds, if nothing but seconds, fraction and text comes from there
 * on; otherwise all of them.
 */
function countHead(pieces: readonly PatternPiece[]): number {
  const isTail = (piece: PatternPiece): boolean =>
    piece.kind === 'literal' || piece.part === 'second' || piece.part === 'fraction';
  const first = pieces.findIndex((piece) => piece.kind === 'digits' && isTail(piece));
  return first >= 0 && pieces.slice(first).every(isTail) ? first : pieces.length;
}

function minWidth(pieces: readonly PatternPiece[]): number {
  return pieces.reduce((sum, p) => sum + (p.kind === 'digits' ? p.min : p.bytes.length), 0);
}

function maxWidth(pieces: readonly PatternPiece[]): number {
  return pieces.reduce((sum, p) => sum + (p.kind === 'digits' ? p.max : p.bytes.length), 0);
}

/** Where the minutes begin, counted from the end of the head; the last two bytes where it ends otherwise. */
function minutesFromEnd(head: readonly PatternPiece[]): number {
  const minutes = head.findIndex((piece) => piece.kind === 'digits' && piece.part === 'minute');
  const behind = head.slice(minutes);
  return minutes >= 0 && minWidth(behind) === maxWidth(behind) ? minWidth(behind) : 2;
}

/** Reads the text piece by piece. */
function headReader(pieces: readonly PatternPiece[]): ByteTimeReader {
  return (bytes, begin, end) => {
    const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, fraction: 0 };
    let at = begin;
    for (const piece of pieces) {
      if (piece.kind === 'literal') {
        for (const byte of piece.bytes) if (at >= end || bytes[at++] !== byte) return NaN;
        continue;
      }
      const { min, max } = piece;
      const width = min < max && at + 1 < end && oneDigit(bytes, at + 1) >= 0 ? max : min;
      const value = at + width <= end ? readPart(piece.part, bytes, at, width) : -1;
      if (value < 0) return NaN;
      parts[piece.part] = value;
      at += width;
    }
    const { year, month, day, hour, minute, second, fraction } = parts;
    if (at !== end || second > 59) return NaN;
    return localMillis(year, month, day, hour, minute) + second * 1_000 + fraction;
  };
}

function readPart(part: TimePart, bytes: Uint8Array, at: number, width: number): number {
  if (part === 'fraction') return fractionMillis(bytes, at, width);
  if (width === 1) return oneDigit(bytes, at);
  return width === 2 ? twoDigits(bytes, at) : fourDigits(bytes, at);
}

/** Reads seconds, fraction and text in fixed places: milliseconds, or a negative number. */
function tailReader(pieces: readonly PatternPiece[]): (bytes: Uint8Array, at: number) => number {
  let secondAt = -1;
  let fractionAt = -1;
  let fractionDigits = 0;
  const places: number[] = [];
  const text: number[] = [];
  let width = 0;
  for (const piece of pieces) {
    if (piece.kind === 'literal') {
      piece.bytes.forEach((byte, i) => {
        places.push(width + i);
        text.push(byte);
      });
      width += piece.bytes.length;
      continue;
    }
    if (piece.part === 'second') secondAt = width;
    else {
      fractionAt = width;
      fractionDigits = piece.max;
    }
    width += piece.max;
  }
  const isUsual = secondAt === 0 && fractionAt === 3 && fractionDigits === 3 && width === 6;
  if (isUsual) return (bytes, begin) => readSecondsAndMillis(bytes, begin, text[0] as number);
  const literalAt = Int32Array.from(places);
  const literal = Uint8Array.from(text);

  return (bytes, begin) => {
    for (let i = 0; i < literalAt.length; i++)
      if (bytes[begin + (literalAt[i] as number)] !== literal[i]) return -1;
    const seconds = secondAt < 0 ? 0 : twoDigits(bytes, begin + secondAt);
    const millis = fractionAt < 0 ? 0 : fractionMillis(bytes, begin + fractionAt, fractionDigits);
    return (seconds | millis) < 0 || seconds > 59 ? -1 : seconds * 1_000 + millis;
  };
}

/** `ss`, a byte and `SSS`, as most logs have them, in one go. */
function readSecondsAndMillis(bytes: Uint8Array, at: number, between: number): number {
  if (bytes[at + 2] !== between) return -1;
  const seconds = twoDigits(bytes, at);
  const millis = threeDigits(bytes, at + 3);
  return (seconds | millis | (59 - seconds)) < 0 ? -1 : seconds * 1_000 + millis;
}
