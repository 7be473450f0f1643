import type { Id } from '../data/ids.js';
import type { Interactions } from '../data/interactions.js';
import { RecommendError } from '../errors.js';
import { historyOfUser } from '../lists/explain.js';
import type { Explanation, History } from '../lists/types.js';
import { Recommender, type Vectors } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { BlendAlignment } from './alignment.js';
import { checkBlend, type BlendOptions } from './options.js';
import { normalizeScores } from './normalize-scores.js';

export type { BlendOptions } from './options.js';

/** What one part of a blend did for a score. */
export interface PartContribution {
  part: string;
  /** As the part itself gave it; 0 if it does not know the user or the item. */
  score: number;
  /** After `normalize`. */
  normalized: number;
  weight: number;
  /** Weight × normalized; those of all parts add up to the blend's score. */
  contribution: number;
}

/**
 * Several models and features as one: each part's scores of a user are made comparable and summed with
 * weights, `Σ weight × normalize(part's scores)`. A part that does not know a user or an item adds 0.
 * Parts are lined up by id. Scoring costs what the parts cost. Parts are fitted one after the other: when
 * `fit` is stopped, those that were done have learnt, the others know what they knew.
 *
 * @example
 * ```ts
 * const model = new Blend({
 *   parts: { als: new ImplicitALS(), progress: new SeriesProgress() },
 *   weights: { als: 1, progress: 0.3 },
 * }).fit(data);
 * ```
 */
export class Blend extends Recommender {
  override readonly kind = 'Blend';
  readonly options: BlendOptions;
  readonly #alignments = new Map<string, BlendAlignment>();
  #one = new Float64Array(0);

  /** @throws RecommendError `invalid-parameter`, for weights without part and parts without weight too. */
  constructor(options: BlendOptions) {
    super();
    checkBlend(options);
    this.options = options;
  }

  /** The same fitted parts under other weights, without a new fit. */
  withWeights(weights: Readonly<Record<string, number>>): Blend {
    const blend = new Blend({ ...this.options, weights });
    if (this.isFitted) blend.know(this.known);
    return blend;
  }

  /** Fits the parts one after the other; each counts 1 in the progress. */
  protected override *train(data: Interactions): Steps {
    const { parts, refit = true } = this.options;
    const models = Object.values(parts);
    const total = models.length;
    for (const [n, model] of models.entries()) {
      if (refit || !model.isFitted) {
        for (const step of model.fitSteps(data)) {
          const share = step.total === null ? 0 : step.done / step.total;
          if (share < 1) yield { done: n + share, total, unit: 'part' };
        }
      }
      yield { done: n + 1, total, unit: 'part' };
    }
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const { known } = this;
    const id = known.users.at(user);
    const history = historyOfUser(known, user);
    scores.fill(0);
    for (const [name, part] of Object.entries(this.options.parts)) {
      const weight = this.#weightOf(name);
      if (weight === 0) continue;
      const one = this.#oneOf(scores.length);
      const place = part.known.users.find(id);
      if (place === -1 || !part.knowsUser(place)) continue;
      this.#take(name, part, history, one, (own) => {
        part.scoreInto(place, own);
      });
      add(scores, one, weight);
    }
  }

  /** @throws RecommendError `not-supported` if a part with a weight cannot score a history. */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    scores.fill(0);
    for (const [name, part] of Object.entries(this.options.parts)) {
      const weight = this.#weightOf(name);
      const own = this.#alignmentOf(name, part).history(history);
      if (weight === 0 || own.items.length === 0) continue;
      const one = this.#oneOf(scores.length);
      this.#take(name, part, history, one, (written) => {
        part.scoreHistoryInto(own, written);
      });
      add(scores, one, weight);
    }
  }

  /** A user whom any part with a weight knows. */
  override knowsUser(user: number): boolean {
    const id = this.known.users.at(user);
    return Object.entries(this.options.parts).some(([name, part]) => {
      const place = this.#weightOf(name) === 0 ? -1 : part.known.users.find(id);
      return place !== -1 && part.knowsUser(place);
    });
  }

  /** What each part did for a score. */
  explainParts(user: Id, item: Id): PartContribution[] {
    const { users, items } = this.known;
    const place = items.place(item, 'item');
    const history = historyOfUser(this.known, users.place(user, 'user'));
    return Object.entries(this.options.parts).map(([name, part]) => {
      const weight = this.#weightOf(name);
      const known = part.known.users.find(user) !== -1 && part.known.items.find(item) !== -1;
      const score = known ? part.score(user, item) : 0;
      const one = new Float64Array(items.size);
      if (known) {
        this.#take(name, part, history, one, (own) => {
          part.scoreInto(part.known.users.find(user), own);
        });
      }
      const normalized = one[place] as number;
      return { part: name, score, normalized, weight, contribution: weight * normalized };
    });
  }

  /**
   * By the part that did most for the score and can tell: its items of the history, with its own
   * contributions; `score` is the blend's.
   */
  override explain(user: Id, item: Id, k: number = 10): Explanation {
    const told = this.explainParts(user, item);
    const score = told.reduce((sum, { contribution }) => sum + contribution, 0);
    const order = told.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
    for (const { part, contribution } of order) {
      if (contribution === 0) break;
      try {
        const because = this.options.parts[part]?.explain(user, item, k).because ?? [];
        if (because.length > 0) return { item, score, because };
      } catch (error) {
        if (!(error instanceof RecommendError) || error.code !== 'not-supported') throw error;
      }
    }
    return { item, score, because: [] };
  }

  /** Those of the first part that has some. */
  override itemVectors(): Vectors | null {
    for (const [name, part] of Object.entries(this.options.parts)) {
      const vectors = part.itemVectors();
      if (vectors) return this.#alignmentOf(name, part).vectors(vectors);
    }
    return null;
  }

  #weightOf(name: string): number {
    const { weights } = this.options;
    return weights ? (weights[name] as number) : 1;
  }

  #oneOf(length: number): Float64Array {
    if (this.#one.length !== length) this.#one = new Float64Array(length);
    return this.#one;
  }

  /** A part or the blend may have been fitted anew since; then its places are others. */
  #alignmentOf(name: string, part: Recommender): BlendAlignment {
    const kept = this.#alignments.get(name);
    if (kept?.known === part.known && kept.items === this.known.items) return kept;
    const alignment = new BlendAlignment(this.known.items, part.known);
    this.#alignments.set(name, alignment);
    return alignment;
  }

  /** A part's normalised scores in the blend's order. */
  #take(
    name: string,
    part: Recommender,
    history: History,
    scores: Float64Array,
    write: (scores: Float64Array) => void,
  ): void {
    const { normalize = 'zscore', over = 'all' } = this.options;
    const isKnown = this.#alignmentOf(name, part).take(write, scores);
    normalizeScores(scores, normalize, overOf(over, history, isKnown, scores.length));
    if (!isKnown) return;
    for (let n = 0; n < scores.length; n++) if (isKnown[n] === 0) scores[n] = 0;
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays' | 'parts'> {
    const { parts, weights, ...options } = this.options;
    const states = Object.entries(parts).map(([name, part]) => [name, part.toState()] as const);
    return {
      options: { ...options, ...(weights ? { weights: { ...weights } } : {}) },
      arrays: {},
      parts: Object.fromEntries(states),
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState, restorePart: (part: SavedState) => Recommender): Blend {
    const parts = Object.entries(state.parts ?? {}).map(
      ([name, part]) => [name, restorePart(part)] as const,
    );
    const options = { ...state.options, parts: Object.fromEntries(parts) };
    return new Blend(options).remember(state);
  }
}

function add(scores: Float64Array, one: Float64Array, weight: number): void {
  for (let n = 0; n < scores.length; n++) {
    scores[n] = (scores[n] as number) + weight * (one[n] as number);
  }
}

/** The items over which a part is normalised; `null` for all. */
function overOf(
  over: 'all' | 'unseen' | 'seen',
  history: History,
  isKnown: Uint8Array | null,
  length: number,
): Uint8Array | null {
  if (over === 'all') return isKnown;
  const among = new Uint8Array(length).fill(over === 'seen' ? 0 : 1);
  for (const item of history.items) among[item] = over === 'seen' ? 1 : 0;
  if (isKnown) for (let n = 0; n < length; n++) if (isKnown[n] === 0) among[n] = 0;
  return among;
}
