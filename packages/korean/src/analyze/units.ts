import { isLetter, isSyllable } from '../hangul/syllable.js';
import { tagNumber } from './tags.js';

/**
 * What the tagger reads: one unit a syllable, and one a run of digits, of Latin letters, of laughs,
 * of the same mark. Blanks are no units; a unit knows whether one stood before it.
 */
export interface Units {
  length: number;
  /** What the unit looks like to the model: a syllable's code, else a class of characters. */
  symbol: Int32Array;
  /** 1 where a blank or the text's edge stands before the unit. */
  spaced: Uint8Array;
  /** Where the unit stands, in UTF-16 units. */
  start: Int32Array;
  end: Int32Array;
  /** The number of the only possible tag, or -1 where the model decides. */
  fixed: Int8Array;
}

/** A stretch of text whose tag is known beforehand: a link, an emoji. */
export interface FixedSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

export const SYMBOL_SPACE = 5;
export const SYMBOL_EDGE = 6;
const SYMBOL_NUMBER = 1;
const SYMBOL_LATIN = 2;
const SYMBOL_HAN = 3;
const SYMBOL_OTHER = 4;
const SYMBOL_ENTITY = 7;
/** Runs of letters that are no laugh (ㄱㅅ, ㅇㅋ) get symbols of their own from here on. */
const SYMBOL_INITIALS = 0x20000;

const SF = tagNumber('SF');
const SP = tagNumber('SP');
const SS = tagNumber('SS');
const SE = tagNumber('SE');
const SO = tagNumber('SO');
const SW = tagNumber('SW');
const SL = tagNumber('SL');
const SH = tagNumber('SH');
const SN = tagNumber('SN');

export function createUnits(capacity = 256): Units {
  return {
    length: 0,
    symbol: new Int32Array(capacity),
    spaced: new Uint8Array(capacity),
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    fixed: new Int8Array(capacity),
  };
}

/**
 * Reads the units of `text` from `from` to `to` into `units`, anew. `spans` (ordered, apart) are
 * taken whole; `firstSpan` is the first of them that may matter.
 */
export function scanUnits(
  units: Units,
  text: string,
  from = 0,
  to: number = text.length,
  spans: readonly FixedSpan[] = [],
  firstSpan = 0,
): void {
  if (units.symbol.length < to - from) grow(units, to - from);
  let count = 0;
  let spaced = 1;
  let span = firstSpan;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      spaced = 1;
      at += 1;
      continue;
    }
    let end = at + 1;
    let symbol = code;
    let fixed = -1;
    while (span < spans.length && (spans[span] as FixedSpan).end <= at) span += 1;
    const here = spans[span];
    if (here?.start === at && here.end <= to) {
      end = here.end;
      fixed = tagNumber(here.kind);
      symbol = SYMBOL_ENTITY + (fixed & 7);
    } else if (isSyllable(code)) {
      // The model decides.
    } else if (isLetter(code)) {
      end = endOfLetters(text, at, to);
      if (isFeeling(code) && isFeeling(text.charCodeAt(end - 1))) {
        symbol = feelingSymbol(code);
        fixed = SW;
      } else {
        symbol = initialsSymbol(text, at, end);
      }
    } else if (isDigit(code)) {
      end = endOfNumber(text, at, to);
      symbol = SYMBOL_NUMBER;
      fixed = SN;
    } else if (isLatin(code)) {
      end = endOfLatin(text, at, to);
      symbol = SYMBOL_LATIN;
      fixed = SL;
    } else if (isHan(code)) {
      while (end < to && isHan(text.charCodeAt(end))) end += 1;
      symbol = SYMBOL_HAN;
      fixed = SH;
    } else {
      fixed = markTag(code);
      end = endOfMarks(text, at, to, fixed);
      if (code >= 0x2100 && !(code >= 0x3000 && code <= 0x303f)) symbol = SYMBOL_OTHER;
    }
    units.symbol[count] = symbol;
    units.spaced[count] = spaced;
    units.start[count] = at;
    units.end[count] = end;
    units.fixed[count] = fixed;
    count += 1;
    spaced = 0;
    at = end;
  }
  units.length = count;
}

function grow(units: Units, capacity: number): void {
  const size = Math.max(capacity, units.symbol.length * 2);
  units.symbol = new Int32Array(size);
  units.spaced = new Uint8Array(size);
  units.start = new Int32Array(size);
  units.end = new Int32Array(size);
  units.fixed = new Int8Array(size);
}

/** As `\s`, which is what divides words. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x1680
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLatin(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}

function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

/** ㅋ ㅎ ㅠ ㅜ ㅡ: laughs and tears, alone or mixed. */
function isFeeling(code: number): boolean {
  return (
    code === 0x314b || code === 0x314e || code === 0x3160 || code === 0x315c || code === 0x3161
  );
}

function feelingSymbol(code: number): number {
  return code === 0x314b || code === 0x314e ? 0x314b : 0x3160;
}

/**
 * Letters in a row are one unit, but for two and more laughs or tears before or behind others:
 * ㅇㅈㅋㅋㅋ is ㅇㅈ and ㅋㅋㅋ, while ㅎㅇ and ㅇㅋ stay whole.
 */
function endOfLetters(text: string, at: number, to: number): number {
  let end = at;
  let feelings = 0;
  let onlyFeelings = true;
  while (end < to) {
    const code = text.charCodeAt(end);
    if (!isLetter(code)) break;
    if (isFeeling(code)) feelings += 1;
    else if (onlyFeelings && feelings > 1) break;
    else {
      onlyFeelings = false;
      feelings = 0;
    }
    end += 1;
    if (!onlyFeelings && feelings > 1) return end - feelings;
  }
  return end;
}

/** One letter stands for itself; of a longer run each first pair of the same letter counts. */
function initialsSymbol(text: string, at: number, end: number): number {
  if (end - at === 1) return text.charCodeAt(at);
  let hash = 0;
  for (let i = at; i < end; i += 1) {
    const code = text.charCodeAt(i);
    if (i - at >= 2 && code === text.charCodeAt(i - 1) && code === text.charCodeAt(i - 2)) continue;
    hash = Math.imul(hash, 61) + code - 0x3130;
  }
  return SYMBOL_INITIALS + (hash & 0xffff);
}

/** Digits with single points or commas between them: 3.5, 1,000. */
function endOfNumber(text: string, at: number, to: number): number {
  let end = at + 1;
  while (end < to) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) end += 1;
    else if ((code === 46 || code === 44) && end + 1 < to && isDigit(text.charCodeAt(end + 1)))
      end += 2;
    else break;
  }
  return end;
}

/** Letters and underlines, and digits between them: batch_size, B2B; of GPT4 only GPT. */
function endOfLatin(text: string, at: number, to: number): number {
  let end = at + 1;
  let next = end;
  while (next < to) {
    const code = text.charCodeAt(next);
    if (isLatin(code) || code === 0x5f) end = next + 1;
    else if (!isDigit(code)) break;
    next += 1;
  }
  return end;
}

/** The tag of a mark that is no letter and no digit. */
function markTag(code: number): number {
  switch (code) {
    case 0x2e: // .
    case 0x3f: // ?
    case 0x21: // !
    case 0x3002: // 。
      return SF;
    case 0x2c: // ,
    case 0x3a: // :
    case 0x3b: // ;
    case 0x2f: // /
    case 0xb7: // ·
      return SP;
    case 0x2026: // …
      return SE;
    case 0x7e: // ~
    case 0x2d: // -
    case 0x223c: // ∼
    case 0x301c: // 〜
    case 0x2013: // –
    case 0x2014: // —
      return SO;
    case 0x22:
    case 0x27:
    case 0x60:
    case 0x28:
    case 0x29:
    case 0x5b:
    case 0x5d:
    case 0x7b:
    case 0x7d:
    case 0x3c:
    case 0x3e:
      return SS;
    default:
      if ((code >= 0x2018 && code <= 0x201f) || (code >= 0x3008 && code <= 0x3011)) return SS;
      return SW;
  }
}

/** A run of `.?!` is one mark, and so is a run of the same other mark but a bracket. */
function endOfMarks(text: string, at: number, to: number, tag: number): number {
  let end = at + 1;
  if (tag === SF) {
    while (end < to && markTag(text.charCodeAt(end)) === SF) end += 1;
    return end;
  }
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdbff && end < to) {
    const low = text.charCodeAt(end);
    return low >= 0xdc00 && low <= 0xdfff ? end + 1 : end;
  }
  if (tag !== SS) while (end < to && text.charCodeAt(end) === code) end += 1;
  return end;
}
