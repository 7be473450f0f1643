import { type ComposedText, composeHangul } from '../hangul/composed.js';

const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Blanks within a line; U+202F stands between clock and AM in texts of newer browsers. */
const BLANK = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASH = /[\u2010-\u2015\u2212]/g;

/**
 * A text as the patterns of dates expect it, with the places of the original: syllables composed,
 * full-width signs narrow, blanks and dashes of one kind.
 */
export function dateText(text: string): ComposedText {
  const { text: composed, places } = composeHangul(text);
  const plain = composed
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(BLANK, ' ')
    .replace(DASH, '-');
  return { text: plain, places };
}

/**
 * What may follow a word of a date: no Hangul, or a particle. 다음 주 is a date in 다음 주에, and none in
 * 다음 주제; 3일 전 is one in 3일 전부터, and none in 3일 전체.
 */
export const WORD_END: string =
  '(?=$|[^가-힣]|(?:에서?|엔|부터|까지|의|은|는|이|가|을|를|도|만|와|과|으?로|보다|처럼|쯤|경|께|이?나|이?랑|하고|요)' +
  '(?:$|[^가-힣]|[은는도만의요입이예였야죠])|입니|이에|예요|이라|이[다죠지고며네니야었]|였|인(?:$|[^가-힣]|[데가]))';

/** A regexp that matches at one place only: its `lastIndex`. */
export function anchored(source: string): RegExp {
  return new RegExp(source, 'iy');
}

/** What an anchored regexp matches at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
