/** How much heavier than rows of the base a member's events weigh. */
export interface Weights {
  /** In the counts of words. */
  readonly words: number;
  /** In the counts of classes. */
  readonly prior: number;
}

/**
 * Weights among which `weight: 'auto'` chooses: each pair is scored on every event before the event
 * is learnt (the prequential principle: Dawid 1984, Statistical theory: the prequential approach),
 * and the one that has foretold the member best is in force. Part of the format of saved bytes.
 *
 * Words and classes have weights of their own, because what helps the one harms the other: a class
 * has to share its words' probability with all that a member adds, so that heavy words make a text
 * of other words less likely just in the classes that the member likes best, while it takes heavy
 * events to move the prior of a large base.
 */
export const CANDIDATES: readonly Weights[] = [
  { words: 5, prior: 50 },
  { words: 1, prior: 1 },
  { words: 50, prior: 50 },
  { words: 5, prior: 1000 },
  { words: 50, prior: 1000 },
];

/** Share of labels that are taken to be chance, so that one surprise does not decide for ever. */
const CHANCE = 0.05;

/** Losses are kept in steps of 1/16 nat: whole numbers, so that sums can be undone exactly. */
const STEPS = 16;

/** Log-loss of a class that was foretold with a probability, in whole steps. */
export function lossOf(probability: number, classes: number): number {
  return Math.round(-Math.log((1 - CHANCE) * probability + CHANCE / classes) * STEPS);
}

/** The candidate with the lowest loss; the first among equals, as before any evidence. */
export function bestWeights(losses: readonly number[]): Weights {
  return CANDIDATES[losses.indexOf(Math.min(...losses))] as Weights;
}
