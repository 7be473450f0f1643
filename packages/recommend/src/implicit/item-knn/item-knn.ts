import { transpose, type Csr } from '../../data/csr.js';
import type { Id } from '../../data/ids.js';
import type { Interactions } from '../../data/interactions.js';
import { checkNumber, checkOption } from '../../errors.js';
import { explanationOf, historyOfUser } from '../../lists/explain.js';
import type { Explanation, History } from '../../lists/types.js';
import { Recommender, savedCsr, type Known } from '../../models/recommender.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps } from '../../work.js';
import { itemNeighbours } from './neighbours.js';
import { weighItems, type ItemWeighting } from './weights.js';

const EMPTY: Csr = {
  ...{ rows: 0, columns: 0, indptr: new Int32Array(1) },
  ...{ indices: new Int32Array(0), values: new Float64Array(0) },
};

/** Options of `ItemKNN`; the defaults are those of implicit's recommenders. */
export interface ItemKNNOptions {
  /** `'cosine'` (default), `'tfidf'` or `'bm25'`: implicit's three item-item recommenders. */
  weighting?: ItemWeighting | undefined;
  /** How many neighbours of each item are kept, itself among them; 20 by default. */
  K?: number | undefined;
  /** BM25: how late more of the same stops to count; 1.2 by default. */
  K1?: number | undefined;
  /** BM25: how much popular items are held back, 0 to 1; 0.75 by default. */
  B?: number | undefined;
  /** Whether items are compared by cosine; by default all but `'bm25'` are. */
  normalize?: boolean | undefined;
  /** Added to the lengths of a cosine, so that items with few viewers are less alike; 0 by default. */
  shrink?: number | undefined;
  /** Asymmetric cosine, `x·y / (|x|^2α |y|^(2 - 2α))`; 0.5, the cosine, by default. */
  alpha?: number | undefined;
  /**
   * Whose K neighbours speak: those of an item in the history (`'history'`, default, implicit's way)
   * or those of the item that is scored (`'candidate'`, Sarwar's way and often better).
   */
  neighboursOf?: 'history' | 'candidate' | undefined;
}

/**
 * Items like those that a user had: `score(u, j) = Σ over the history of weight(i) × likeness(i, j)`
 * (Sarwar and others 2001; Deshpande and Karypis 2004). Equal to implicit's `CosineRecommender`,
 * `TFIDFRecommender` and `BM25Recommender`; `shrink`, `alpha` (Aiolli 2013), `normalize` and
 * `neighboursOf` go beyond. Scoring costs O(history × K).
 *
 * @example
 * ```ts
 * new ItemKNN({ weighting: 'bm25', K: 100 }).fit(views).recommend('김하늘', { k: 5 });
 * ```
 */
export class ItemKNN extends Recommender {
  override readonly kind = 'ItemKNN';
  readonly options: ItemKNNOptions;
  /** Row i: the items most like i. */
  #neighbours: Csr = EMPTY;
  /** Row i: the items that i speaks for. */
  #voices: Csr = EMPTY;

  constructor(options: ItemKNNOptions = {}) {
    super();
    checkOption('weighting', options.weighting, ['cosine', 'tfidf', 'bm25']);
    checkOption('neighboursOf', options.neighboursOf, ['history', 'candidate']);
    checkOption('normalize', options.normalize, [true, false]);
    checkNumber('K', options.K ?? 20, { min: 1, integer: true });
    checkNumber('K1', options.K1 ?? 1.2, { min: 0 });
    checkNumber('B', options.B ?? 0.75, { min: 0, max: 1 });
    checkNumber('shrink', options.shrink ?? 0, { min: 0 });
    checkNumber('alpha', options.alpha ?? 0.5, { min: 0, max: 1 });
    this.options = options;
  }

  protected override *train(_data: Interactions, { seen }: Known): Steps {
    const {
      weighting = 'cosine',
      K = 20,
      K1 = 1.2,
      B = 0.75,
      shrink = 0,
      alpha = 0.5,
    } = this.options;
    const { normalize = weighting !== 'bm25' } = this.options;
    const weighted = weighItems(transpose(seen), { weighting, K1, B });
    this.#remember(yield* itemNeighbours(weighted, { K, normalize, shrink, alpha }));
  }

  #remember(neighbours: Csr): void {
    this.#neighbours = neighbours;
    this.#voices = this.options.neighboursOf === 'candidate' ? transpose(neighbours) : neighbours;
  }

  override scoreInto(user: number, scores: Float64Array): void {
    this.scoreHistoryInto(historyOfUser(this.known, user), scores);
  }

  override scoreHistoryInto({ items, weights }: History, scores: Float64Array): void {
    const { indptr, indices, values } = this.#voices;
    scores.fill(0);
    for (let n = 0; n < items.length; n++) {
      const item = items[n] as number;
      const weight = weights[n] as number;
      const end = indptr[item + 1] as number;
      for (let m = indptr[item] as number; m < end; m++) {
        const other = indices[m] as number;
        scores[other] = (scores[other] as number) + weight * (values[m] as number);
      }
    }
  }

  override similarItemsInto(item: number, scores: Float64Array): void {
    const { indptr, indices, values } = this.#neighbours;
    scores.fill(-Infinity);
    for (let m = indptr[item] as number; m < (indptr[item + 1] as number); m++) {
      scores[indices[m] as number] = values[m] as number;
    }
  }

  override explain(user: Id, item: Id, k: number = 10): Explanation {
    const { users, items } = this.known;
    const history = historyOfUser(this.known, users.place(user, 'user'));
    const target = items.place(item, 'item');
    const { indptr, indices, values } = this.#voices;
    const parts = Float64Array.from(history.items, (from, n) => {
      const at = indices.subarray(indptr[from], indptr[from + 1]).indexOf(target);
      if (at === -1) return 0;
      return (history.weights[n] as number) * (values[(indptr[from] as number) + at] as number);
    });
    return explanationOf(items, target, history, parts, k);
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    const { indptr, indices, values } = this.#neighbours;
    return {
      options: { ...this.options },
      arrays: {
        'neighbours.indptr': indptr,
        'neighbours.indices': indices,
        'neighbours.values': values,
      },
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): ItemKNN {
    const model = new ItemKNN(state.options).remember(state);
    model.#remember(savedCsr(state, 'neighbours', state.items.length, state.items.length));
    return model;
  }
}
