import {
  composeSyllable,
  isSyllable,
  LEADS,
  leadOf,
  tailOf,
  TAILS,
  vowelOf,
} from '../../hangul/syllable.js';
import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { EMOTICON, TRIGGERS } from '../triggers.js';

/**
 * Decides whether a letter of a laugh or a cry was typed on to a word.
 *
 * @param before the syllables up to the letters as they stand: `아닌뎈`
 * @param after what they would be without the letter: `아닌데`
 */
export type SplitsPlausibly = (before: string, after: string) => boolean;

/** Tails that end in ㅋ or ㅎ, and what is left without it. */
const WITHOUT_LAST: ReadonlyMap<string, string> = new Map([
  ['ㅋ', '\0'],
  ['ㅎ', '\0'],
  ['ㄶ', 'ㄴ'],
  ['ㅀ', 'ㄹ'],
]);

/** Syllables whose ㅎ is their own: stems that are also said bare (좋ㅎㅎ). 닿 is not: 합니닿ㅎㅎ. */
const OWN_HIEUH = '좋놓낳넣쌓떻렇찮않잖끊많싫잃옳앓끓뚫꿇닳';

/**
 * Syllables that a final consonant left for ㅠ: any before ㅁ (좋으뮤, 슬프뮤: nouns in -ㅁ), few
 * before others (제바류, 눈무류, 대바규, 이거뉴, 시퓨).
 */
const LEFT_BY: ReadonlyMap<string, string | null> = new Map([
  ['ㅁ', null],
  ['ㄹ', '바무꺼거너'],
  ['ㄱ', '바'],
  ['ㄴ', '거버워'],
  ['ㅍ', '시'],
]);

const YU = 17;
const KIEUK = 'ㅋ'.charCodeAt(0);
const CRY = 'ㅠ'.charCodeAt(0);

/** How far back `before` reaches: longer words are cut, so that the work stays linear. */
const LONGEST_WORD = 16;

/**
 * Gives back the letter of a laugh or a cry that the keyboard joined to the word before it:
 * `아닌뎈ㅋㅋ` to `아닌데ㅋㅋㅋ`, `했어욯ㅎ` to `했어요ㅎㅎ`, `좋으뮤ㅠㅠ` to `좋음ㅠㅠㅠ`.
 *
 * Only where the same letter follows. A final ㅋ hardly ever belongs to a word, a final ㅎ only to a
 * few stems; a final consonant moved on to ㅠ (음 + ㅠ gives 으뮤) is told from 이유, 메뉴 and 서류 by
 * the syllables that it occurs with.
 *
 * @param plausible asked instead of these rules wherever a split is possible at all
 */
export function findEmoticons(text: string, edits: EditList, plausible?: SplitsPlausibly): void {
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (((TRIGGERS[code] as number) & EMOTICON) === 0) continue;
    if (!isSyllable(text.charCodeAt(i - 1))) continue;
    const split = code === CRY ? splitLead(text, i) : splitTail(text, i);
    if (split === '') continue;
    const start = code === CRY ? i - 2 : i - 1;
    const word = wordStart(text, i);
    const isSplit = plausible
      ? plausible(text.slice(word, i), text.slice(word, start) + split.charAt(0))
      : isUsual(text, i, code);
    if (isSplit) replace(edits, start, i, split);
  }
}

/** `데ㅋ` for 뎈 before ㅋ; empty if the syllable does not end in the letter. */
function splitTail(text: string, letter: number): string {
  const code = text.charCodeAt(letter - 1);
  const tail = TAILS.charAt(tailOf(code));
  const rest = WITHOUT_LAST.get(tail);
  if (rest === undefined || (tail === 'ㅋ') !== (text.charCodeAt(letter) === KIEUK)) return '';
  const open = composeSyllable(leadOf(code), vowelOf(code), TAILS.indexOf(rest));
  return String.fromCharCode(open) + text.charAt(letter);
}

/** `음ㅠ` for 으뮤 before ㅠ; empty if 뮤 is no consonant and ㅠ, or 으 is closed already. */
function splitLead(text: string, letter: number): string {
  const code = text.charCodeAt(letter - 1);
  const before = text.charCodeAt(letter - 2);
  if (vowelOf(code) !== YU || tailOf(code) !== 0) return '';
  const tail = TAILS.indexOf(LEADS.charAt(leadOf(code)));
  if (tail < 0 || TAILS.charAt(tail) === 'ㅇ' || !isSyllable(before) || tailOf(before) !== 0) {
    return '';
  }
  return `${String.fromCharCode(before + tail)}ㅠ`;
}

function isUsual(text: string, letter: number, code: number): boolean {
  const syllable = text.charAt(letter - 1);
  const before = text.charAt(letter - 2);
  if (code === CRY) {
    const places = LEFT_BY.get(LEADS.charAt(leadOf(syllable.charCodeAt(0))));
    return places === null || places?.includes(before) === true;
  }
  if (code !== KIEUK) return !OWN_HIEUH.includes(syllable) || before + syllable === '지많';
  // 엌엌엌 is a laugh of its own; 부엌, 새벽녘 and 키읔 are words.
  return syllable !== before && syllable !== '녘' && !['부엌', '키읔'].includes(before + syllable);
}

function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && isSyllable(text.charCodeAt(start - 1))) start--;
  return start;
}
