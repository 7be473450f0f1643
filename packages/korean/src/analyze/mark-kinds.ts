import type { Draft } from './morphemes.js';
import { tagNumber } from './tags.js';

/** What a morpheme is to the sentences around it: a word, or a mark that hangs on one. */
export const WORD = 0;
export const PERIOD = 1;
export const DOTS = 2;
export const QUESTION = 3;
export const EXCLAMATION = 4;
export const LAUGH = 5;
export const TEARS = 6;
export const FACE = 7;
export const TILDE = 8;
export const COMMA = 9;
export const CLOSER = 10;
export const OPENER = 11;
export const DASH = 12;

const SF = tagNumber('SF');
const SP = tagNumber('SP');
const SS = tagNumber('SS');
const SE = tagNumber('SE');
const SO = tagNumber('SO');
const SW = tagNumber('SW');
const EMOJI = tagNumber('W_EMOJI');

/** Brackets and quotes by pairs: the closer of each opener stands at the same place. */
export const OPENERS = '([{<‘“〈《「『【';
export const CLOSERS = ')]}>’”〉》」』】';
const BULLETS = '•※▶▷■□◆◇●○→⇒';
const UNITS = '%°℃㎡㎏㎞';

/** The kind of each morpheme; quotes and brackets are told to open or close where they have a partner. */
export function markKinds(drafts: readonly Draft[], text: string): Uint8Array {
  const kinds = new Uint8Array(drafts.length);
  const open: { mark: string; at: number }[] = [];
  for (let i = 0; i < drafts.length; i += 1) {
    const { tag, start, end } = drafts[i] as Draft;
    if (tag < SF) continue;
    if (i > 0 && hasNewline(text, (drafts[i - 1] as Draft).end, start)) open.length = 0;
    if (tag === SF) kinds[i] = finalKind(text, start, end);
    else if (tag === SE) kinds[i] = DOTS;
    else if (tag === SP) kinds[i] = COMMA;
    else if (tag === SO) kinds[i] = isTilde(text.charCodeAt(start)) ? TILDE : DASH;
    else if (tag === SW || tag === EMOJI) kinds[i] = feelingKind(text, start);
    else if (tag === SS) pairUp(kinds, open, text, start, i);
  }
  return kinds;
}

/** Most quotes and brackets that may be open at a time, and the morphemes between two partners. */
const DEEPEST = 8;
const WIDEST = 300;

/** Marks both partners when the second comes; a mark without a partner stays a dash. */
function pairUp(
  kinds: Uint8Array,
  open: { mark: string; at: number }[],
  text: string,
  start: number,
  at: number,
): void {
  kinds[at] = DASH;
  const mark = text.charAt(start);
  const closes = CLOSERS.indexOf(mark);
  const opens = OPENERS.includes(mark);
  const opener = closes >= 0 ? OPENERS.charAt(closes) : mark;
  for (let k = open.length - 1; k >= 0 && !opens; k -= 1) {
    const partner = open[k] as { mark: string; at: number };
    if (at - partner.at > WIDEST) break;
    if (partner.mark !== opener) continue;
    kinds[partner.at] = OPENER;
    kinds[at] = CLOSER;
    open.length = k;
    return;
  }
  // 27" and don't open nothing.
  if (closes >= 0 || (!opens && isAsciiWord(text.charCodeAt(start - 1)))) return;
  if (open.length === DEEPEST) open.shift();
  open.push({ mark, at });
}

function isAsciiWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function finalKind(text: string, start: number, end: number): number {
  let kind = end - start > 1 ? DOTS : PERIOD;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3f) return QUESTION;
    if (code === 0x21) kind = EXCLAMATION;
  }
  return kind;
}

/** Laughs, tears, emoji, hearts, ^^ hang on what stands before them; %, + and bullets do not. */
function feelingKind(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === 0x314b || code === 0x314e) return LAUGH;
  if (code === 0x3160 || code === 0x315c || code === 0x3161) return TEARS;
  if (UNITS.includes(text.charAt(start))) return WORD;
  if (BULLETS.includes(text.charAt(start))) return DASH;
  return code >= 0x2190 || code === 0x5e ? FACE : DASH;
}

function isTilde(code: number): boolean {
  return code === 0x7e || code === 0x223c || code === 0x301c;
}

/** Whether a line ends between two places. */
export function hasNewline(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}

/** Whether a mark ends sentences. */
export function isFinal(kind: number): boolean {
  return kind >= PERIOD && kind <= EXCLAMATION;
}

/** Whether a sentence may begin with this kind; the others hang on the word before. */
export function mayBegin(kind: number): boolean {
  return kind === WORD || kind >= OPENER;
}
