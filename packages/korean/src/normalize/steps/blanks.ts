import { replace } from '../edits.js';
import type { EditList } from '../edits.js';

/**
 * Folds each run of blanks, tabs and line breaks: with `lines` to a line feed where the run holds a
 * line break, else, and always with `fold`, to one blank.
 */
export function findBlanks(text: string, edits: EditList, mode: 'fold' | 'lines'): void {
  for (let i = 0; i < text.length; i++) {
    if (!isBlankUnit(text.charCodeAt(i))) continue;
    const start = i;
    let hasBreak = false;
    for (; isBlankUnit(text.charCodeAt(i)); i++) hasBreak ||= isBreak(text.charCodeAt(i));
    const folded = hasBreak && mode === 'lines' ? '\n' : ' ';
    if (i - start > 1 || text.charAt(start) !== folded) replace(edits, start, i, folded);
  }
}

/** Drops blanks and line breaks at the start and the end. */
export function findEdges(text: string, edits: EditList): void {
  let start = 0;
  while (isBlankUnit(text.charCodeAt(start))) start++;
  if (start > 0) replace(edits, 0, start, '');
  let end = text.length;
  while (end > start && isBlankUnit(text.charCodeAt(end - 1))) end--;
  if (end < text.length) replace(edits, end, text.length, '');
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** Blank, tab, line feed, carriage return. Other kinds are the business of the step `invisible`. */
function isBlankUnit(code: number): boolean {
  return code <= 0x20 && (code === 0x20 || code === 0x09 || isBreak(code));
}
