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

/** Ranges of units, first and last, or the units themselves. */
type Units = string | readonly (readonly [number, number])[];

const UNITS: readonly (readonly [bit: number, units: Units])[] = [
  [HTML, '<&'],
  [
    WIDTH,
    [
      [0x3000, 0x3000],
      [0xff01, 0xff5e],
      [0xffa0, 0xffdc],
      [0xffe0, 0xffe6],
    ],
  ],
  [
    INVISIBLE,
    [
      ...([
        [0, 8],
        [0x0b, 0x0c],
        [0x0e, 0x1f],
        [0x7f, 0xa0],
        [0xad, 0xad],
      ] as const),
      ...([
        [0x34f, 0x34f],
        [0x61c, 0x61c],
        [0x1680, 0x1680],
        [0x180b, 0x180e],
      ] as const),
      ...([
        [0x2000, 0x200f],
        [0x2028, 0x202f],
        [0x205f, 0x206f],
        [0x3164, 0x3164],
      ] as const),
      ...([
        [0xdb40, 0xdb40],
        [0xfe00, 0xfe0f],
        [0xfeff, 0xfeff],
        [0xfff9, 0xfffc],
      ] as const),
    ],
  ],
  [
    NFC,
    [
      ...([
        [0x300, 0x1fff],
        [0x2000, 0x2001],
        [0x20d0, 0x20ff],
        [0x2126, 0x212b],
      ] as const),
      ...([
        [0x2329, 0x232a],
        [0x2adc, 0x2adc],
        [0x2cef, 0x2dff],
        [0x302a, 0x302f],
      ] as const),
      ...([
        [0x3099, 0x309a],
        [0xa66f, 0xabff],
        [0xd7b0, 0xd83b],
        [0xd83f, 0xdbff],
      ] as const),
      ...([
        [0xf900, 0xfaff],
        [0xfb1d, 0xfb4e],
        [0xfe20, 0xfe2f],
      ] as const),
    ],
  ],
  [
    WEB,
    [
      ...([
        [0x23, 0x23],
        [0x2e, 0x2e],
        [0x3a, 0x3a],
        [0x40, 0x40],
        [0xa9, 0xa9],
      ] as const),
      ...([
        [0xae, 0xae],
        [0x203c, 0x303d],
        [0x3297, 0x3299],
        [0xd83c, 0xd83e],
      ] as const),
    ],
  ],
  [EMOTICON, 'ㅋㅎㅠ'],
  // Last syllables of words that may be slang endings.
  [ENDINGS, '용여염영욤욥욧요오다당댜닷따답아죵됴쥬루넹'],
  // First syllables of misspellings.
  [TYPOS, '됬됏됫봣뵜되돼뵈몇웬왠오어도희역설깨곰일찌떡재않께슴읍엇앗햇왓'],
  [QUOTES, '‘’‚‛“”„‟'],
  [BLANKS, '\t\n\r'],
];

/** For each UTF-16 unit the bits of the steps that it calls for. */
export const TRIGGERS: Uint16Array = /* @__PURE__ */ buildTriggers();

function buildTriggers(): Uint16Array {
  const table = new Uint16Array(0x10000).fill(SPECIAL);
  const plain = [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0x20, 0x20],
    [0x3131, 0x3163],
    [0xac00, 0xd7a3],
  ] as const;
  for (const [first, last] of plain) table.fill(0, first, last + 1);
  for (const [bit, units] of UNITS) {
    const ranges =
      typeof units === 'string'
        ? Array.from(units, (unit) => [unit.charCodeAt(0), unit.charCodeAt(0)] as const)
        : units;
    for (const [first, last] of ranges) {
      for (let code = first; code <= last; code++) table[code] = (table[code] as number) | bit;
    }
  }
  return table;
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
