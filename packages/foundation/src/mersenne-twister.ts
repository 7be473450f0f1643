const WORDS = 624;
const SHIFT = 397;
const TWO_32 = 2 ** 32;

/**
 * MT19937 (Matsumoto and Nishimura 1998) as numpy's legacy `np.random.RandomState(seed)` draws from
 * it, call by call: words, shares, whole numbers below a bound, normal numbers. Not for secrets.
 */
export class MersenneTwister {
  readonly #words = new Uint32Array(WORDS);
  #next: number = WORDS;
  /** The second of a pair of normal numbers, until it is asked for. */
  #spare: number | null = null;

  /** @param seed A whole number from 0 to 2^32 - 1. */
  constructor(seed: number) {
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

  /** A whole number from 0 to `max`, both possible; bits are masked off, and drawn again if too large. */
  upTo(max: number): number {
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

  /** A number of the standard normal distribution (numpy's legacy gauss: Marsaglia's polar method). */
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

  /** Shuffles an array in place (Fisher and Yates, from the end) and returns it. */
  shuffle<A extends { [index: number]: unknown; readonly length: number }>(items: A): A {
    const places: Record<number, unknown> = items;
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.upTo(i);
      const kept = places[i];
      places[i] = places[j];
      places[j] = kept;
    }
    return items;
  }

  /** Makes the next 624 words. */
  #turn(): void {
    const words = this.#words;
    for (let i = 0; i < WORDS; i++) {
      const next = words[(i + 1) % WORDS] as number;
      const y = ((words[i] as number) & 0x80000000) | (next & 0x7fffffff);
      words[i] = (words[(i + SHIFT) % WORDS] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
  }
}
