/** The rows and columns of KS X 1001 in CP949. */
const KS_FIRST = 0xa1;
const KS_LAST = 0xfe;
/** The last lead byte of the further syllables. */
const EXTENSION_LAST = 0xc6;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const REPLACEMENT = '\ufffd';

/**
 * CP949 (Unified Hangul Code), which runtimes read as plain EUC-KR or not at all. It is EUC-KR, and
 * the 8,822 syllables that EUC-KR lacks, in the order of Unicode, in the places that EUC-KR leaves
 * free: leads 81 to C6, trails 41 to 5A, 61 to 7A and 81 to FE, the last only up to A0 from lead A1 on.
 */
export class Cp949Decoder {
  private readonly pairs = makePairs();
  private lead = -1;

  /** @param last - No more bytes follow: half a character at the end becomes U+FFFD. */
  decode(bytes: Uint8Array, last: boolean): string {
    let text = '';
    for (const byte of bytes) {
      if (this.lead === -1) {
        if (byte < 0x80) text += String.fromCharCode(byte);
        else if (byte > 0x80 && byte < 0xff) this.lead = byte;
        else text += REPLACEMENT;
        continue;
      }
      const unit = this.pairs[(this.lead << 8) | byte] as number;
      this.lead = -1;
      if (unit !== 0) text += String.fromCharCode(unit);
      // A wrong pair does not swallow an ASCII character behind it.
      else text += byte < 0x80 ? REPLACEMENT + String.fromCharCode(byte) : REPLACEMENT;
    }
    if (last && this.lead !== -1) {
      this.lead = -1;
      text += REPLACEMENT;
    }
    return text;
  }
}

/** UTF-16 unit of each pair of bytes, 0 where there is none. */
function makePairs(): Uint16Array {
  const pairs = new Uint16Array(0x10000);
  const inEucKr = new Set<number>();
  const rows: number[] = [];
  for (let lead = KS_FIRST; lead <= KS_LAST; lead++) {
    for (let trail = KS_FIRST; trail <= KS_LAST; trail++) rows.push(lead, trail, 0x0a);
  }
  const characters = new TextDecoder('euc-kr').decode(Uint8Array.from(rows)).split('\n');
  for (const [index, character] of characters.entries()) {
    if (character.length !== 1 || character === REPLACEMENT) continue;
    const lead = KS_FIRST + Math.floor(index / 94);
    const unit = character.charCodeAt(0);
    pairs[(lead << 8) | (KS_FIRST + (index % 94))] = unit;
    inEucKr.add(unit);
  }
  let syllable = FIRST_SYLLABLE;
  for (let lead = 0x81; lead <= EXTENSION_LAST; lead++) {
    for (let trail = 0x41; trail <= KS_LAST; trail++) {
      const isFree =
        trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || (trail >= 0x81 && trail < KS_FIRST);
      if (!isFree && (lead >= KS_FIRST || trail < KS_FIRST)) continue;
      while (inEucKr.has(syllable)) syllable++;
      if (syllable > LAST_SYLLABLE) return pairs;
      pairs[(lead << 8) | trail] = syllable++;
    }
  }
  return pairs;
}
