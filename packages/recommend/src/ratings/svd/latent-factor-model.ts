import { RecommendError } from '../../errors.js';
import { RatingModel } from '../../models/rating-model.js';
import type { Vectors } from '../../models/recommender.js';
import { savedArray } from '../../save/saved-array.js';
import type { SavedArray, SavedState } from '../../save/saved-state.js';
import { dot, stretched, type Factors } from './factors.js';
import { SvdFoldIn, type FoldedUser, type FoldInHold } from './svd-fold-in.js';

/** A rating model with a vector for each user and each item: `SVD`, `PMF`, `SVDpp`, `NMF`. */
export abstract class LatentFactorModel extends RatingModel {
  protected factors: Factors = {
    ...{ nFactors: 1, mean: 0, bu: new Float64Array(0), bi: new Float64Array(0) },
    ...{ pu: new Float64Array(0), qi: new Float64Array(0) },
  };

  /** How many of the ratings' own units are one unit of learning; see `unitOf`. */
  protected unit = 1;
  /** Made when the first newcomer comes, for the factors that are there then. */
  #folding: { of: Factors; foldIn: SvdFoldIn } | null = null;

  /** Whether the model has a mean and biases; without them nothing can be told of the unknown. */
  protected abstract readonly biased: boolean;

  override estimate(user: number, item: number): number {
    const { nFactors, mean, bu, bi, pu, qi } = this.factors;
    const bothKnown = user !== -1 && item !== -1;
    if (!this.biased && !bothKnown) return NaN;
    let estimate = mean;
    if (user !== -1) estimate += bu[user] as number;
    if (item !== -1) estimate += bi[item] as number;
    return bothKnown
      ? estimate + dot(qi, item * nFactors, pu, user * nFactors, nFactors)
      : estimate;
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const { nFactors, bu, pu } = this.factors;
    this.scoreVectorInto(bu[user] as number, pu, user * nFactors, scores);
  }

  /** Writes the scores for a bias and the vector that begins at `at`. */
  protected scoreVectorInto(
    bias: number,
    vectors: Float64Array,
    at: number,
    scores: Float64Array,
  ): void {
    const { nFactors, mean, bi, qi } = this.factors;
    for (let item = 0; item < scores.length; item++) {
      const biases = mean + bias + (bi[item] as number);
      scores[item] = biases + dot(qi, item * nFactors, vectors, at, nFactors);
    }
  }

  /** Bias and vector of somebody new, the items held fast; see `SvdFoldIn`. */
  protected foldIn(items: Int32Array, residuals: Float64Array, hold: FoldInHold): FoldedUser {
    if (this.#folding?.of !== this.factors) {
      // A vector is as long as the root of the unit, a bias as the unit itself.
      const held = { ...hold, regPu: hold.regPu * this.unit };
      this.#folding = { of: this.factors, foldIn: new SvdFoldIn(this.factors, held) };
    }
    return this.#folding.foldIn.solve(items, residuals);
  }

  /** The vectors of the items, without their biases. */
  override itemVectors(): Vectors {
    const { nFactors, qi } = this.factors;
    return { count: qi.length / nFactors, length: nFactors, data: qi };
  }

  /** The vectors of the users, without their biases. */
  override userVectors(): Vectors {
    const { nFactors, pu } = this.factors;
    return { count: pu.length / nFactors, length: nFactors, data: pu };
  }

  /**
   * Takes what was learnt, in units of learning.
   *
   * @throws RecommendError `invalid-parameter` if learning has run away to infinity.
   */
  protected take(factors: Factors, unit: number = 1): void {
    const { bu, bi, pu, qi } = factors;
    for (const numbers of [bu, bi, pu, qi]) {
      if (numbers.every((x) => Number.isFinite(x))) continue;
      throw new RecommendError(
        'invalid-parameter',
        `${this.kind} ran away to infinity: lower the learning rates (lrAll), or bring the ratings nearer to 0.`,
      );
    }
    this.factors = stretched(factors, unit);
    this.unit = unit;
  }

  /** The factors for a saved model. */
  protected savedFactors(): Record<string, SavedArray> {
    const { mean, bu, bi, pu, qi } = this.factors;
    return {
      'factors.mean-unit': Float64Array.of(mean, this.unit),
      ...{ bu: short(bu), bi: short(bi), pu: short(pu), qi: short(qi) },
    };
  }

  /** The factors of a saved model again. */
  protected restoreFactors(state: SavedState, nFactors: number): void {
    const users = state.users.length;
    const items = state.items.length;
    const [mean = 0, unit = 1] = savedArray(state, 'factors.mean-unit', Float64Array, 2);
    this.unit = unit;
    this.factors = {
      nFactors,
      mean,
      bu: long(state, 'bu', users),
      bi: long(state, 'bi', items),
      pu: long(state, 'pu', users * nFactors),
      qi: long(state, 'qi', items * nFactors),
    };
  }
}

/** Half the bytes where nothing is lost by it: numbers that were learnt in 32 bits. */
export function short(numbers: Float64Array): Float64Array | Float32Array {
  return numbers.every((x) => Math.fround(x) === x) ? Float32Array.from(numbers) : numbers;
}

/** What `short` made, in 64 bits again. */
export function long(state: SavedState, name: string, length: number): Float64Array {
  const halved = state.arrays[name] instanceof Float32Array;
  return halved
    ? Float64Array.from(savedArray(state, name, Float32Array, length))
    : savedArray(state, name, Float64Array, length);
}
