import type { Id } from '../data/ids.js';
import { RecommendError } from '../errors.js';
import type { Prediction } from '../models/rating-model.js';

/** Root of the mean squared error, as Surprise's `accuracy.rmse`. */
export function rmse(predictions: Iterable<Prediction>): number {
  return Math.sqrt(mse(predictions));
}

/** Mean squared error. */
export function mse(predictions: Iterable<Prediction>): number {
  return meanOf(predictions, (error) => error * error);
}

/** Mean absolute error. */
export function mae(predictions: Iterable<Prediction>): number {
  return meanOf(predictions, Math.abs);
}

/**
 * Fraction of concordant pairs (Koren and Sill 2013, section 5.2), as Surprise counts it: pairs of
 * one user with different ratings; a pair is discordant where the estimates are tied; the numbers
 * are averaged over users that have any such pair, each kind by itself. O(n log n).
 *
 * @throws RecommendError `invalid-input` if no user has two different ratings.
 */
export function fcp(predictions: Iterable<Prediction>): number {
  const byUser = new Map<Id, [rating: number, estimate: number][]>();
  for (const [index, { user, estimate, trueRating }] of checked(predictions)) {
    const own = byUser.get(user);
    const pair: [number, number] = [told(trueRating, index), estimate];
    if (own) own.push(pair);
    else byUser.set(user, [pair]);
  }
  let concordant = 0;
  let discordant = 0;
  let usersConcordant = 0;
  let usersDiscordant = 0;
  for (const pairs of byUser.values()) {
    const [agree, disagree] = countPairs(pairs);
    concordant += agree;
    discordant += disagree;
    if (agree > 0) usersConcordant++;
    if (disagree > 0) usersDiscordant++;
  }
  const agree = usersConcordant === 0 ? 0 : concordant / usersConcordant;
  const disagree = usersDiscordant === 0 ? 0 : discordant / usersDiscordant;
  if (agree + disagree > 0) return agree / (agree + disagree);
  throw new RecommendError(
    'invalid-input',
    'fcp needs a user with at least two different ratings; there is none.',
  );
}

/** Pairs of different ratings: those that the estimates order alike, and the others. */
function countPairs(pairs: [rating: number, estimate: number][]): [number, number] {
  const estimates = [...new Set(pairs.map(([, estimate]) => estimate))].sort((a, b) => a - b);
  const rankOf = new Map(estimates.map((estimate, rank) => [estimate, rank + 1]));
  // A Fenwick tree over the estimates' ranks counts those of lower ratings that lie below.
  const tree = new Int32Array(estimates.length + 1);
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  let agree = 0;
  let different = 0;
  let added = 0;
  for (let k = 0; k < sorted.length; k++) {
    const [rating, estimate] = sorted[k] as [number, number];
    for (; (sorted[added] as [number, number])[0] < rating; added++) {
      const [, lower] = sorted[added] as [number, number];
      for (let r = rankOf.get(lower) ?? 0; r < tree.length; r += r & -r) {
        tree[r] = (tree[r] as number) + 1;
      }
    }
    different += added;
    for (let r = (rankOf.get(estimate) ?? 0) - 1; r > 0; r -= r & -r) agree += tree[r] as number;
  }
  return [agree, different - agree];
}

function meanOf(predictions: Iterable<Prediction>, cost: (error: number) => number): number {
  let sum = 0;
  let count = 0;
  for (const [index, { trueRating, estimate }] of checked(predictions)) {
    sum += cost(told(trueRating, index) - estimate);
    count++;
  }
  return sum / count;
}

function checked(predictions: Iterable<Prediction>): IterableIterator<[number, Prediction]> {
  const all = [...predictions];
  if (all.length > 0) return all.entries();
  throw new RecommendError('invalid-input', 'There are no predictions to judge.');
}

function told(rating: number | null, index: number): number {
  if (rating !== null && !Number.isNaN(rating)) return rating;
  throw new RecommendError(
    'invalid-input',
    `Prediction ${index} has no true rating: give one to predict, or use test.`,
    index,
  );
}
