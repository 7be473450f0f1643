import { checkNumber, checkOption, RecommendError } from '../errors.js';
import type { Recommender } from '../models/recommender.js';
import type { Normalization } from './normalize-scores.js';

/** Options of `Blend`. */
export interface BlendOptions {
  /** Models and features, by the names that `weights` uses. */
  parts: Readonly<Record<string, Recommender>>;
  /** How much each part counts; every part needs one here. By default all count 1. */
  weights?: Readonly<Record<string, number>> | undefined;
  /** How the parts are made comparable, for each user; `'zscore'` by default. */
  normalize?: Normalization | undefined;
  /**
   * Over which items mean and width are found: `'all'` (default), those that the user has not seen
   * (`'unseen'`, for lists of new things), or those that he or she has (`'seen'`).
   */
  over?: 'all' | 'unseen' | 'seen' | undefined;
  /** Whether `fit` fits parts anew that are fitted already; `true` by default. */
  refit?: boolean | undefined;
}

/** Checks them. */
export function checkBlend({ parts, weights, normalize, over, refit }: BlendOptions): void {
  checkOption('normalize', normalize, ['zscore', 'minmax', 'rank', 'none']);
  checkOption('over', over, ['all', 'unseen', 'seen']);
  checkOption('refit', refit, [true, false]);
  const names = Object.keys(parts);
  if (names.length === 0) {
    throw new RecommendError(
      'invalid-parameter',
      'A blend needs parts: { parts: { name: model } }.',
    );
  }
  if (weights) checkWeights(names, weights);
}

function checkWeights(names: string[], weights: Readonly<Record<string, number>>): void {
  const known = names.join(', ');
  for (const [name, weight] of Object.entries(weights)) {
    if (!names.includes(name)) {
      throw new RecommendError(
        'invalid-parameter',
        `There is no part ${name}; there are ${known}.`,
      );
    }
    checkNumber(`weights.${name}`, weight, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE });
  }
  const missing = names.find((name) => !Object.hasOwn(weights, name));
  if (missing !== undefined) {
    throw new RecommendError(
      'invalid-parameter',
      `The part ${missing} has no weight (0 leaves it out).`,
    );
  }
}
