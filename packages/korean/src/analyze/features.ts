import type { Units } from './units.js';
import { SYMBOL_EDGE, SYMBOL_SPACE } from './units.js';
import type { Lexicon } from './lexicon.js';

/** Features of one unit. */
export const FEATURES = 28;

/** Added up from template to template, it keeps their hashes apart. */
export const STEP = 0x27d4eb2f;

/** Mixes a number into a hash; chains of it name the n-grams. */
export function mix(hash: number, value: number): number {
  let x = Math.imul(hash, 0x9e3779b1) ^ value;
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b);
  return x ^ (x >>> 13);
}

/** Room for the features of a text; grows, and is used again for the next text. */
export interface FeatureSpace {
  /** `FEATURES` hashes a unit. */
  hashes: Int32Array;
  /** Symbols with a blank between words, four edges on either side. */
  withSpaces: Int32Array;
  place: Int32Array;
  /** Symbols without blanks, four edges on either side. */
  bare: Int32Array;
  wordStart: Int32Array;
  wordEnd: Int32Array;
  lexStart: Int32Array;
  lexEnd: Int32Array;
  lexCover: Int32Array;
}

export function createFeatureSpace(capacity = 256): FeatureSpace {
  return {
    hashes: new Int32Array(capacity * FEATURES),
    withSpaces: new Int32Array(capacity * 2 + 12),
    place: new Int32Array(capacity),
    bare: new Int32Array(capacity + 12),
    wordStart: new Int32Array(capacity),
    wordEnd: new Int32Array(capacity),
    lexStart: new Int32Array(capacity),
    lexEnd: new Int32Array(capacity),
    lexCover: new Int32Array(capacity),
  };
}

/**
 * Hashes the features of every unit that the model has to decide. The templates: n-grams around
 * the unit with blanks as symbols (up to three to either side), n-grams without blanks (so that a
 * missing blank costs little), the word up to and from the unit, the words beside it, and what the
 * lexicon knows to begin, end or pass here.
 */
export function hashFeatures(space: FeatureSpace, units: Units, lexicon: Lexicon): void {
  const n = units.length;
  if (space.place.length < n) Object.assign(space, createFeatureSpace(n * 2));
  const { hashes, withSpaces: w, place, bare: k, wordStart, wordEnd } = space;
  const { symbol, spaced, fixed } = units;

  let p = 0;
  for (; p < 4; p += 1) {
    w[p] = SYMBOL_EDGE;
    k[p] = SYMBOL_EDGE;
  }
  w[p++] = SYMBOL_SPACE;
  let first = 0;
  for (let i = 0; i < n; i += 1) {
    if (spaced[i] === 1) {
      if (i > 0) w[p++] = SYMBOL_SPACE;
      first = i;
    }
    wordStart[i] = first;
    place[i] = p;
    w[p++] = symbol[i] as number;
    k[i + 4] = symbol[i] as number;
  }
  w[p++] = SYMBOL_SPACE;
  for (let i = 0; i < 4; i += 1) {
    w[p++] = SYMBOL_EDGE;
    k[n + 4 + i] = SYMBOL_EDGE;
  }
  let last = n;
  for (let i = n - 1; i >= 0; i -= 1) {
    wordEnd[i] = last;
    if (spaced[i] === 1) last = i;
  }
  lexicon.look(units, space);

  // Running hashes of the word from its first unit.
  let prefix = 0;
  for (let i = 0; i < n; i += 1) {
    const from = wordStart[i] as number;
    prefix = mix(from === i ? 7 : prefix, symbol[i] as number);
    if ((fixed[i] as number) >= 0) continue;
    const to = wordEnd[i] as number;
    const q = i + 4;
    const at = place[i] as number;
    const c = w[at] as number;
    const a1 = w[at - 1] as number;
    const a2 = w[at - 2] as number;
    const a3 = w[at - 3] as number;
    const b1 = w[at + 1] as number;
    const b2 = w[at + 2] as number;
    const b3 = w[at + 3] as number;
    const a1c = mix(a1, c);
    const cb1 = mix(c, b1);
    const a2a1 = mix(a2, a1);
    const b1b2 = mix(b1, b2);
    const a1cb1 = mix(a1c, b1);
    const a2a1c = mix(a2a1, c);
    const cb1b2 = mix(cb1, b2);
    const a2a1cb1 = mix(a2a1c, b1);
    let suffix = 9;
    const stop = to - i > 12 ? i + 12 : to;
    for (let j = i; j < stop; j += 1) suffix = mix(suffix, symbol[j] as number);
    const before = mix(k[from + 2] as number, k[from + 3] as number);
    const after = mix(k[to + 4] as number, k[to + 5] as number);

    let o = i * FEATURES;
    let t = 0;
    hashes[o++] = mix(c, (t += STEP));
    hashes[o++] = mix(a1c, (t += STEP));
    hashes[o++] = mix(cb1, (t += STEP));
    hashes[o++] = mix(a1cb1, (t += STEP));
    hashes[o++] = mix(a2a1c, (t += STEP));
    hashes[o++] = mix(cb1b2, (t += STEP));
    hashes[o++] = mix(a1, (t += STEP));
    hashes[o++] = mix(b1, (t += STEP));
    hashes[o++] = mix(a2a1, (t += STEP));
    hashes[o++] = mix(b1b2, (t += STEP));
    hashes[o++] = mix(mix(mix(a3, a2a1), c), (t += STEP));
    hashes[o++] = mix(mix(cb1b2, b3), (t += STEP));
    hashes[o++] = mix(mix(a1cb1, b2), (t += STEP));
    hashes[o++] = mix(a2a1cb1, (t += STEP));
    hashes[o++] = mix(mix(a2a1cb1, b2), (t += STEP));
    hashes[o++] = mix(mix(k[q - 1] as number, c), (t += STEP));
    hashes[o++] = mix(mix(c, k[q + 1] as number), (t += STEP));
    hashes[o++] = mix(mix(mix(k[q - 2] as number, k[q - 1] as number), c), (t += STEP));
    hashes[o++] = mix(mix(mix(c, k[q + 1] as number), k[q + 2] as number), (t += STEP));
    hashes[o++] = mix(prefix, (t += STEP));
    hashes[o++] = mix(suffix, (t += STEP));
    hashes[o++] = mix(mix(before, c), (t += STEP) + Math.min(3, i - from));
    hashes[o++] = mix(mix(after, c), (t += STEP) + Math.min(3, to - i));
    // The words beside this one by their first two syllables, which carry the meaning.
    const previous = from > 0 ? (wordStart[from - 1] as number) : -1;
    const head = previous < 0 ? 1 : mix(k[previous + 4] as number, k[previous + 5] as number);
    hashes[o++] = mix(mix(head, cb1), (t += STEP) + Math.min(3, i - from));
    hashes[o++] = mix(mix(after, a1cb1), (t += STEP));
    hashes[o++] = mix((space.lexStart[i] as number) + 11, (t += STEP));
    hashes[o++] = mix(mix((space.lexEnd[i] as number) + 977, c), (t += STEP));
    hashes[o] = mix(
      mix((space.lexStart[i] as number) + 31, (space.lexEnd[i] as number) * 131),
      t + STEP + (space.lexCover[i] as number),
    );
  }
}
