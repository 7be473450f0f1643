import { isAsciiLetter } from '../character.js';
import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { SPECIAL, TRIGGERS } from '../triggers.js';

const LETTER_OR_NUMBER = /^[\p{L}\p{N}]/u;
const LETTER_OR_MARK = /^[\p{L}\p{M}]/u;
const MARK = /^\p{M}/u;

/**
 * Drops special characters.
 *
 * - `words`: all that is not `[0-9a-zA-Zㄱ-ㅎ가-힣ㅏ-ㅣ ]`, line breaks too, and puts nothing in its place.
 * - `sentences`: all that is neither a letter or number of any script, nor a blank, nor one of
 *   `. , ! ?`; a blank stands for each run. A dot or comma before a Latin letter ends no sentence
 *   and goes too.
 */
export function findSpecial(text: string, edits: EditList, mode: 'words' | 'sentences'): void {
  const instead = mode === 'words' ? '' : ' ';
  let at = 0;
  while (at < text.length) {
    if (isPlain(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    at = mode === 'words' ? notPlainEnd(text, at) : notSentenceEnd(text, at);
    if (at > start) replace(edits, start, at, instead);
    else at += sizeAt(text, at);
  }
}

/** Whether a unit is one of `[0-9a-zA-Zㄱ-ㅎ가-힣ㅏ-ㅣ ]`. */
function isPlain(code: number): boolean {
  return ((TRIGGERS[code] as number) & SPECIAL) === 0;
}

function notPlainEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isPlain(text.charCodeAt(end))) end++;
  return end;
}

function notSentenceEnd(text: string, start: number): number {
  // A mark belongs to the letter before it, and goes with any other sign.
  if (MARK.test(characterAt(text, start)) && LETTER_OR_MARK.test(characterBefore(text, start))) {
    return start;
  }
  let end = start;
  while (end < text.length && !isOfSentence(text, end)) end += sizeAt(text, end);
  return end;
}

function isOfSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isPlain(code) || (code >= 0x09 && code <= 0x0d)) return true;
  if (code === 0x21 || code === 0x3f) return true;
  if (code === 0x2e || code === 0x2c) return !isAsciiLetter(text.charCodeAt(at + 1));
  return LETTER_OR_NUMBER.test(characterAt(text, at));
}

function characterAt(text: string, at: number): string {
  return text.slice(at, at + sizeAt(text, at));
}

function characterBefore(text: string, at: number): string {
  return text.slice(at < 2 || sizeAt(text, at - 2) === 1 ? at - 1 : at - 2, at);
}

function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
