import { composeSyllable, isSyllable, tailOf } from './syllable.js';

/** A text whose conjoining letters stand as syllables. */
export interface ComposedText {
  readonly text: string;
  /** Where each UTF-16 unit of `text`, and its end, stands in the original; `null` when nothing moved. */
  readonly places: Uint32Array | null;
}

const CONJOINING = /[\u1100-\u11ff]/;

const FIRST_LEAD = 0x1100;
const FIRST_VOWEL = 0x1161;
/** One before the first tail, so that tail 0 is none. */
const NO_TAIL = 0x11a7;

/**
 * Puts conjoining letters together, as in names of files from macOS, and nothing else: an NFC of
 * Hangul alone. It keeps places, and a hostile run of accents cannot slow it down.
 * Letters of old Hangul stay as they are.
 */
export function composeHangul(text: string): ComposedText {
  if (!CONJOINING.test(text)) return { text, places: null };
  const units = new Uint16Array(text.length);
  const places = new Uint32Array(text.length + 1);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const last = length === 0 ? 0 : (units[length - 1] as number);
    const vowel = code - FIRST_VOWEL;
    const tail = code - NO_TAIL;
    if (vowel >= 0 && vowel < 21 && last >= FIRST_LEAD && last < FIRST_LEAD + 19) {
      units[length - 1] = composeSyllable(last - FIRST_LEAD, vowel, 0);
    } else if (tail > 0 && tail < 28 && isSyllable(last) && tailOf(last) === 0) {
      units[length - 1] = last + tail;
    } else {
      units[length] = code;
      places[length++] = i;
    }
  }
  places[length] = text.length;
  return { text: decode(units.subarray(0, length)), places: places.subarray(0, length + 1) };
}

/** The place in the original of a place in the composed text. */
export function originalPlace({ places }: ComposedText, place: number): number {
  return places === null ? place : (places[place] as number);
}

const CHUNK = 8192;

function decode(units: Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += CHUNK) {
    text += String.fromCharCode(...units.subarray(i, i + CHUNK));
  }
  return text;
}
