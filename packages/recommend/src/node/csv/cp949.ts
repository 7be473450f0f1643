/** Leads are 0x81 to 0xfe, trails 0x41 to 0xfe. */
const LEADS = 126;
const TRAILS = 190;
const UNKNOWN = 0xfffd;

/**
 * A stream of CP949 (Unified Hangul Code, the Windows encoding). Node's `TextDecoder('euc-kr')` knows
 * only KS X 1001, with 2,350 of the 11,172 syllables: `똠`, `햏` and 8,820 others come out broken. CP949
 * has those in the order of Unicode, in the places that KS X 1001 leaves free, so a table is made of
 * both. Bytes that mean nothing become U+FFFD.
 */
export class Cp949Decoder {
  readonly #table: Uint16Array = cp949Table();
  /** The first byte of a letter that a chunk broke; 0 for none. */
  #lead = 0;

  /** Units to text at once; a big-endian machine would need the other order. */
  readonly #utf16: TextDecoder = new TextDecoder('utf-16le', { ignoreBOM: true });

  /** The text of the next bytes; `more` tells whether others will follow. */
  decode(bytes: Uint8Array, more: boolean): string {
    const units = new Uint16Array(bytes.length + 1);
    let count = 0;
    let lead = this.#lead;
    for (const byte of bytes) {
      if (lead !== 0) {
        const trail = byte - 0x41;
        const unit = trail < 0 ? 0 : (this.#table[(lead - 0x81) * TRAILS + trail] ?? 0);
        lead = 0;
        units[count++] = unit === 0 ? UNKNOWN : unit;
        // A letter of ASCII is not swallowed by a stray byte before it.
        if (unit === 0 && byte < 0x80) units[count++] = byte;
      } else if (byte < 0x80) units[count++] = byte;
      else if (byte === 0x80 || byte === 0xff) units[count++] = UNKNOWN;
      else lead = byte;
    }
    if (lead !== 0 && !more) {
      units[count++] = UNKNOWN;
      lead = 0;
    }
    this.#lead = lead;
    return this.#utf16.decode(units.subarray(0, count));
  }
}

/** The code unit of each pair of bytes, 0 where there is none. */
function cp949Table(): Uint16Array {
  const table = new Uint16Array(LEADS * TRAILS);
  const place = (lead: number, trail: number): number => (lead - 0x81) * TRAILS + trail - 0x41;
  const decoder = new TextDecoder('euc-kr');
  const pair = new Uint8Array(2);
  const standard = new Set<number>();
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      pair[0] = lead;
      pair[1] = trail;
      const text = decoder.decode(pair);
      const unit = text.charCodeAt(0);
      // Rows 0xc9 and 0xfe are for users' own letters.
      if (text.length !== 1 || unit === UNKNOWN || (unit >= 0xe000 && unit < 0xf900)) continue;
      table[place(lead, trail)] = unit;
      standard.add(unit);
    }
  }
  // Added to KS X 1001 after it was made: euro and registered sign, and a postal mark.
  table[place(0xa2, 0xe6)] = 0x20ac;
  table[place(0xa2, 0xe7)] = 0xae;
  table[place(0xa2, 0xe8)] = 0x327e;
  let syllable = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    for (const trail of lead <= 0xa0 ? LONG_ROW : SHORT_ROW) {
      while (standard.has(syllable)) syllable++;
      if (syllable > 0xd7a3) return table;
      table[place(lead, trail)] = syllable++;
    }
  }
  return table;
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, k) => from + k);
/** Trails of rows that KS X 1001 does not use, and of those that it uses from 0xa1 on. */
const LONG_ROW = [...between(0x41, 0x5a), ...between(0x61, 0x7a), ...between(0x81, 0xfe)];
const SHORT_ROW = [...between(0x41, 0x5a), ...between(0x61, 0x7a), ...between(0x81, 0xa0)];
