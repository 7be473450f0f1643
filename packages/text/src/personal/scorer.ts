import type { Label } from '../types.js';
import type { Weights } from './candidates.js';
import type { Ground, WordKey } from './ground.js';
import type { Overlay } from './overlay.js';

/** A text as scores need it: its words, by key, and how often each stands in it. */
export type CountedText = readonly (readonly [key: WordKey, count: number])[];

/**
 * Scores texts as `MultinomialNB` would, had it learnt the rows of the base and, `weight` times as
 * heavy, those of the member. With n the counts of the base and d those of the member:
 *
 * `log P(w | c) = log(n(c, w) + weight d(c, w) + alpha) - log(sum over v of the same)`
 *
 * where v runs over the words of the base and the new words of the member; a new word has n = 0.
 * Priors are reckoned likewise, from the rows of each class. Only the weights differ between
 * candidates, so that one set of counts serves all of them.
 */
export class Scorer<L extends Label> {
  readonly #ground: Ground<L>;
  readonly #overlay: Overlay<L>;
  readonly #weight: number;
  readonly #logPrior: Float64Array;
  readonly #logTotals: Float64Array;

  /** @param scale - What a stored count is worth at the time that scores are reckoned to. */
  constructor(ground: Ground<L>, overlay: Overlay<L>, weights: Weights, scale: number) {
    const words = weights.words * scale;
    const prior = weights.prior * scale;
    this.#ground = ground;
    this.#overlay = overlay;
    this.#weight = words;
    const classCount = ground.classCount.map((n, k) => n + prior * at(overlay.classCount, k));
    const rows = classCount.reduce((sum, count) => sum + count, 0);
    this.#logPrior =
      ground.fixedPrior ?? classCount.map((count) => Math.log(count) - Math.log(rows));
    const newWords = ground.alpha * overlay.newWords;
    this.#logTotals = ground.totals.map((total, k) =>
      Math.log(total + newWords + words * at(overlay.totals, k)),
    );
  }

  /** `log P(class, text)` for each class, into `scores` from `start`. */
  score(text: CountedText, scores: Float64Array, start: number): void {
    const outputs = this.#logPrior.length;
    for (let k = 0; k < outputs; k++) scores[start + k] = at(this.#logPrior, k);
    for (const [key, count] of text) {
      const learnt = this.#overlay.counts.get(key);
      if (typeof key === 'string' && learnt === undefined) continue;
      for (let k = 0; k < outputs; k++) {
        scores[start + k] =
          at(scores, start + k) + count * this.logProbability(key, k, learnt?.[k]);
      }
    }
  }

  /** `log P(word | class)` of a word that the member has met so often in the class. */
  logProbability(key: WordKey, code: number, learnt: number = 0): number {
    const { alpha, logs, classes } = this.#ground;
    const log = typeof key === 'number' ? at(logs, key * classes.length + code) : Math.log(alpha);
    const added = this.#weight * learnt;
    return (added === 0 ? log : Math.log(Math.exp(log) + added)) - at(this.#logTotals, code);
  }
}

const at = (numbers: ArrayLike<number>, i: number): number => numbers[i] as number;
