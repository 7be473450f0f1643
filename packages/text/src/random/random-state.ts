import { MersenneTwister } from '@nunchi/foundation';
import { TextError } from '../errors.js';
import type { Seed } from '../types.js';
import { range } from '../range.js';

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
export class RandomState extends MersenneTwister {
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
    super(seed);
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
    for (let i = 0; i < size; i++) drawn[i] = low + this.upTo(widest);
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
