/**
 * CP949 (Windows-949), in which Excel on a Korean Windows saves a plain "CSV". Node's decoder, in
 * spite of the web's standard, reads only the older half of it, EUC-KR: `똠` and 8,821 other
 * syllables are missing. They stand in Unicode's order in the pairs of bytes that EUC-KR leaves
 * free: leads 81 to C6; trails A-Z, a-z, 81 to A0, and to FE where the lead is below A1.
 */
export class Cp949 {
  readonly #characters = new Map<number, string>();
  readonly #pairs = new Map<string, number>();

  constructor() {
    const eucKr = new TextDecoder('euc-kr');
    for (let lead = 0xa1; lead <= 0xfe; lead++) {
      for (let trail = 0xa1; trail <= 0xfe; trail++) {
        const character = eucKr.decode(Uint8Array.of(lead, trail));
        if (character.length === 1 && character !== '\ufffd') this.#add(lead, trail, character);
      }
    }
    let syllable = 0xac00;
    for (let lead = 0x81; lead <= 0xc6; lead++) {
      for (let trail = 0x41; trail <= (lead < 0xa1 ? 0xfe : 0xa0); trail++) {
        if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
        while (this.#pairs.has(String.fromCharCode(syllable))) syllable++;
        if (syllable <= 0xd7a3) this.#add(lead, trail, String.fromCharCode(syllable));
      }
    }
  }

  /** @throws RangeError at a byte that is no part of a character. */
  decode(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        text += String.fromCharCode(byte);
        continue;
      }
      const character = this.#characters.get((byte << 8) | (bytes[++at] ?? 0));
      if (character === undefined) throw new RangeError(`no character of CP949 at byte ${at - 1}`);
      text += character;
    }
    return text;
  }

  /** @throws RangeError at a character that CP949 does not have, such as an emoji. */
  encode(text: string): Uint8Array {
    const bytes: number[] = [];
    for (const character of text) {
      const pair = this.#pairs.get(character);
      if (character < '\x80') bytes.push(character.charCodeAt(0));
      else if (pair === undefined) throw new RangeError(`CP949 has no ${character}`);
      else bytes.push(pair >> 8, pair & 0xff);
    }
    return Uint8Array.from(bytes);
  }

  /** Whether a text can be encoded. */
  has(text: string): boolean {
    return Array.from(text).every((character) => character < '\x80' || this.#pairs.has(character));
  }

  #add(lead: number, trail: number, character: string): void {
    this.#characters.set((lead << 8) | trail, character);
    this.#pairs.set(character, (lead << 8) | trail);
  }
}
