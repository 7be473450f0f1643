import { RecommendError } from '../errors.js';

const WORDS = 624;
const SHIFT = 397;
const TWO_32 = 2 ** 32;

/** A seed, a generator that goes on where it stands, or `undefined` for chance. */
export type RandomStateLike = number | RandomState | undefined;

/**
 * Random numbers equal to those of numpy's legacy `np.random.RandomState(seed)`, call by call, so
 * that a model can start from the factors that Surprise starts from. The generator is MT19937
 * (Matsumoto and Nishimura 1998), the normal numbers are made by Marsaglia's polar method. Not for
 * secrets.
 *
 * @example
 * ```ts
 * new RandomState(0).normal(0, 0.1, 2); // Float64Array [0.17640523459676643, 0.04001572083672233]
 * ```
 */
export class RandomState {
  readonly #words = new Uint32Array(WORDS);
  #next = WORDS;
  /** The second of a pair of normal numbers, until it is asked for. */
  #spare: number | null = null;

  /**
   * @param seed A whole number from 0 to 2^32 - 1.
   * @throws RecommendError `invalid-parameter` for any other seed.
   */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed >= TWO_32) {
      throw new RecommendError('invalid-parameter', `A seed is from 0 to 2^32 - 1, not ${seed}.`);
    }
    const words = this.#words;
    words[0] = seed;
    for (let i = 1; i < WORDS; i++) {
      const before = words[i - 1] as number;
      words[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  /** The next 32 bits. */
  nextUint32(): number {
    if (this.#next === WORDS) this.#turn();
    let y = this.#words[this.#next++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** A number from 0 up to but not 1, with 53 random bits. */
  random(): number {
    const high = this.nextUint32() >>> 5;
    return (high * 2 ** 26 + (this.nextUint32() >>> 6)) / 2 ** 53;
  }

  /** A number of the standard normal distribution (numpy's legacy gauss). */
  gauss(): number {
    if (this.#spare !== null) {
      const kept = this.#spare;
      this.#spare = null;
      return kept;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * this.random() - 1;
      y = 2 * this.random() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    this.#spare = scale * x;
    return scale * y;
  }

  /** `size` normal numbers. */
  normal(mean: number, deviation: number, size: number): Float64Array {
    const drawn = new Float64Array(size);
    for (let i = 0; i < size; i++) drawn[i] = mean + deviation * this.gauss();
    return drawn;
  }

  /** `size` numbers from `low` up to `high`, all alike. */
  uniform(low: number, high: number, size: number): Float64Array {
    const drawn = new Float64Array(size);
    for (let i = 0; i < size; i++) drawn[i] = low + (high - low) * this.random();
    return drawn;
  }

  /** A whole number from 0 up to but not `n`, for `n` up to 2^32. */
  below(n: number): number {
    const max = n - 1;
    if (max <= 0) return 0;
    const mask = -1 >>> Math.clz32(max);
    for (;;) {
      const value = (this.nextUint32() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  /** Shuffles an array in place (Fisher and Yates, from the end) and returns it. */
  shuffle<A extends { [index: number]: unknown; readonly length: number }>(items: A): A {
    const places: Record<number, unknown> = items;
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = places[i];
      places[i] = places[j];
      places[j] = kept;
    }
    return items;
  }

  /** The numbers 0 to n - 1 in random order. */
  permutation(n: number): Int32Array {
    return this.shuffle(Int32Array.from({ length: n }, (_, i) => i));
  }

  /** Makes the next 624 words. */
  #turn(): void {
    const words = this.#words;
    for (let i = 0; i < WORDS; i++) {
      const next = words[(i + 1) % WORDS] as number;
      const y = ((words[i] as number) & 0x80000000) | (next & 0x7fffffff);
      const twist = y & 1 ? 0x9908b0df : 0;
      words[i] = (words[(i + SHIFT) % WORDS] as number) ^ (y >>> 1) ^ twist;
    }
    this.#next = 0;
  }
}

/** The generator that `randomState` stands for. */
export function randomStateOf(randomState: RandomStateLike): RandomState {
  if (randomState instanceof RandomState) return randomState;
  return new RandomState(randomState ?? Math.floor(Math.random() * TWO_32));
}
