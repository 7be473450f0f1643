import { TextError } from '../errors.js';
import type { Seed } from '../types.js';
import { range } from '../range.js';

const WORDS = 624;
const SHIFT = 397;
const MATRIX = 0x9908b0df;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;
const TWO_32 = 2 ** 32;

/** Where chance comes from: a seed, a generator that goes on where it stands, or nothing (chance). */
export type RandomStateLike = Seed | RandomState | undefined;

/** Options of `RandomState.choice`. */
export interface ChoiceOptions {
  /** Whether a number may come twice; `true` by default, as in numpy. */
  replace?: boolean | undefined;
}

/**
 * Random numbers equal to those of numpy's legacy `np.random.RandomState(seed)`, call by call. The
 * generator is MT19937 (Matsumoto and Nishimura 1998); whole numbers are drawn by masking bits off
 * and drawing again while the number is too large. Not for secrets.
 *
 * @example
 * ```ts
 * new RandomState(42).permutation(5); // Int32Array [1, 4, 2, 0, 3]
 * ```
 */
export class RandomState {
  readonly #words = new Uint32Array(WORDS);
  #next: number = WORDS;

  /**
   * @param seed A whole number from 0 to 2^32 - 1.
   * @throws TextError `invalid-parameter` for any other seed.
   */
  constructor(seed: Seed) {
    if (!Number.isInteger(seed) || seed < 0 || seed >= TWO_32) {
      throw new TextError(
        'invalid-parameter',
        `Seed must be between 0 and 2**32 - 1, not ${seed}.`,
      );
    }
    const words = this.#words;
    words[0] = seed;
    for (let i = 1; i < WORDS; i++) {
      const before = words[i - 1] as number;
      words[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  /** The next 32 bits, from 0 to 2^32 - 1. */
  nextUint32(): number {
    if (this.#next === WORDS) this.#turn();
    let y = this.#words[this.#next++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** A number from 0 up to but not 1, with 53 random bits (numpy's `random_sample()`). */
  random(): number {
    const high = this.nextUint32() >>> 5;
    return (high * 2 ** 26 + (this.nextUint32() >>> 6)) / 2 ** 53;
  }

  /**
   * Whole numbers from `low` up to but not `high`, as numpy's default 64-bit integers.
   *
   * @param size How many; 1 by default.
   * @throws TextError `invalid-parameter` unless `low < high` and both are safe integers.
   */
  randint(low: number, high: number, size: number = 1): number[] {
    const widest = high - 1 - low;
    if (!(Number.isSafeInteger(low) && Number.isSafeInteger(widest) && widest >= 0)) {
      throw new TextError('invalid-parameter', `low >= high: no integer from ${low} to ${high}.`);
    }
    const drawn = new Array<number>(checkSize(size));
    for (let i = 0; i < size; i++) drawn[i] = low + this.#upTo(widest);
    return drawn;
  }

  /** The numbers 0 to n - 1 in random order, or a shuffled copy of an array. */
  permutation(n: number): Int32Array;
  permutation<T>(items: ArrayLike<T>): T[];
  permutation<T>(what: number | ArrayLike<T>): Int32Array | T[] {
    return typeof what === 'number'
      ? this.shuffle(range(checkSize(what)))
      : this.shuffle(Array.from(what));
  }

  /** Shuffles an array in place (Fisher and Yates, from the end) and returns it. */
  shuffle<A extends { [index: number]: unknown; readonly length: number }>(items: A): A {
    const places: Record<number, unknown> = items;
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.#upTo(i);
      const kept = places[i];
      places[i] = places[j];
      places[j] = kept;
    }
    return items;
  }

  /**
   * `size` of the numbers 0 to n - 1. Without replacement this draws a whole permutation, as numpy
   * does: O(n) time.
   *
   * @throws TextError `invalid-parameter` if more are asked for than there are.
   */
  choice(n: number, size: number, { replace = true }: ChoiceOptions = {}): Int32Array {
    if (checkSize(size) > 0 && n <= 0) {
      throw new TextError(
        'invalid-parameter',
        'a must be greater than 0 unless no samples are taken',
      );
    }
    if (replace) return Int32Array.from(size === 0 ? [] : this.randint(0, n, size));
    if (size > n) {
      throw new TextError(
        'invalid-parameter',
        `Cannot take a larger sample (${size}) than population (${n}) without replacement`,
      );
    }
    return this.permutation(n).slice(0, size);
  }

  /** A number from 0 to `max`, both of them possible. */
  #upTo(max: number): number {
    if (max === 0) return 0;
    const high = Math.floor(max / TWO_32);
    // Enough low bits to write `max`; all 32 if its upper word is in use.
    const mask = high > 0 ? -1 : -1 >>> Math.clz32(max);
    const highMask = high > 0 ? -1 >>> Math.clz32(high) : 0;
    for (;;) {
      // numpy takes the upper word first.
      const upper = high > 0 ? (this.nextUint32() & highMask) >>> 0 : 0;
      const value = upper * TWO_32 + ((this.nextUint32() & mask) >>> 0);
      if (value <= max) return value;
    }
  }

  /** Makes the next 624 words. */
  #turn(): void {
    const words = this.#words;
    for (let i = 0; i < WORDS; i++) {
      const y =
        ((words[i] as number) & UPPER_BIT) | ((words[(i + 1) % WORDS] as number) & LOWER_BITS);
      words[i] = (words[(i + SHIFT) % WORDS] as number) ^ (y >>> 1) ^ (y & 1 ? MATRIX : 0);
    }
    this.#next = 0;
  }
}

/**
 * The generator that `randomState` stands for: a new one for a seed, itself for a `RandomState`
 * (which so goes on from call to call), and one with a seed from `Math.random` for `undefined`.
 */
export function checkRandomState(randomState: RandomStateLike): RandomState {
  if (randomState instanceof RandomState) return randomState;
  return new RandomState(randomState ?? Math.floor(Math.random() * TWO_32));
}

function checkSize(size: number): number {
  if (Number.isSafeInteger(size) && size >= 0) return size;
  throw new TextError('invalid-parameter', `A size must be an integer from 0 on, not ${size}.`);
}
