/**
 * Which UTF-16 units call for which step, as a table of bits: one look at each unit of a text tells
 * which steps may have something to do, and most texts need few. A bit may be set in vain, never
 * be missing.
 */

export const HTML: number = 1;
export const WIDTH: number = 1 << 1;
export const INVISIBLE: number = 1 << 2;
export const NFC: number = 1 << 3;
export const WEB: number = 1 << 4;
export const EMOTICON: number = 1 << 5;
/** Set by `triggersOf` for a unit that stands three times in a row; no unit has it alone. */
export const REPEATS: number = 1 << 6;
export const ENDINGS: number = 1 << 7;
export const TYPOS: number = 1 << 8;
export const QUOTES: number = 1 << 9;
export const SPECIAL: number = 1 << 10;
/** Also set for two blanks in a row. */
export const BLANKS: number = 1 << 11;

/** For each bit the units that set it. */
const UNITS: readonly (readonly [bit: number, units: readonly Range[]])[] = [
  [HTML, signs('<&')],
  [WIDTH, ranges('3000 ff01-ff5e ffa0-ffdc ffe0-ffe6')],
  [
    INVISIBLE,
    ranges(
      '0-8 b-c e-1f 7f-a0 ad 34f 61c 1680 180b-180f 2000-200f 2028-202f 205f-206f 3164 db40 ' +
        'fe00-fe0f feff fff0-fffc',
    ),
  ],
  [
    NFC,
    ranges(
      '300-1fff 2000-2001 20d0-20ff 2126-212b 2329-232a 2adc 2cef-2dff 302a-302f 3099-309a ' +
        'a66f-abff d7b0-d83b d83f-dbff f900-faff fb1d-fb4e fe20-fe2f',
    ),
  ],
  [WEB, [...signs('#.:@©®'), ...ranges('203c-303d 3297-3299 d83c-d83e')]],
  [EMOTICON, signs('ㅋㅎㅠ')],
  // Last syllables of words that may be slang endings.
  [ENDINGS, signs('용여염영욤욥욧요오다당댜닷따답아죵됴쥬루넹')],
  // First syllables of misspellings.
  [TYPOS, signs('됬됏됫봣뵜되돼뵈몇웬왠오어도희역설깨곰일치장부떡재개않께슴읍엇앗햇왓')],
  [QUOTES, ranges('2018-201f')],
  [BLANKS, signs('\t\n\r')],
];

/** The units that the step `special` always keeps. */
const PLAIN = ranges('20 30-39 41-5a 61-7a 3131-3163 ac00-d7a3');

/** For each UTF-16 unit the bits of the steps that it calls for. */
export const TRIGGERS: Uint16Array = /* @__PURE__ */ buildTriggers();

function buildTriggers(): Uint16Array {
  const table = new Uint16Array(0x10000).fill(SPECIAL);
  for (const [first, last] of PLAIN) table.fill(0, first, last + 1);
  for (const [bit, units] of UNITS) {
    for (const [first, last] of units) {
      for (let code = first; code <= last; code++) table[code] = (table[code] as number) | bit;
    }
  }
  return table;
}

type Range = readonly [first: number, last: number];

/** Ranges as they are written in the tables of Unicode: `2018-201f feff`. */
function ranges(written: string): Range[] {
  return written.split(' ').map((range) => {
    const [first = '', last = first] = range.split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}

function signs(written: string): Range[] {
  return Array.from(written, (sign) => [sign.charCodeAt(0), sign.charCodeAt(0)]);
}

/** The bits of all steps that a text may need. */
export function triggersOf(text: string): number {
  let bits = 0;
  let last = -1;
  let beforeLast = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bits |= TRIGGERS[code] as number;
    if (code === last) {
      if (code === 0x20) bits |= BLANKS;
      if (code === beforeLast) bits |= REPEATS;
    }
    beforeLast = last;
    last = code;
  }
  return bits;
}
