import { assemble, disassemble } from './jamo.js';

/** Keys of the two-beolsik keyboard (KS X 5002), each before its letter. */
const KEYS =
  'qㅂ wㅈ eㄷ rㄱ tㅅ yㅛ uㅕ iㅑ oㅐ pㅔ aㅁ sㄴ dㅇ fㄹ gㅎ hㅗ jㅓ kㅏ lㅣ zㅋ xㅌ cㅊ vㅍ bㅠ nㅜ mㅡ ' +
  'Qㅃ Wㅉ Eㄸ Rㄲ Tㅆ Oㅒ Pㅖ';

const LETTER_OF_KEY: ReadonlyMap<string, string> = new Map(
  KEYS.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const KEY_OF_LETTER: ReadonlyMap<string, string> = new Map(
  KEYS.split(' ').map((pair) => [pair.slice(1), pair.slice(0, 1)]),
);

/**
 * Latin letters as the Hangul that the same keys type on a two-beolsik keyboard. Each run of Latin
 * letters is put together by itself; shift counts where the key has a second letter (R is ㄲ), and
 * nowhere else (A is ㅁ). All else stays. Linear in time.
 *
 * @example
 * qwertyToHangul('dkssud gktpdy!'); // '안녕 하세요!'
 * @see es-hangul's `convertQwertyToHangul`
 */
export function qwertyToHangul(text: string): string {
  return text.replace(/[A-Za-z]+/g, (keys) =>
    assemble(
      Array.from(
        keys,
        (key) => LETTER_OF_KEY.get(key) ?? LETTER_OF_KEY.get(key.toLowerCase()),
      ).join(''),
    ),
  );
}

/**
 * Hangul as the Latin letters that the same keys type on a QWERTY keyboard. All else stays; NFD
 * counts as the syllables it makes. Linear in time.
 *
 * @example
 * hangulToQwerty('ㅗ디ㅣㅐ'); // 'hello'
 * @see es-hangul's `convertHangulToQwerty`
 */
export function hangulToQwerty(text: string): string {
  let keys = '';
  for (const letter of disassemble(text)) keys += KEY_OF_LETTER.get(letter) ?? letter;
  return keys;
}
