/**
 * Weights among which `weight: 'auto'` chooses: each is scored on every event before the event is
 * learnt (the prequential principle: Dawid 1984, Statistical theory: the prequential approach), and
 * the one that has foretold the member best is in force. Part of the format of saved bytes.
 */
export const CANDIDATES: readonly number[] = [1, 5, 20, 50, 100, 200, 500];

/** Share of labels that are taken to be chance, so that one surprise does not decide for ever. */
const CHANCE = 0.05;

/** Losses are kept in steps of 1/16 nat: whole numbers, so that sums can be undone exactly. */
const STEPS = 16;

/** Log-loss of a class that was foretold with a probability, in whole steps. */
export function lossOf(probability: number, classes: number): number {
  return Math.round(-Math.log((1 - CHANCE) * probability + CHANCE / classes) * STEPS);
}

/** The weight with the lowest loss; the smallest among equals, which stays closest to the base. */
export function bestWeight(losses: readonly number[]): number {
  return CANDIDATES[losses.indexOf(Math.min(...losses))] as number;
}
