import type { Id } from '../../data/ids.js';
import type { Interactions } from '../../data/interactions.js';
import { RecommendError } from '../../errors.js';
import { paddedLength } from '../../kernels/als-kernel.js';
import type { Threads } from '../../kernels/threads.js';
import { historyOf } from '../../lists/history.js';
import type { Explanation, History, HistoryEntry } from '../../lists/types.js';
import {
  countColumns,
  knownOf,
  Recommender,
  savedArray,
  type Known,
  type Vectors,
} from '../../models/recommender.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps, WorkOptions } from '../../work.js';
import { historyEntries } from './entries.js';
import { explainScore } from './explain.js';
import { replaceRows, seenWeights, transposeSeen, type SeenWeights } from './history.js';
import { AlsLearnt } from './learnt.js';
import { alsSettings, type AlsSettings, type ImplicitALSOptions } from './options.js';
import { padded } from './padding.js';
import { AlsProblem } from './problem.js';
import { trainInThreads } from './threads.js';
import { alsSteps, setFirstVectors } from './train.js';
import { updateSide } from './update.js';
import { alsWeights, type AlsWeights } from './weights.js';

const NONE = new Float32Array(0);

/** Options of `fitAsync`. */
export interface AlsWorkOptions extends WorkOptions {
  /** Threads that share the work (`createThreads` of `@nunchi/recommend/node`); the same result. */
  threads?: Threads | undefined;
}

/** What somebody did with an item, to find the item's vector. */
export interface AudienceEntry {
  user: Id;
  value?: number | undefined;
  confidence?: number | undefined;
}

/**
 * Vectors of users x and of items y for implicit feedback by alternating least squares: they make
 *
 *     Σ c (p - x·y)² over the pairs of the data
 *       + a0 Σ (x·y)² over all pairs (`unobserved: 'missing'`: over all others)
 *       + Σ λu |x|² + Σ λi |y|²
 *
 * small, with p the preference and c = alpha × confidence (see `values`), and
 * `λu = regularization × (Σ c of the user + a0 × items)^regularizationExponent`; for items alike.
 * - The default is iALS (Rendle, Krichene, Zhang and Koren 2021: Revisiting the Performance of iALS
 *   on Item Recommendation Benchmarks).
 * - `preset: 'implicit'` is Hu, Koren and Volinsky 2008 as `implicit.als.AlternatingLeastSquares`
 *   0.7 has it: factors 100, `unobserved: 'missing'`, a0 = 1, exponent 0 and `values: 'confidence'`;
 *   `use_cg=False` is `solver: 'exact'`. From the same first vectors both give the same ones, but for
 *   the rounding of float32.
 *
 * An iteration costs O(pairs × factors × cgSteps) with `'cg'`, O(pairs × factors² + (users + items) ×
 * factors³) with `'exact'`. The result is the same to the last bit in plain JavaScript, WebAssembly and
 * threads. A user or an item that has nothing has a vector of zeros.
 */
export class ImplicitALS extends Recommender {
  override readonly kind = 'ImplicitALS';
  readonly options: ImplicitALSOptions;
  readonly #settings: AlsSettings;
  readonly #f: number;
  #learnt: AlsLearnt;

  /** @throws RecommendError `invalid-parameter` */
  constructor(options: ImplicitALSOptions = {}) {
    super();
    this.#settings = alsSettings(options);
    this.#f = paddedLength(this.#settings.factors);
    this.options = options;
    this.#learnt = this.#learntOf(NONE, NONE, { wa: NONE, wb: NONE });
  }

  protected override *train(data: Interactions, { seen }: Known): Steps {
    const weights = alsWeights(data, this.#settings, seen);
    const problem = new AlsProblem(weights, this.#settings, this.#f);
    setFirstVectors(problem, this.#settings, this.options);
    yield* alsSteps(problem, weights, this.#settings);
    this.#learnt = this.#solved(problem, weights);
  }

  /**
   * As `fit`, but other work of the program goes on meanwhile; `threads` share the work out.
   *
   * @throws RecommendError `invalid-parameter` if threads are given and the kernel is `'plain'`.
   */
  override async fitAsync(data: Interactions, work: AlsWorkOptions = {}): Promise<this> {
    const { threads, signal } = work;
    if (!threads) return super.fitAsync(data, work);
    if (this.#settings.kernel === 'plain') {
      throw new RecommendError('invalid-parameter', "Threads need the kernel 'auto' or 'wasm'.");
    }
    if (data.size === 0) {
      throw new RecommendError('invalid-input', 'There is nothing to learn from.');
    }
    signal?.throwIfAborted();
    const settings: AlsSettings = { ...this.#settings, kernel: 'wasm' };
    const known = knownOf(data);
    const weights = alsWeights(data, settings, known.seen);
    const shared = { threads: threads.count, shared: true };
    const problem = new AlsProblem(weights, settings, this.#f, shared);
    setFirstVectors(problem, settings, this.options);
    await trainInThreads(problem, weights, settings, threads, work);
    this.#learnt = this.#solved(problem, weights);
    this.know(known);
    return this;
  }

  #learntOf(users: Float32Array, items: Float32Array, weights: SeenWeights): AlsLearnt {
    return new AlsLearnt(users, items, weights, this.#settings);
  }

  /** What a problem solved holds, copied out of its memory. */
  #solved(problem: AlsProblem, { users: { wa, wb } }: AlsWeights): AlsLearnt {
    const users = new Float32Array(problem.vectors('users'));
    return this.#learntOf(
      users,
      new Float32Array(problem.vectors('items')),
      seenWeights({ wa, wb }),
    );
  }

  override scoreInto(user: number, scores: Float64Array): void {
    this.#learnt.ranker.scoreInto(this.#learnt.users, user, scores);
  }

  /** Scores of somebody by what he or she did: the exact vector of that history, against all items. */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const entries = historyEntries(history, this.known.items.size, this.#settings);
    this.#learnt.ranker.scoreInto(this.#learnt.fixed('items').solve(entries), 0, scores);
  }

  override topKInto(
    users: Int32Array,
    k: number,
    filterSeen: boolean,
    items: Int32Array,
    scores: Float64Array,
  ): void {
    const seen = filterSeen ? this.known.seen : null;
    this.#learnt.ranker.topKInto({ vectors: this.#learnt.users, users, k, seen, items, scores });
  }

  /**
   * The vector that somebody would have who did this, the items standing still. Items that the model
   * does not know are left out. O(entries × factors² + factors³).
   */
  foldInUser(history: Iterable<HistoryEntry>): Float32Array {
    const { items } = this.known;
    const entries = historyEntries(historyOf(items, history), items.size, this.#settings);
    return this.#learnt.fixed('items').solve(entries).slice(0, this.#settings.factors);
  }

  /** The vector that an item would have that these users took, the users standing still. */
  foldInItem(audience: Iterable<AudienceEntry>): Float32Array {
    const { users } = this.known;
    const history = Array.from(audience, ({ user, value, confidence }) => ({
      item: user,
      value,
      confidence,
    }));
    const entries = historyEntries(historyOf(users, history), users.size, this.#settings);
    return this.#learnt.fixed('users').solve(entries).slice(0, this.#settings.factors);
  }

  /**
   * Finds the vectors of the data's users anew from these rows alone (all that they did, not only what
   * is new); users that the model did not know come at the end. The items stand still.
   *
   * @throws RecommendError `unknown-id` for an item that the model does not know.
   */
  partialFitUsers(data: Interactions): this {
    const { users, items, seen } = this.known;
    const own = { ids: users, vectors: this.#learnt.users };
    const to = updateSide(data, 'users', own, items, this.#learnt.fixed('items'), this.#settings);
    const { weights } = this.#learnt;
    const made = replaceRows(seen, weights, to.ids.size, items.size, to.fresh);
    this.#learnt = this.#learntOf(to.vectors, this.#learnt.items, made.weights);
    this.#know({ ...this.known, users: to.ids, seen: made.seen }, data);
    return this;
  }

  /**
   * As `partialFitUsers`, for items: `data` has all that was done with them.
   *
   * @throws RecommendError `unknown-id` for a user that the model does not know.
   */
  partialFitItems(data: Interactions): this {
    const { users, items, seen } = this.known;
    const own = { ids: items, vectors: this.#learnt.items };
    const to = updateSide(data, 'items', own, users, this.#learnt.fixed('users'), this.#settings);
    const byItem = transposeSeen(seen, this.#learnt.weights);
    const made = replaceRows(byItem.seen, byItem.weights, to.ids.size, users.size, to.fresh);
    const back = transposeSeen(made.seen, made.weights);
    this.#learnt = this.#learntOf(this.#learnt.users, to.vectors, back.weights);
    this.#know({ ...this.known, items: to.ids, seen: back.seen }, data);
    return this;
  }

  #know(known: Known, data: Interactions): void {
    const lastAt = data.at?.reduce((a, b) => Math.max(a, b), known.lastAt ?? -Infinity);
    const popularity = countColumns(known.seen);
    this.know({ ...known, popularity, lastAt: lastAt ?? known.lastAt });
  }

  /**
   * What each item of the user's history adds to the score (Hu, Koren and Volinsky 2008, section 5).
   * The parts add up to the score of the user's exact vector for the items as they are now, which
   * `foldInUser` gives too; the vector of `fit` is one half step older.
   */
  override explain(user: Id, item: Id, k: number = 10): Explanation {
    const { known } = this;
    const [u, i] = [known.users.place(user, 'user'), known.items.place(item, 'item')];
    return explainScore(this.#learnt, this.#settings, known, u, i, k);
  }

  /** The items' vectors; rows in the order of the data's ids. */
  override itemVectors(): Vectors {
    return this.#learnt.vectors('items');
  }

  /** The users' vectors. */
  override userVectors(): Vectors {
    return this.#learnt.vectors('users');
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    const { weights } = this.#learnt;
    const { randomState } = this.options;
    // A generator cannot be told in JSON, only a seed.
    const seed = typeof randomState === 'number' ? { randomState } : {};
    return {
      options: { ...this.#settings, ...seed },
      arrays: {
        users: this.#learnt.vectors('users').data,
        items: this.#learnt.vectors('items').data,
        'weights.a': weights.wa,
        'weights.b': weights.wb,
      },
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): ImplicitALS {
    const { lastAt: _, ...options } = state.options;
    const model = new ImplicitALS(options).remember(state);
    const { factors } = model.#settings;
    const { users, items, seen } = model.known;
    const vectors = (name: string, rows: number): Float32Array =>
      padded(savedArray(state, name, Float32Array, rows * factors), factors);
    const wa = savedArray(state, 'weights.a', Float32Array);
    const wb = savedArray(state, 'weights.b', Float32Array, wa.length);
    if (wa.length !== 1) savedArray(state, 'weights.a', Float32Array, seen.indices.length);
    model.#learnt = model.#learntOf(vectors('users', users.size), vectors('items', items.size), {
      wa,
      wb,
    });
    return model;
  }
}
