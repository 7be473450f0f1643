import Hangul from 'hangul-js';
import { composeHangul } from './composed.js';
import { isLetter, isSyllable, leadOf, LEADS, tailOf, TAILS, vowelOf, VOWELS } from './syllable.js';

/** How `disassemble` writes letters. */
export interface DisassembleOptions {
  /** Write ㅘ as ㅗㅏ and ㄳ as ㄱㅅ, as they are typed. ㄲ, ㅆ and ㅐ are one key each and stay. Default `true`. */
  readonly splitCompounds?: boolean;
  /** Keep what is not Hangul: blanks, digits, Latin. Default `true`. */
  readonly keepOthers?: boolean;
}

/** The two keys of each compound letter, in the order of their codes from ㄳ. */
const COMPOUNDS: ReadonlyMap<string, string> = new Map(
  (
    'ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ ' +
    'ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(1)]),
);

/** The letters as they are typed: ㅘ is ㅗㅏ; others, ㄲ and ㅐ among them, are themselves. */
export function splitCompound(letter: string): string {
  return COMPOUNDS.get(letter) ?? letter;
}

/** What `disassemble` writes for each part of a syllable, and for a letter alone. */
interface Spelling {
  readonly leads: readonly string[];
  readonly vowels: readonly string[];
  readonly tails: readonly string[];
  readonly write: (letter: string) => string;
}

function spelling(write: (letter: string) => string): Spelling {
  const each = (letters: string): string[] => Array.from(letters, (letter) => write(letter));
  return { leads: each(LEADS), vowels: each(VOWELS), tails: ['', ...each(TAILS.slice(1))], write };
}

const TYPED = spelling(splitCompound);
const WHOLE = spelling((letter) => letter);

/**
 * Writes a text as the letters one types, one after another.
 *
 * Conjoining letters (NFD) are taken as the syllables they make; letters of old Hangul count as
 * others. Linear in time: own arithmetic, because both peers slow down on documents.
 *
 * @param text - Any text.
 * @example
 * disassemble('값 A'); // 'ㄱㅏㅂㅅ A'
 * disassemble('과', { splitCompounds: false }); // 'ㄱㅘ'
 * disassemble('ㅋㅋ ok', { keepOthers: false }); // 'ㅋㅋ'
 * @see hangul-js and es-hangul, `disassemble`
 */
export function disassemble(text: string, options: DisassembleOptions = {}): string {
  const { splitCompounds = true, keepOthers = true } = options;
  const composed = composeHangul(text).text;
  const { leads, vowels, tails, write } = splitCompounds ? TYPED : WHOLE;
  let letters = '';
  for (let i = 0; i < composed.length; i++) {
    const code = composed.charCodeAt(i);
    if (isSyllable(code)) {
      letters += leads[leadOf(code)] as string;
      letters += vowels[vowelOf(code)] as string;
      letters += tails[tailOf(code)] as string;
    } else if (isLetter(code)) {
      letters += write(composed[i] as string);
    } else if (keepOthers) {
      letters += composed[i] as string;
    }
  }
  return letters;
}

const HANGUL_RUN = /[\u3131-\u3163\uac00-\ud7a3]+/g;
const LETTER = /[\u3131-\u3163]/;

/**
 * Puts typed letters together to syllables, as a two-beolsik keyboard does: a consonant before a
 * vowel begins a syllable, and ㄱㅅ that begins none is ㄳ. Syllables in the text take part (하ㄴ is
 * 한, 각ㅏ is 가가); a run of whole syllables and all that is not Hangul stay as they are.
 *
 * `assemble(disassemble(text))` is `text` again, where the text is in NFC and has no letters alone:
 * those may join their neighbours (가ㄱ becomes 각), as they would on the keyboard.
 * Linear in time: hangul-js assembles arrays of letters, a bounded piece at a time.
 *
 * @param letters - Any text.
 * @example
 * assemble('ㅇㅏㄴㄴㅕㅇ'); // '안녕'
 * assemble('하ㄴ글 ㅗㅏ'); // '한글 ㅘ'
 * @see https://github.com/e-/Hangul.js
 */
export function assemble(letters: string): string {
  return composeHangul(letters).text.replace(HANGUL_RUN, (run) =>
    LETTER.test(run) ? assembleTyped(disassemble(run)) : run,
  );
}

/** A consonant before a vowel begins a syllable, whatever stands before it. */
const BEGINNING = /[ㄱ-ㅎ][ㅏ-ㅣ]/g;
const PIECE = 1024;

/** In pieces that begin with a syllable, as one long array of letters is hard on memory. */
function assembleTyped(letters: string): string {
  let text = '';
  for (let start = 0; start < letters.length;) {
    BEGINNING.lastIndex = start + PIECE;
    const end = BEGINNING.exec(letters)?.index ?? letters.length;
    text += Hangul.assemble(Array.from(letters.slice(start, end)));
    start = end;
  }
  return text;
}
