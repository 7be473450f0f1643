import { hangulToQwerty, qwertyToHangul } from './keyboard.js';
import { DIGITS, ENGLISH_PAIRS, ENGLISH_WORDS, KOREAN_PAIRS } from './keyboard-tables.js';

/** What a word would be, had it been typed in the other mode, and how much speaks for it. */
export interface Conversion {
  readonly meant: string;
  /** In nats; above 0 the conversion is the likelier reading. */
  readonly evidence: number;
  /** Too short or too like a real word to be judged without its line. */
  readonly needsContext: boolean;
}

const ENGLISH = new Set(ENGLISH_WORDS.split(' '));

const SYLLABLES = /^[가-힣]+$/;
/** Keys without a shift, or with one that types a letter of its own; other capitals are meant. */
const KOREAN_KEYS = /^[a-zEOPQRTW]+$/;
const LOWER_CASE = /[a-z]/;
/** Laughing and weeping: zz is ㅋㅋ, gg ㅎㅎ, bb ㅠㅠ, nn ㅜㅜ. */
const LAUGHING_KEYS = 'zgbn';

/** Nats a word must have, by its number of keys: short words meet by chance. */
const NEEDED = [Infinity, Infinity, 6, 5.5, 5.5, 4, 2.5];
const NEEDED_LONG = 3;

/**
 * Latin letters as the Hangul they may have been meant for; `null` where that is out of the
 * question: a known English word, capitals that shift would not have typed, or loose letters.
 */
export function toHangul(typed: string): Conversion | null {
  if (!KOREAN_KEYS.test(typed) || !LOWER_CASE.test(typed)) return null;
  if (isEnglish(typed.toLowerCase())) return null;
  const core = typed.slice(0, endOfCore(typed));
  const syllables = qwertyToHangul(core);
  if (!SYLLABLES.test(syllables)) return null;
  const letters = Array.from(typed.slice(core.length), qwertyToHangul).join('');
  const evidence = koreanOverEnglish(core) - (NEEDED[core.length] ?? NEEDED_LONG);
  return { meant: syllables + letters, evidence, needsContext: core.length < 4 };
}

/** Where laughter at the end of a word begins: two keys of one kind or more. */
function endOfCore(typed: string): number {
  const last = typed[typed.length - 1] as string;
  let end = typed.length;
  while (end > 0 && typed[end - 1] === last) end--;
  return LAUGHING_KEYS.includes(last) && typed.length - end > 1 ? end : typed.length;
}

/** Nothing but consonants, or vowels: abbreviations and sighs. */
const ONE_SIDED = /^(?:[ㄱ-ㅎ]+|[ㅏ-ㅣ]+)$/;
/** Doubled ㅋ, ㅠ and the like before or after a word, or any letter three times. */
const LAUGHTER = /^([ㅋㅎㅠㅜㅡ])\1|([ㅋㅎㅠㅜㅡ])\2$|(.)\3\3/;

/** The fewest keys of a word, and what each nat that its pairs are rarer than usual takes away. */
const KINDS = {
  looseVowel: { keys: 4, rare: 15 },
  looseConsonant: { keys: 5, rare: 30 },
} as const;
const USUAL_COST = 2.7;
const NEEDED_ENGLISH = 6;
/** No word is longer; what is, is drumming on the keys. */
const LONGEST = 18;

/**
 * Hangul as the Latin letters it may have been meant for; `null` where that is out of the question:
 * whole syllables that make no known English word, abbreviations (ㄱㅅ) and laughter (ㅋㅋㅋ, ㅠㅠ).
 */
export function toLatin(typed: string): Conversion | null {
  const meant = hangulToQwerty(typed);
  const keys = meant.toLowerCase();
  const korean = koreanOverEnglish(keys);
  if (isEnglish(keys)) return knownWord(typed, meant, -korean);
  const kind = kindOf(typed);
  if (kind === null || keys.length < kind.keys || keys.length > LONGEST) return null;
  const rarity = Math.max(0, averageCost(ENGLISH_PAIRS, keys) - USUAL_COST);
  return { meant, evidence: -korean - NEEDED_ENGLISH - rarity * kind.rare, needsContext: false };
}

function kindOf(typed: string): (typeof KINDS)[keyof typeof KINDS] | null {
  if (SYLLABLES.test(typed) || ONE_SIDED.test(typed) || LAUGHTER.test(typed)) return null;
  return /[ㅏ-ㅣ]/.test(typed) ? KINDS.looseVowel : KINDS.looseConsonant;
}

/** A word of the list: short ones and those of whole syllables (솓 for the) ask for more. */
function knownWord(typed: string, meant: string, english: number): Conversion | null {
  if (SYLLABLES.test(typed)) {
    return english < 3 ? null : { meant, evidence: english - 5.5, needsContext: meant.length < 3 };
  }
  if (meant.length < 3 || (ONE_SIDED.test(typed) && meant.length < 4)) {
    return { meant, evidence: -2, needsContext: true };
  }
  return { meant, evidence: Math.max(english, 4), needsContext: false };
}

/** Whether a word, or what a plural -s is taken from, is in the list. */
export function isEnglish(word: string): boolean {
  return ENGLISH.has(word) || (word.endsWith('s') && ENGLISH.has(word.slice(0, -1)));
}

/** How much likelier the keys are as Korean than as English, in nats. */
function koreanOverEnglish(keys: string): number {
  const word = keys.toLowerCase();
  const pairs = word.length + 1;
  return (averageCost(ENGLISH_PAIRS, word) - averageCost(KOREAN_PAIRS, word)) * pairs;
}

/** The mean of -ln(p) over the pairs of a word in a to z, its edges too. */
function averageCost(table: string, word: string): number {
  let steps = 0;
  let before = 0;
  for (let i = 0; i <= word.length; i++) {
    const letter = i === word.length ? 0 : word.charCodeAt(i) - 96;
    steps += DIGITS.indexOf(table[before * 27 + letter] as string);
    before = letter;
  }
  return steps / 8 / (word.length + 1);
}
