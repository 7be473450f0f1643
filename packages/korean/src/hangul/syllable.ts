/**
 * Arithmetic of precomposed syllables (Unicode 16, chapter 3.12): a syllable's code is
 * `0xAC00 + (lead * 21 + vowel) * 28 + tail`, where tail 0 is none.
 */

/** Compatibility letters of the 19 leads, in code order. */
export const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** Compatibility letters of the 21 vowels. */
export const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
/** Compatibility letters of the 27 tails; index 0 stands for none. */
export const TAILS = '\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

const FIRST = 0xac00;
const LAST = 0xd7a3;

/** Whether a UTF-16 unit is a precomposed syllable, 가 to 힣. */
export function isSyllable(code: number): boolean {
  return code >= FIRST && code <= LAST;
}

/** Whether a UTF-16 unit is a compatibility letter that one types today, ㄱ to ㅣ. */
export function isLetter(code: number): boolean {
  return code >= 0x3131 && code <= 0x3163;
}

export function leadOf(code: number): number {
  return Math.floor((code - FIRST) / 588);
}

export function vowelOf(code: number): number {
  return Math.floor(((code - FIRST) % 588) / 28);
}

/** 0 where the syllable is open. */
export function tailOf(code: number): number {
  return (code - FIRST) % 28;
}

/** The code of a syllable by its parts' places in `LEADS`, `VOWELS` and `TAILS`. */
export function composeSyllable(lead: number, vowel: number, tail: number): number {
  return FIRST + (lead * 21 + vowel) * 28 + tail;
}
