import { composeSyllable } from '../../hangul/syllable.js';
import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { NFC, TRIGGERS } from '../triggers.js';

/** What joins the character before it: marks, conjoining vowels and tails, and three odd letters. */
const JOINS = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff\u{16d63}\u{16d67}\u{16d6a}]/u;

/**
 * A character with more marks than this stays as it is: engines may take quadratic time to put them
 * in order. Unicode's Stream-Safe Text Format draws the line here too.
 */
const MOST_MARKS = 30;

/**
 * Canonical composition (NFC), character by character, so that each knows where it came from:
 * conjoining letters to syllables, Latin letters and their marks to one. Old Hangul that has no
 * syllable stays as it is.
 */
export function findComposition(text: string, edits: EditList): void {
  /** Where the last character began that others may join. */
  let base = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (((TRIGGERS[code] as number) & NFC) === 0) {
      base = at++;
      continue;
    }
    const syllableEnd = composeAt(text, at, edits);
    if (syllableEnd > at) {
      base = at = syllableEnd;
      continue;
    }
    const size = sizeAt(text, at);
    if (!joins(text, at, size)) base = at;
    at += size;
    let marks = 0;
    for (; joins(text, at, sizeAt(text, at)); marks++) at += sizeAt(text, at);
    if (marks <= MOST_MARKS) {
      const piece = text.slice(base, at);
      const composed = piece.normalize('NFC');
      if (composed !== piece) replace(edits, base, at, composed);
    }
    base = at;
  }
}

/** Composes modern conjoining letters by arithmetic: the whole of a text in NFD, if it is Korean. */
function composeAt(text: string, at: number, edits: EditList): number {
  const lead = text.charCodeAt(at) - 0x1100;
  const vowel = text.charCodeAt(at + 1) - 0x1161;
  if (!(lead >= 0 && lead < 19 && vowel >= 0 && vowel < 21)) return at;
  const tail = text.charCodeAt(at + 2) - 0x11a7;
  const hasTail = tail > 0 && tail < 28;
  const end = at + (hasTail ? 3 : 2);
  // What else joins the syllable is for the slow way.
  if (joins(text, end, sizeAt(text, end))) return at;
  replace(edits, at, end, String.fromCharCode(composeSyllable(lead, vowel, hasTail ? tail : 0)));
  return end;
}

function joins(text: string, at: number, size: number): boolean {
  const code = text.charCodeAt(at);
  if (((TRIGGERS[code] as number) & NFC) === 0) return false;
  if (code >= 0x1100 && code <= 0x11ff) return code >= 0x1160;
  return JOINS.test(text.slice(at, at + size));
}

function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
