import type { Tag } from '../types.js';
import { isAsciiAlphanumeric, isAsciiLetter, isDigit, isHangul, isWordUnit } from './character.js';
import { emojiEnd, isKeycapBase, mayBeEmoji } from './emoji.js';
import { bareUrlEnd, mailDomainEnd, urlEnd } from './url.js';

/** What a web entity is: the tags of our own among the parts of speech. */
export type WebEntityKind = Extract<Tag, `W_${string}`>;

/** A URL, e-mail address, mention, hashtag or emoji in a text. */
export interface WebEntity {
  readonly kind: WebEntityKind;
  /** In UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

const HASH = 0x23;
const DOT = 0x2e;
const COLON = 0x3a;
const AT = 0x40;
const UNDERSCORE = 0x5f;
const KEYCAP = 0x20e3;

/**
 * Finds URLs, e-mail addresses, mentions, hashtags and emoji, from left to right and without
 * overlap, in linear time.
 *
 * - `W_URL`: `http`, `https` and `ftp` URLs, `www.` names, and bare names with a common top-level
 *   domain (`naver.com`, `docs.google.com/x`). Korean written right after a URL is outside of it
 *   (`https://naver.com에서`), but a path segment or query value that begins with Hangul is inside.
 *   Marks at the end and brackets opened before it are outside.
 * - `W_EMAIL`: `name@host.domain`.
 * - `W_MENTION`: `@이름`, `@user_name`. A Latin name ends where Hangul begins (`@mina님`); a Korean
 *   name takes what is written on to it, because only an analyzer could tell.
 * - `W_HASHTAG`: `#한글태그`; not a number alone (`#1`), not `C#`.
 * - `W_EMOJI`: one entity for each grapheme: joined sequences, flags, keycaps, skin tones. Signs
 *   shown as text (`©`, `♥`) only with the emoji style mark U+FE0F.
 *
 * @param text any text; composed (NFC) for Korean names
 * @returns the entities in the order of the text, in UTF-16 units
 * @example
 * scanWebEntities('https://naver.com에서 봐요 @미나 #후기 👍🏽').map((e) => e.kind);
 * // ['W_URL', 'W_MENTION', 'W_HASHTAG', 'W_EMOJI']
 * @see {@link https://unicode.org/reports/tr51/ | UTS 51} for emoji,
 * {@link https://www.rfc-editor.org/rfc/rfc3986 | RFC 3986} for URLs
 */
export function scanWebEntities(text: string): WebEntity[] {
  const found: WebEntity[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      if (code === DOT) at = readDot(text, at, found);
      else if (code === AT) at = readAt(text, at, found);
      else if (code === COLON) at = readColon(text, at, found);
      else if (code === HASH) at = readHash(text, at, found);
      else at++;
    } else if (mayBeEmoji(code)) at = readEmoji(text, at, found);
    else at++;
  }
  return found;
}

/*
 * Each reader stands at its sign, adds what it finds, and returns where to go on. A reader may look
 * back, but only over letters of one word, which no other reader looks back over again.
 */

/** A dot inside a word: a bare URL, or the first half of an e-mail address. */
function readDot(text: string, dot: number, found: WebEntity[]): number {
  const word = wordStart(text, dot, found);
  if (word === dot || !isAsciiAlphanumeric(text.charCodeAt(dot + 1))) return dot + 1;
  let end = dot + 1;
  while (isMailUnit(text.charCodeAt(end)) || text.charCodeAt(end) === DOT) end++;
  if (text.charCodeAt(end) === AT) return readMail(text, word, end, found);
  let name = dot;
  while (name > word && isAsciiAlphanumericOrHyphen(text.charCodeAt(name - 1))) name--;
  const url = name === word ? bareUrlEnd(text, name) : -1;
  return url < 0 ? end : add(found, 'W_URL', name, url);
}

/** An @: an e-mail address after a word, else a mention. */
function readAt(text: string, at: number, found: WebEntity[]): number {
  const word = wordStart(text, at, found);
  if (word < at) return readMail(text, word, at, found);
  const before = text.charCodeAt(at - 1);
  if (before === AT || before === DOT) return at + 1;
  const end = mentionEnd(text, at + 1);
  return end < 0 ? at + 1 : add(found, 'W_MENTION', at, end);
}

function readMail(text: string, start: number, at: number, found: WebEntity[]): number {
  let name = start;
  while (name < at && !isAsciiAlphanumeric(text.charCodeAt(name))) name++;
  const end = name < at && text.charCodeAt(at - 1) !== DOT ? mailDomainEnd(text, at + 1) : -1;
  return end < 0 ? at + 1 : add(found, 'W_EMAIL', name, end);
}

/** A colon: the scheme of a URL before it, the host after `//`. */
function readColon(text: string, colon: number, found: WebEntity[]): number {
  if (!text.startsWith('//', colon + 1)) return colon + 1;
  const scheme = schemeStart(text, colon);
  if (scheme < (found.at(-1)?.end ?? 0)) return colon + 1;
  const end = urlEnd(text, colon + 3);
  return end < 0 ? colon + 3 : add(found, 'W_URL', scheme, end);
}

function schemeStart(text: string, colon: number): number {
  const before = text.slice(Math.max(0, colon - 5), colon).toLowerCase();
  const length =
    before === 'https' ? 5 : before.endsWith('http') ? 4 : before.endsWith('ftp') ? 3 : 0;
  return length === 0 ? -1 : colon - length;
}

function readHash(text: string, hash: number, found: WebEntity[]): number {
  const keycap = emojiEnd(text, hash);
  if (keycap > 0) return add(found, 'W_EMOJI', hash, keycap);
  const before = text.charCodeAt(hash - 1);
  const last = found.at(-1);
  const isChained = last?.kind === 'W_HASHTAG' && last.end === hash;
  const isGlued = isAsciiAlphanumeric(before) || before === HASH || before === 0x26;
  if (isGlued && !isChained) return hash + 1;
  let end = hash + 1;
  let isNumber = true;
  for (; isWordUnit(text.charCodeAt(end)); end++) isNumber &&= isDigit(text.charCodeAt(end));
  return isNumber ? end : add(found, 'W_HASHTAG', hash, end);
}

function readEmoji(text: string, at: number, found: WebEntity[]): number {
  if (text.charCodeAt(at) === KEYCAP) return readKeycap(text, at, found);
  const end = emojiEnd(text, at);
  return end < 0 ? at + 1 : add(found, 'W_EMOJI', at, end);
}

/** Digits and * are too common to ask at each of them: their keycap is found from its end. */
function readKeycap(text: string, keycap: number, found: WebEntity[]): number {
  const base = text.charCodeAt(keycap - 1) === 0xfe0f ? keycap - 2 : keycap - 1;
  const isFree = base >= (found.at(-1)?.end ?? 0);
  if (!isFree || !isKeycapBase(text.charCodeAt(base))) return keycap + 1;
  return add(found, 'W_EMOJI', base, keycap + 1);
}

/**
 * The end of a name after @, or -1. Hangul goes on in a name that began with Hangul or a number
 * (`@2조_이도윤`), and after an underscore.
 */
function mentionEnd(text: string, start: number): number {
  let end = start;
  let hasLetter = false;
  let isLatin = false;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (isHangul(code)) {
      if (isLatin && text.charCodeAt(end - 1) !== UNDERSCORE) break;
      isLatin = false;
    } else if (isAsciiLetter(code)) isLatin = true;
    else if (!isWordUnit(code) && !(isLatin && isInnerDot(text, end))) break;
    hasLetter ||= code !== UNDERSCORE && !isDigit(code);
  }
  return hasLetter ? end : -1;
}

function isInnerDot(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === DOT || code === 0x2d) && isAsciiAlphanumeric(text.charCodeAt(at + 1));
}

/** The start of the word before `end`, no further back than the last entity. */
function wordStart(text: string, end: number, found: readonly WebEntity[]): number {
  const floor = found.at(-1)?.end ?? 0;
  let start = end;
  while (start > floor && isMailUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

/** What the name of an e-mail address is made of, dots aside. */
function isMailUnit(code: number): boolean {
  return isAsciiAlphanumericOrHyphen(code) || code === UNDERSCORE || code === 0x25 || code === 0x2b;
}

function isAsciiAlphanumericOrHyphen(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === 0x2d;
}

function add(found: WebEntity[], kind: WebEntityKind, start: number, end: number): number {
  found.push({ kind, start, end });
  return end;
}
