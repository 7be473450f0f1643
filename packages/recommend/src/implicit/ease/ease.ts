import type { Id } from '../../data/ids.js';
import type { Interactions } from '../../data/interactions.js';
import { checkNumber, checkOption, RecommendError } from '../../errors.js';
import { RowSums, type RowList } from '../../kernels/row-sums.js';
import { SpdMatrix } from '../../kernels/spd.js';
import { explanationOf, historyOfUser } from '../../lists/explain.js';
import type { Explanation, History } from '../../lists/types.js';
import { Recommender, type Known } from '../../models/recommender.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps } from '../../work.js';
import { addGram, columnsOf } from './gram.js';
import { fillLists } from './lists.js';
import { restoredWeights, savedWeights } from './save.js';
import { DenseWeights, easeWeights, strongest, type ItemWeights } from './weights.js';

/** For so many users at once a copy of the weights pays. */
const ENOUGH_USERS = 64;

/** Options of `EASE`. */
export interface EASEOptions {
  /** Added to the diagonal of XᵀX; 500 by default. The one number to tune: 100 to 2,000 for 10⁶ rows. */
  regularization?: number | undefined;
  /** What X holds: 1 for what a user has seen (`'ones'`, default), or value × confidence. */
  weights?: 'ones' | 'values' | undefined;
  /** Items with fewer users are left out: they score 0 and speak for nothing. 1 by default. */
  minItemCount?: number | undefined;
  /**
   * Most items that are learnt; more are refused. 12,000 by default: learning takes 12 bytes an
   * item², 1.7 GB there, and items³ operations.
   */
  maxItems?: number | undefined;
  /** How many weights of each item are kept, the farthest from zero; by default all of them. */
  topWeights?: number | undefined;
}

/**
 * A linear model of items from items: `score(u, j) = Σ over what u has seen of B[i][j]`, where B, zero
 * on its diagonal, reproduces X best in the sense of squares, with `regularization |B|²`. One formula
 * gives it: `B = I - P diag(1 / diag P)`, `P = (XᵀX + regularization I)⁻¹`. Steck 2019, "Embarrassingly
 * Shallow Autoencoders for Sparse Data". Among the best where items are few (to 10,000) and users many.
 *
 * Learning costs items³ operations and 12 bytes an item², a list history × items (history ×
 * `topWeights`), a model 4 bytes an item² (8 bytes an item and weight with `topWeights`). The first
 * lists of many users at once (`recommendAll`, `evaluate`) copy the weights for the WebAssembly that adds
 * them up, another 4 bytes an item² and up to 16 MB; not with `topWeights`. Scores are the same.
 *
 * @example
 * ```ts
 * new EASE({ regularization: 200 }).fit(views).recommend('김하늘', { k: 5 });
 * ```
 */
export class EASE extends Recommender {
  override readonly kind = 'EASE';
  readonly options: EASEOptions;
  /** Items of the model's own numbering, by rising place. */
  #kept = new Int32Array(0);
  #weights: ItemWeights = new DenseWeights(0, new Float32Array(0));
  /** The model's number of each place, -1 for items that were left out. */
  #numbers = new Int32Array(0);
  #scratch = new Float64Array(0);
  /** Sums of rows of the weights; `undefined` until they are of use, `null` where they cannot be had. */
  #rowSums: RowSums | null | undefined;

  constructor(options: EASEOptions = {}) {
    super();
    checkNumber('regularization', options.regularization ?? 500, { min: 0, above: true });
    checkOption('weights', options.weights, ['ones', 'values']);
    checkNumber('minItemCount', options.minItemCount ?? 1, { min: 1, integer: true });
    checkNumber('maxItems', options.maxItems ?? 12_000, { min: 1, max: 23_000, integer: true });
    checkNumber('topWeights', options.topWeights ?? 1, { min: 1, integer: true });
    this.options = options;
  }

  protected override *train(_data: Interactions, { seen, popularity }: Known): Steps {
    const { regularization = 500, weights = 'ones', minItemCount = 1, topWeights } = this.options;
    const enough = (item: number): boolean => (popularity[item] as number) >= minItemCount;
    const kept = Int32Array.from(popularity.keys()).filter(enough);
    this.#checkSize(kept.length);
    const gram = new SpdMatrix(kept.length);
    const blocks = Math.ceil(gram.width / 64);
    const total = 4 * blocks;
    for (const step of addGram(columnsOf(seen, kept, weights === 'ones'), regularization, gram)) {
      yield { ...step, total };
    }
    for (const step of gram.invert()) yield { ...step, done: blocks + step.done, total };
    const dense = easeWeights(gram);
    this.#remember(kept, seen.columns, topWeights ? strongest(dense, topWeights) : dense);
  }

  #checkSize(items: number): void {
    const { maxItems = 12_000 } = this.options;
    if (items === 0) {
      throw new RecommendError('invalid-input', 'No item has minItemCount users: lower it.');
    }
    if (items <= maxItems) return;
    const gigabytes = ((12 * items * items) / 1e9).toFixed(1);
    throw new RecommendError(
      'invalid-input',
      `EASE needs ${gigabytes} GB for ${items} items, and maxItems allows ${maxItems}: leave rare ` +
        'items out with minItemCount, raise maxItems, or take ItemKNN or ImplicitALS.',
    );
  }

  #remember(kept: Int32Array<ArrayBuffer>, items: number, weights: ItemWeights): void {
    this.#kept = kept;
    this.#weights = weights;
    this.#numbers = new Int32Array(items).fill(-1);
    for (let n = 0; n < kept.length; n++) this.#numbers[kept[n] as number] = n;
    this.#scratch = new Float64Array(kept.length);
    this.#rowSums = undefined;
  }

  override scoreInto(user: number, scores: Float64Array): void {
    this.scoreHistoryInto(historyOfUser(this.known, user), scores);
  }

  override scoreHistoryInto({ items, weights }: History, scores: Float64Array): void {
    const whole = this.#kept.length === scores.length;
    const sums = whole ? scores : this.#scratch;
    sums.fill(0);
    const { rows, factors } = this.#learnt(items, weights);
    this.#weights.addRows(rows, factors, sums);
    if (!whole) this.#spread(sums, scores, 0);
  }

  override topKInto(
    users: Int32Array,
    k: number,
    filterSeen: boolean,
    items: Int32Array,
    scores: Float64Array,
  ): void {
    const { known } = this;
    const task = { users, k, seen: filterSeen ? known.seen : null, items, scores };
    const all = new Float64Array(known.items.size);
    const rowSums = this.#rowSumsFor(users.length);
    fillLists(task, rowSums?.lists ?? 1, (some) => {
      const sums = rowSums?.sums(
        Array.from(some, (user) => {
          const history = historyOfUser(known, user);
          return this.#learnt(history.items, history.weights);
        }),
      );
      return (n) => {
        const own = sums?.[n];
        if (own?.length === all.length) return own;
        if (own) this.#spread(own, all, 0);
        else this.scoreInto(some[n] as number, all);
        return all;
      };
    });
  }

  /** `null` too while there are so few users that a copy of the weights would not pay. */
  #rowSumsFor(users: number): RowSums | null {
    const weights = this.#weights;
    if (this.#rowSums === undefined && users >= ENOUGH_USERS) {
      this.#rowSums =
        weights instanceof DenseWeights ? RowSums.create(weights.size, weights.values) : null;
    }
    return this.#rowSums ?? null;
  }

  /** The part of a history that was learnt, in the model's numbering. */
  #learnt(items: Int32Array, weights: Float64Array): RowList {
    const rows = new Int32Array(items.length);
    const factors = new Float64Array(items.length);
    let count = 0;
    for (let n = 0; n < items.length; n++) {
      const number = this.#numbers[items[n] as number] as number;
      if (number === -1) continue;
      rows[count] = number;
      factors[count++] = this.#weightOf(weights[n] as number);
    }
    return { rows: rows.subarray(0, count), factors: factors.subarray(0, count) };
  }

  #weightOf(weight: number): number {
    return this.options.weights === 'values' ? weight : 1;
  }

  /** From the model's numbering to places. */
  #spread(sums: Float64Array, scores: Float64Array, others: number): void {
    scores.fill(others);
    for (let n = 0; n < this.#kept.length; n++) {
      scores[this.#kept[n] as number] = sums[n] as number;
    }
  }

  /** The weights with which the item speaks for others. */
  override similarItemsInto(item: number, scores: Float64Array): void {
    const number = this.#numbers[item] as number;
    this.#scratch.fill(0);
    if (number !== -1) {
      this.#weights.addRows(Int32Array.of(number), Float64Array.of(1), this.#scratch);
    }
    this.#spread(this.#scratch, scores, -Infinity);
    for (let n = 0; n < scores.length; n++) if (scores[n] === 0) scores[n] = -Infinity;
  }

  override explain(user: Id, item: Id, k: number = 10): Explanation {
    const { users, items } = this.known;
    const history = historyOfUser(this.known, users.place(user, 'user'));
    const place = items.place(item, 'item');
    const target = this.#numbers[place] as number;
    const parts = Float64Array.from(history.items, (from, n) => {
      const number = this.#numbers[from] as number;
      if (number === -1 || target === -1) return 0;
      return this.#weightOf(history.weights[n] as number) * this.#weights.at(number, target);
    });
    return explanationOf(items, place, history, parts, k);
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    const arrays = savedWeights(this.#weights);
    return { options: { ...this.options }, arrays: { kept: this.#kept, ...arrays } };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): EASE {
    const model = new EASE(state.options).remember(state);
    const { kept, weights } = restoredWeights(state);
    model.#remember(kept, state.items.length, weights);
    return model;
  }
}
