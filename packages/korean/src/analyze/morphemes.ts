import { isSyllable, tailOf, TAILS, vowelOf, VOWELS } from '../hangul/syllable.js';
import { applyEdit } from './labels.js';
import type { LabelPiece } from './labels.js';
import { TAGS } from './tags.js';
import type { Units } from './units.js';

/** A morpheme under construction; the offsets are those of the analysed text. */
export interface Draft {
  form: string;
  tag: number;
  start: number;
  end: number;
}

/** Reads the morphemes off the labels of units. A blank always ends a morpheme. */
export function readMorphemes(
  text: string,
  units: Units,
  labels: Int32Array,
  pieces: readonly (readonly LabelPiece[])[],
): Draft[] {
  const drafts: Draft[] = [];
  let last: Draft | undefined;
  for (let i = 0; i < units.length; i += 1) {
    const start = units.start[i] as number;
    const end = units.end[i] as number;
    const surface = text.slice(start, end);
    if (units.spaced[i] === 1) last = undefined;
    for (const piece of pieces[labels[i] as number] as readonly LabelPiece[]) {
      const form = applyEdit(surface, piece.edit);
      if (!piece.begins && last?.tag === piece.tag) {
        last.form += form;
        last.end = end;
        continue;
      }
      const drafted: Draft = { form, tag: piece.tag, start, end };
      if (form !== surface && last !== undefined) restoreAllomorph(last, drafted);
      drafts.push(drafted);
      last = drafted;
    }
  }
  return drafts;
}

/**
 * A contracted ending is 아, 어 or 여 by the stem before it (갔 = 가 + 았, 했 = 하 + 였, 커 = 크 + 어);
 * the model says 어 for all three.
 */
function restoreAllomorph(stem: Draft, ending: Draft): void {
  if (!(TAGS[ending.tag] as string).startsWith('E')) return;
  const first = ending.form.charAt(0);
  if (first !== '어' && first !== '었') return;
  const tag = TAGS[stem.tag] as string;
  const past = first === '었';
  let allomorph = first;
  if (stem.form.endsWith('하') && /^[VX]/.test(tag)) allomorph = past ? '였' : '여';
  else if (takesBright(stem.form)) allomorph = past ? '았' : '아';
  ending.form = allomorph + ending.form.slice(1);
}

/** Whether a stem takes 아: by its last vowel, and by the one before where that is a falling ㅡ. */
function takesBright(stem: string): boolean {
  const code = stem.charCodeAt(stem.length - 1);
  if (!isSyllable(code)) return false;
  const tail = TAILS.charAt(tailOf(code));
  // Of the stems in ㅂ that lose it, only these two are bright: 도와, 고와.
  if (tail === 'ㅂ') return stem === '돕' || stem === '곱';
  if (tailOf(code) !== 0 && tail !== 'ㅎ') return false;
  if (VOWELS.charAt(vowelOf(code)) !== 'ㅡ') return isBright(code);
  const before = stem.charCodeAt(stem.length - 2);
  return isSyllable(before) && isBright(before);
}

function isBright(code: number): boolean {
  const vowel = VOWELS.charAt(vowelOf(code));
  return vowel === 'ㅏ' || vowel === 'ㅗ' || vowel === 'ㅑ';
}
