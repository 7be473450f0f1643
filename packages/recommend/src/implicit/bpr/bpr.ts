import type { IdIndex } from '../../data/ids.js';
import type { Interactions } from '../../data/interactions.js';
import { checkNumber, checkOption, RecommendError } from '../../errors.js';
import type { History } from '../../lists/types.js';
import { Recommender, savedArray, type Known, type Vectors } from '../../models/recommender.js';
import { RandomState, randomStateOf } from '../../random/random-state.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps, WorkOptions } from '../../work.js';
import { FastRandom, positives } from './sampler.js';
import { bprEpoch, bprUser, type BprRates, type Factors } from './steps.js';

/** Options of `BPR`, with implicit's names and defaults. */
export interface BPROptions {
  /** Length of a vector; 100. */
  factors?: number | undefined;
  /** How far a step goes; 0.01. */
  learningRate?: number | undefined;
  /** How much long vectors are held back; 0.01. */
  regularization?: number | undefined;
  /** Epochs: as many steps each as there are interactions; 100. */
  iterations?: number | undefined;
  /** Whether a drawn item that the user likes too is passed over; true. */
  verifyNegativeSamples?: boolean | undefined;
  /**
   * Where the items come from that should stand below: `'popular'` (default, as implicit does) draws
   * them as often as they were seen, `'uniform'` draws all alike (Rendle's paper).
   */
  negatives?: 'popular' | 'uniform' | undefined;
  /** Seed of the first vectors and of the draws. */
  randomState?: number | RandomState | undefined;
}

/** Options of `BPR.partialFit`. */
export interface MoreEpochs extends WorkOptions {
  /** How many more epochs; 10 by default. */
  iterations?: number | undefined;
}

/**
 * Bayesian personalized ranking: vectors and item biases whose products put what a user has seen
 * before what not (Rendle and others 2009, arXiv:1205.2618). Entries above 0 count, all alike. The
 * draws come from sfc32, seeded by `randomState`. O(interactions × factors) an epoch.
 *
 * `itemVectors` end in the bias and `userVectors` in 1, so that their product is the score.
 */
export class BPR extends Recommender {
  override readonly kind = 'BPR';
  readonly options: BPROptions;
  #users: Factors = new Float32Array(0);
  #items: Factors = new Float32Array(0);
  /** Goes on from `fit` to `partialFit`. */
  #random: RandomState | null = null;
  /** What `partialFit` starts from. */
  #before: { known: Known; iterations: number } | null = null;

  /** @throws RecommendError `invalid-parameter`. */
  constructor(options: BPROptions = {}) {
    super();
    checkNumber('factors', options.factors ?? 100, { min: 1, max: 4096, integer: true });
    checkNumber('learningRate', options.learningRate ?? 0.01, { min: 0, above: true, max: 10 });
    checkNumber('regularization', options.regularization ?? 0.01, { min: 0, max: 10 });
    checkNumber('iterations', options.iterations ?? 100, { min: 0, max: 1e6, integer: true });
    checkOption('verifyNegativeSamples', options.verifyNegativeSamples, [true, false]);
    checkOption('negatives', options.negatives, ['popular', 'uniform']);
    this.options = options;
  }

  get #size(): number {
    return (this.options.factors ?? 100) + 1;
  }

  get #rates(): BprRates {
    const { learningRate = 0.01, regularization = 0.01 } = this.options;
    const { verifyNegativeSamples = true, negatives = 'popular' } = this.options;
    return { learningRate, regularization, verifyNegativeSamples, negatives };
  }

  protected override *train(_data: Interactions, known: Known): Steps {
    const before = this.#before;
    const liked = positives(known.seen);
    if (liked.indices.length === 0) {
      throw new RecommendError('invalid-input', 'BPR needs values above 0: there are none.');
    }
    const state = before && this.#random ? this.#random : randomStateOf(this.options.randomState);
    const items = this.#begin(state, known.items, before?.known.items, this.#items);
    const users = this.#begin(state, known.users, before?.known.users, this.#users);
    for (let end = this.#size - 1; end < users.length; end += this.#size) users[end] = 1;
    const random = new FastRandom(state);
    const total = before?.iterations ?? this.options.iterations ?? 100;
    for (let done = 1; done <= total; done++) {
      bprEpoch(liked, users, items, this.#size, this.#rates, random);
      yield { done, total, unit: 'epoch' };
    }
    if (!items.every(Number.isFinite) || !users.every(Number.isFinite)) {
      throw new RecommendError(
        'invalid-parameter',
        'The vectors grew without end: lower learningRate.',
      );
    }
    this.#users = users;
    this.#items = items;
    this.#random = state;
  }

  /** Random numbers around 0, and what is known already. */
  #begin(random: RandomState, ids: IdIndex, before: IdIndex | undefined, old: Factors): Factors {
    const size = this.#size;
    const factors = new Float32Array(ids.size * size);
    for (let n = 0; n < factors.length; n++) factors[n] = (random.random() - 0.5) / (size - 1);
    for (let place = 0; before && place < ids.size; place++) {
      const from = before.find(ids.at(place));
      if (from !== -1) factors.set(old.subarray(from * size, (from + 1) * size), place * size);
    }
    return factors;
  }

  /**
   * Learns on, from the vectors that are there: with more of the same data, or with new data, whose new
   * users and items begin at random. The model then knows `data` alone.
   */
  partialFit(data: Interactions, { iterations = 10, ...work }: MoreEpochs = {}): this {
    checkNumber('iterations', iterations, { min: 0, max: 1e6, integer: true });
    this.#before = { known: this.known, iterations };
    try {
      return this.fit(data, work);
    } finally {
      this.#before = null;
    }
  }

  override scoreInto(user: number, scores: Float64Array): void {
    this.#score(this.#users.subarray(user * this.#size, (user + 1) * this.#size), scores);
  }

  /** By a vector for the history from the same steps, as many an item as at `fit`. O(history × iterations × factors): ms. */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const liked = history.items.filter((_, n) => (history.weights[n] as number) > 0);
    const popular = this.known.seen.indices;
    const random = new FastRandom(new RandomState(0));
    const epochs = this.options.iterations ?? 100;
    const rates = { ...this.#rates, popular };
    this.#score(bprUser(liked, this.#items, this.#size, rates, epochs, random), scores);
  }

  #score(user: Factors, scores: Float64Array): void {
    const size = this.#size;
    const items = this.#items;
    for (let item = 0; item < scores.length; item++) {
      const begin = item * size;
      let sum = 0;
      for (let f = 0; f < size; f++) sum += (user[f] as number) * (items[begin + f] as number);
      scores[item] = sum;
    }
  }

  override itemVectors(): Vectors {
    return this.#vectors(this.#items);
  }

  override userVectors(): Vectors {
    return this.#vectors(this.#users);
  }

  #vectors(data: Factors): Vectors {
    return { count: data.length / this.#size, length: this.#size, data };
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    const { randomState, ...options } = this.options;
    const seed = typeof randomState === 'number' ? { randomState } : {};
    return { options: { ...options, ...seed }, arrays: { users: this.#users, items: this.#items } };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): BPR {
    const model = new BPR(state.options);
    const { users, items } = state;
    model.#users = savedArray(state, 'users', Float32Array, users.length * model.#size);
    model.#items = savedArray(state, 'items', Float32Array, items.length * model.#size);
    return model.remember(state);
  }
}
