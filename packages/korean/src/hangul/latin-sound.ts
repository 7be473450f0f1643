import type { FinalSound } from './final-sound.js';

/** Units whose Korean name is not told by their letters: 킬로그램, 미터, 리터, 와트시 ... */
const UNITS: Readonly<Record<FinalSound, string>> = {
  open:
    ' m mm cm km nm um μm L l ml mL dl dL cc t s sec ms ns W kW MW V kV mV A mA Wh kWh Hz kHz MHz GHz ' +
    'B KB kB MB GB TB PB K cal kcal ft in oz lb pt ha D G ',
  closed: ' g kg mg ug μg h hr min N ',
  rieul: ' px dB mol Pa hPa kPa MPa J kJ ',
};

/** How a unit sounds behind a number; `undefined` when it is none. */
export function unitSound(word: string): FinalSound | undefined {
  for (const sound of SOUNDS) if (UNITS[sound].includes(` ${word} `)) return sound;
  return undefined;
}

const SOUNDS = ['open', 'closed', 'rieul'] as const satisfies readonly FinalSound[];

/** Words that Korean says otherwise than the rules below would have it. */
const EXCEPTIONS: Readonly<Record<FinalSound, string>> = {
  open: ' ok bit kit hit edit hub github me theme anime ip vip iot ott loop soup jeep ',
  closed: ' big bag jpeg mpeg zip talk kakaotalk good private tweet line ',
  rieul: '',
};

/**
 * How Latin letters sound in Korean.
 *
 * Abbreviations in capitals (up to four letters, or without a vowel) and lower-case words without a
 * vowel are read letter by letter: CSS ends in 에스, HTML in 엘. So is a word that ends in a capital, as
 * MySQL. Other words are read by how loanwords end in Korean: l and le are ㄹ; m, n, ng
 * and me, ne are closed; p, t, k, c behind a short vowel are closed (앱, 깃, 북, 뮤직), behind a
 * consonant or a long vowel not (리스트, 라이트); the rest is open (로그, 서버, 코드).
 * English spelling keeps exceptions; the common ones are listed, others come out wrong.
 */
export function latinSound(word: string): FinalSound {
  const lower = word.toLowerCase();
  for (const sound of SOUNDS) if (EXCEPTIONS[sound].includes(` ${lower} `)) return sound;
  if (word.length === 1) return letterName(lower);
  if (!VOWEL.test(lower)) return unitSound(word) ?? letterName(lower);
  if (isAbbreviation(word)) return letterName(lower);
  return spellingSound(lower);
}

const VOWEL = /[aeiouy]/;

function isAbbreviation(word: string): boolean {
  return word === word.toUpperCase() ? word.length <= 4 : /[A-Z]$/.test(word);
}

/** 엘 and 알, 엠 and 엔; the other letters have open names. */
function letterName(lower: string): FinalSound {
  const last = lower.slice(-1);
  if (last === 'l' || last === 'r') return 'rieul';
  return last === 'm' || last === 'n' ? 'closed' : 'open';
}

/** Endings of words in the order they are tried. */
const ENDINGS: readonly (readonly [RegExp, FinalSound])[] = [
  [/(?:l|.le)$/, 'rieul'],
  [/(?:m|n|ng|mb|[aeiou]me|[aeiou]ne)$/, 'closed'],
  [/(?:ck|tech|type|template)$/, 'closed'],
  [/(?:(?:ee|ea|oa|ai|ui)[tk]|oot)$/, 'open'],
  [/[aeiouy](?:[ptkcb]|pp|tt)$/, 'closed'],
];

function spellingSound(lower: string): FinalSound {
  return ENDINGS.find(([ending]) => ending.test(lower))?.[1] ?? 'open';
}
