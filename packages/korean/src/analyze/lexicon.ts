import { mix } from './features.js';
import type { FeatureSpace } from './features.js';
import type { Units } from './units.js';

/** Longest word that the lexicon is asked for, in syllables. */
const LONGEST = 8;

/**
 * The words that the model knows beyond what it has read in training, each with a class (common
 * noun, name, verb stem ...). It holds hashes, not texts: an open-addressed table of 32 bits a word.
 */
export class Lexicon {
  readonly size: number;
  private readonly keys: Int32Array;
  private readonly classes: Uint8Array;
  private readonly mask: number;

  /** `packed` is what `packLexicon` makes of the sorted words; the classes are in their order. */
  constructor(packed: Uint8Array, classes: Uint8Array) {
    let capacity = 1024;
    while (capacity < classes.length * 2) capacity *= 2;
    this.size = classes.length;
    this.mask = capacity - 1;
    this.keys = new Int32Array(capacity);
    this.classes = new Uint8Array(capacity);
    this.fill(new TextDecoder().decode(packed), classes);
  }

  /** Hashes each word from where it parts from the word before, without making strings. */
  private fill(text: string, classes: Uint8Array): void {
    const prefixes = new Int32Array(64);
    prefixes[0] = SEED;
    let at = 0;
    for (let word = 0; word < classes.length; word += 1) {
      let length = text.charCodeAt(at) - 48;
      for (at += 1; at < text.length && text.charCodeAt(at) > 57; at += 1) {
        prefixes[length + 1] = mix(prefixes[length] as number, text.charCodeAt(at));
        length += 1;
      }
      this.add(prefixes[length] as number, classes[word] as number);
    }
  }

  private add(key: number, wordClass: number): void {
    let slot = key & this.mask;
    while (this.classes[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    this.keys[slot] = key;
    this.classes[slot] = wordClass;
  }

  /** The class of a hashed word, 0 where it is unknown. */
  private classOf(key: number): number {
    let slot = key & this.mask;
    while (this.classes[slot] !== 0) {
      if (this.keys[slot] === key) return this.classes[slot] as number;
      slot = (slot + 1) & this.mask;
    }
    return 0;
  }

  /** For each unit: the longest word that begins here, that ends here, that passes here. */
  look(units: Units, space: FeatureSpace): void {
    const { length, symbol, spaced, fixed } = units;
    const { lexStart, lexEnd, lexCover } = space;
    for (let i = 0; i < length; i += 1) lexStart[i] = lexEnd[i] = lexCover[i] = 0;
    for (let i = 0; i < length; i += 1) {
      if ((fixed[i] as number) >= 0) continue;
      let key = mix(SEED, symbol[i] as number);
      const stop = Math.min(length, i + LONGEST);
      for (let j = i + 1; j < stop && spaced[j] === 0 && (fixed[j] as number) < 0; j += 1) {
        key = mix(key, symbol[j] as number);
        const found = this.classOf(key);
        if (found === 0) continue;
        const long = j - i + 1;
        const value = long * 32 + found;
        lexStart[i] = value;
        if ((lexEnd[j] as number) >> 5 < long) lexEnd[j] = value;
        for (let x = i; x <= j; x += 1) {
          if ((lexCover[x] as number) >> 3 < long) {
            lexCover[x] = long * 8 + (x === i ? 1 : x === j ? 2 : 3);
          }
        }
      }
    }
  }
}

const SEED = 0x3c6ef372;
