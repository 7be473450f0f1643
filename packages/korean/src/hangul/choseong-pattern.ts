import { composeHangul } from './composed.js';
import { splitCompound } from './jamo.js';
import { composeSyllable, leadOf, LEADS, tailOf, TAILS, vowelOf, VOWELS } from './syllable.js';

/** A place in a text, in UTF-16 units, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What one unit of a text must be: a code from `first` to `last`, or `letter`. */
interface Slot {
  readonly first: number;
  readonly last: number;
  readonly letter: number;
}

export type Pattern = readonly Slot[];

/**
 * The patterns a query may mean: as it stands, and with the tail of its last syllable as the lead of
 * the next one (학굑 as 학교ㄱ).
 */
export function choseongPatterns(query: string): Pattern[] {
  const typed = foldForSearch(composeHangul(query).text).replace(COMPOUND_TAIL, splitCompound);
  const plain = Array.from({ length: typed.length }, (_, i) => slotOf(typed.charCodeAt(i)));
  if (plain.length === 0) return [];

  const open = typed.search(OPEN_SYLLABLE);
  if (open < 0) return [plain];
  const code = typed.charCodeAt(open);
  const asTyped = open === typed.length - 1 ? [...plain.slice(0, -1), halfTyped(code)] : plain;
  if (tailOf(code) === 0) return [asTyped];
  const moved = moveTail(code).map(slotOf);
  return [asTyped, [...plain.slice(0, open), ...moved, ...plain.slice(open + 1)]];
}

/** The last syllable, if only consonants follow it: it may change as one types on. */
const OPEN_SYLLABLE = /[가-힣][ㄱ-ㅎ]*$/;
const COMPOUND_TAIL = /[ㄳㄵㄶㄺ-ㅀㅄ]/g;

/** Lower case, unit for unit: the rare letters that grow are left as they are, all of them then. */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A consonant stands for all syllables that it begins, other units for themselves. */
function slotOf(code: number): Slot {
  const lead = LEADS.indexOf(String.fromCharCode(code));
  if (lead < 0) return { first: code, last: code, letter: code };
  const first = composeSyllable(lead, 0, 0);
  return { first, last: first + 21 * 28 - 1, letter: code };
}

/** A syllable and all that it can become by typing on: 하 to 핳, 고 to 괳, 달 to 닳. */
function halfTyped(code: number): Slot {
  const [lead, vowel, tail] = [leadOf(code), vowelOf(code), tailOf(code)];
  const last =
    tail === 0
      ? composeSyllable(lead, lastWith(VOWELS, vowel), TAILS.length - 1)
      : composeSyllable(lead, vowel, lastWith(TAILS, tail));
  return { first: code, last, letter: code };
}

/** The last compound in code order that begins with a letter, or the letter: ㄹ to ㅀ, ㅗ to ㅚ. */
function lastWith(letters: string, place: number): number {
  const letter = letters[place] as string;
  let last = place;
  for (let i = place + 1; i < letters.length; i++) {
    if (splitCompound(letters[i] as string).startsWith(letter)) last = i;
  }
  return last;
}

/** 굑 as 교 and ㄱ, 닭 as 달 and ㄱ. */
function moveTail(code: number): [number, number] {
  const typed = splitCompound(TAILS[tailOf(code)] as string);
  const kept = typed.length === 2 ? TAILS.indexOf(typed[0] as string) : 0;
  return [code - tailOf(code) + kept, typed.charCodeAt(typed.length - 1)];
}

/** Where any of the patterns stands in a text, from left to right, the longest first, without overlap. */
export function findPatterns(text: string, patterns: readonly Pattern[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (let start = 0; start < text.length;) {
    let end = start;
    for (const pattern of patterns) {
      if (start + pattern.length > end && matchesAt(text, start, pattern))
        end = start + pattern.length;
    }
    if (end > start) ranges.push({ start, end });
    start = Math.max(end, start + 1);
  }
  return ranges;
}

function matchesAt(text: string, start: number, pattern: Pattern): boolean {
  if (start + pattern.length > text.length) return false;
  for (let i = 0; i < pattern.length; i++) {
    const { first, last, letter } = pattern[i] as Slot;
    const code = text.charCodeAt(start + i);
    if ((code < first || code > last) && code !== letter) return false;
  }
  return true;
}
