import {
  composeSyllable,
  isSyllable,
  leadOf,
  tailOf,
  TAILS,
  vowelOf,
  VOWELS,
} from '../../src/hangul/syllable.js';
import { pick, seededRandom } from '../random.js';

/** What chat does to clean sentences. The morphemes meant stay the same, but for final marks. */
export const NOISES: readonly { readonly name: string; readonly apply: Noise }[] = [
  { name: 'clean', apply: (text) => text },
  {
    name: '30 % of blanks gone',
    apply: (text, random) => text.replace(/ /g, () => (random() < 0.3 ? '' : ' ')),
  },
  { name: 'all blanks gone', apply: (text) => text.replace(/ /g, '') },
  {
    name: 'ㅋㅋㅋ, ㅠㅠ at the end',
    apply: (text, random) => text.replace(/[.!?]?$/, () => pick(random, FINAL_RUNS)),
  },
  { name: '요 as 욥, 용; 니당', apply: playfulEndings },
  { name: 'vowels mistyped', apply: slips },
];

type Noise = (text: string, random: () => number) => string;

/** The texts with one of `NOISES`; the same seed gives the same noise. */
export function makeNoise(apply: Noise, texts: readonly string[], seed: number): string[] {
  const random = seededRandom(seed);
  return texts.map((text) => apply(text, random));
}

const FINAL_RUNS = ['ㅋㅋㅋ', 'ㅋㅋㅋㅋㅋ', 'ㅎㅎㅎㅎ', 'ㅠㅠ', 'ㅜㅜㅜ', '~~', '!!!!'];
const YO = ['여', '용', '욥', '욤', '염'];
const NIDA = ['니당', '니답', '니다아'];

/** Polite endings before a mark, a blank or the end, as they are played with; no full stop after. */
function playfulEndings(text: string, random: () => number): string {
  return text
    .replace(/요(?=[.!? ]|$)/g, () => pick(random, YO))
    .replace(/니다(?=[.!? ]|$)/g, () => pick(random, NIDA))
    .replace(/\.$/, '');
}

/** One syllable in so many, of those that have a vowel or tail that people mix up, is mistyped. */
const SLIP = 0.06;
const VOWEL_SLIPS: Readonly<Record<string, string>> = {
  ...{ ㅐ: 'ㅔ', ㅔ: 'ㅐ', ㅚ: 'ㅙ', ㅙ: 'ㅚ', ㅒ: 'ㅖ', ㅖ: 'ㅔ' },
};

function slips(text: string, random: () => number): string {
  return text.replace(/[가-힣]/g, (char) => (random() < SLIP ? mistype(char) : char));
}

/** 때 as 떼, 외 as 왜, and 있 as 잇; other syllables stay. */
function mistype(char: string): string {
  const code = char.charCodeAt(0);
  if (!isSyllable(code)) return char;
  const slipped = VOWEL_SLIPS[VOWELS.charAt(vowelOf(code))];
  const vowel = slipped === undefined ? vowelOf(code) : VOWELS.indexOf(slipped);
  const fortis = slipped === undefined && TAILS.charAt(tailOf(code)) === 'ㅆ';
  const tail = fortis ? TAILS.indexOf('ㅅ') : tailOf(code);
  return String.fromCharCode(composeSyllable(leadOf(code), vowel, tail));
}
