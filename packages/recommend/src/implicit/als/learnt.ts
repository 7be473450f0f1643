import { paddedLength } from '../../kernels/als-kernel.js';
import { FactorRanker } from '../../kernels/top-k.js';
import type { Vectors } from '../../models/recommender.js';
import { FixedSide } from './fixed-side.js';
import type { SeenWeights } from './history.js';
import type { AlsSettings } from './options.js';
import { packed } from './padding.js';

/** What `ImplicitALS` found, and what is made of it when it is first asked for. Never changed. */
export class AlsLearnt {
  /** Rows of vectors, padded with zeros to a multiple of 8 numbers. */
  readonly users: Float32Array;
  readonly items: Float32Array;
  /** What the entries of the seen matrix weigh. */
  readonly weights: SeenWeights;
  readonly #settings: AlsSettings;
  #ranker: FactorRanker | null = null;
  readonly #fixed: Partial<Record<'users' | 'items', FixedSide>> = {};
  readonly #packed: Partial<Record<'users' | 'items', Float32Array>> = {};

  constructor(
    users: Float32Array,
    items: Float32Array,
    weights: SeenWeights,
    settings: AlsSettings,
  ) {
    this.users = users;
    this.items = items;
    this.weights = weights;
    this.#settings = settings;
  }

  /** Scores and lists. */
  get ranker(): FactorRanker {
    const { factors, kernel } = this.#settings;
    const simd = kernel !== 'plain';
    this.#ranker ??= new FactorRanker(this.items, paddedLength(factors), { simd });
    return this.#ranker;
  }

  /** One side standing still, to find vectors of the other. */
  fixed(side: 'users' | 'items'): FixedSide {
    return (this.#fixed[side] ??= new FixedSide(this[side], this.#settings));
  }

  /** A side's vectors without padding. */
  vectors(side: 'users' | 'items'): Vectors {
    const { factors } = this.#settings;
    const data = (this.#packed[side] ??= packed(this[side], factors));
    return { count: data.length / factors, length: factors, data };
  }
}
