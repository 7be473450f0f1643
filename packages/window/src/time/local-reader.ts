import type { ByteTimeReader } from './byte-time-reader.js';
import { fourDigits, fractionMillis, oneDigit, twoDigits } from './digits.js';
import { HourMemo } from './hour-memo.js';
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
  const memo = new HourMemo(timeZone(zone));
  return pieces.every((piece) => piece.kind === 'literal' || piece.min === piece.max)
    ? fixedReader(pieces, memo)
    : runningReader(pieces, memo);
}

/** All parts stand in their places: the fast way. */
function fixedReader(pieces: readonly PatternPiece[], memo: HourMemo): ByteTimeReader {
  const place: Record<TimePart, number> = {
    ...{ year: -1, month: -1, day: -1, hour: -1, minute: -1, second: -1, fraction: -1 },
  };
  const literalAt: number[] = [];
  const literals: number[] = [];
  let width = 0;
  let fractionDigits = 0;
  for (const piece of pieces) {
    if (piece.kind === 'digits') {
      place[piece.part] = width;
      if (piece.part === 'fraction') fractionDigits = piece.max;
      width += piece.max;
    } else {
      piece.bytes.forEach((byte, i) => {
        literalAt.push(width + i);
        literals.push(byte);
      });
      width += piece.bytes.length;
    }
  }
  const { year, month, day, hour, minute, second, fraction } = place;

  return (bytes, begin, end) => {
    if (end - begin !== width) return NaN;
    for (let i = 0; i < literals.length; i++)
      if (bytes[begin + (literalAt[i] as number)] !== literals[i]) return NaN;
    const y = fourDigits(bytes, begin + year);
    const mo = twoDigits(bytes, begin + month);
    const d = twoDigits(bytes, begin + day);
    const h = hour < 0 ? 0 : twoDigits(bytes, begin + hour);
    const mi = minute < 0 ? 0 : twoDigits(bytes, begin + minute);
    const s = second < 0 ? 0 : twoDigits(bytes, begin + second);
    const ms = fraction < 0 ? 0 : fractionMillis(bytes, begin + fraction, fractionDigits);
    if ((y | mo | d | h | mi | s | ms) < 0 || mi > 59 || s > 59) return NaN;
    return memo.toUtc(y, mo, d, h, mi * 60_000 + s * 1_000 + ms);
  };
}

/** Some parts have one digit or two: piece by piece. */
function runningReader(pieces: readonly PatternPiece[], memo: HourMemo): ByteTimeReader {
  return (bytes, begin, end) => {
    const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, fraction: 0 };
    let at = begin;
    for (const piece of pieces) {
      if (piece.kind === 'literal') {
        for (const byte of piece.bytes) if (at >= end || bytes[at++] !== byte) return NaN;
        continue;
      }
      const { part, min, max } = piece;
      const width = min < max && at + 1 < end && oneDigit(bytes, at + 1) >= 0 ? max : min;
      if (at + width > end) return NaN;
      const value =
        part === 'fraction' ? fractionMillis(bytes, at, width) : digits(bytes, at, width);
      if (value < 0) return NaN;
      parts[part] = value;
      at += width;
    }
    const { year, month, day, hour, minute, second, fraction } = parts;
    if (at !== end || minute > 59 || second > 59) return NaN;
    return memo.toUtc(year, month, day, hour, minute * 60_000 + second * 1_000 + fraction);
  };
}

function digits(bytes: Uint8Array, at: number, width: number): number {
  if (width === 1) return oneDigit(bytes, at);
  return width === 2 ? twoDigits(bytes, at) : fourDigits(bytes, at);
}
