import { MersenneTwister } from '@nunchi/foundation';
import { RecommendError } from '../errors.js';

/** A seed, a generator that goes on where it stands, or `undefined` for chance. */
export type RandomStateLike = number | RandomState | undefined;

/**
 * Random numbers equal to those of numpy's legacy `np.random.RandomState(seed)`, call by call, so
 * that a model can start from the factors that Surprise starts from. Not for secrets.
 *
 * @example
 * ```ts
 * new RandomState(0).normal(0, 0.1, 2); // Float64Array [0.17640523459676643, 0.04001572083672233]
 * ```
 */
export class RandomState extends MersenneTwister {
  /**
   * @param seed A whole number from 0 to 2^32 - 1.
   * @throws RecommendError `invalid-parameter` for any other seed.
   */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
      throw new RecommendError('invalid-parameter', `A seed is from 0 to 2^32 - 1, not ${seed}.`);
    }
    super(seed);
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

  /**
   * A whole number from 0 up to but not `n`.
   *
   * @throws RecommendError `invalid-parameter` for an `n` below 1, of which there is none.
   */
  below(n: number): number {
    if (!(n >= 1)) throw new RecommendError('invalid-parameter', `No number is below ${n}.`);
    return this.upTo(n - 1);
  }

  /** The numbers 0 to n - 1 in random order. */
  permutation(n: number): Int32Array {
    return this.shuffle(Int32Array.from({ length: n }, (_, i) => i));
  }
}

/** The generator that `randomState` stands for. */
export function randomStateOf(randomState: RandomStateLike): RandomState {
  if (randomState instanceof RandomState) return randomState;
  return new RandomState(randomState ?? Math.floor(Math.random() * 2 ** 32));
}
