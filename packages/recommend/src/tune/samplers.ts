import { checkNumber, checkOption } from '../errors.js';
import { RandomState } from '../random/random-state.js';
import { mixtureOf } from './mixture.js';
import { scaleOf } from './scale.js';
import type { Dimension } from './space.js';

/** A trial as a sampler sees it: inner numbers, and a loss that is lower for better ones. */
export interface Observation {
  inner: readonly number[];
  loss: number;
}

/** Settings of the tree-structured Parzen estimator. */
export interface TpeOptions {
  /** Trials by chance before it begins; 10 by default. */
  startupTrials?: number | undefined;
  /** Drawn numbers among which the most promising is tried; 24 by default. */
  eiCandidates?: number | undefined;
  /** Whether values are drawn together, as Optuna 5 does (default), or each by itself. */
  multivariate?: boolean | undefined;
}

/** @throws RecommendError `invalid-parameter` for an option that cannot be. */
export function checkTpe({
  startupTrials = 10,
  eiCandidates = 24,
  multivariate,
}: TpeOptions): void {
  checkNumber('tpe.startupTrials', startupTrials, { min: 0, integer: true });
  checkNumber('tpe.eiCandidates', eiCandidates, { min: 1, integer: true });
  checkOption('tpe.multivariate', multivariate, [true, false]);
}

/**
 * A generator of random numbers that depends on the seed and the trial alone: a search that goes on
 * later then draws what it would have drawn in one go.
 */
export function randomOfTrial(seed: number, trial: number): RandomState {
  let mixed = seed ^ Math.imul(trial + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return new RandomState((mixed ^ (mixed >>> 16)) >>> 0);
}

/** Any values of the space. */
export function sampleRandom(dimensions: readonly Dimension[], random: RandomState): number[] {
  return dimensions.map((dimension) => {
    if (dimension.type === 'choice') return random.below(dimension.values.length);
    const { low, high, from } = scaleOf(dimension);
    return from(low + (high - low) * random.random());
  });
}

/**
 * The next trial by the tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl 2011):
 * of numbers drawn from the density of the best trials the one is taken whose density among the best
 * is highest against that among the rest. The best are the first `min(ceil(0.1 n), 25)`.
 * O(candidates × trials × dimensions).
 */
export function sampleTpe(
  dimensions: readonly Dimension[],
  past: readonly Observation[],
  random: RandomState,
  { startupTrials = 10, eiCandidates = 24, multivariate = true }: TpeOptions = {},
): number[] {
  if (past.length < startupTrials || past.length === 0) return sampleRandom(dimensions, random);
  const good = Math.min(Math.ceil(0.1 * past.length), 25);
  const ranks = Array.from(past.keys()).sort(
    (a, b) => (past[a]?.loss ?? 0) - (past[b]?.loss ?? 0) || a - b,
  );
  // Both halves keep the order in time: old observations are forgotten.
  const best = new Set(ranks.slice(0, good));
  const below = past.flatMap(({ inner }, k) => (best.has(k) ? [inner] : []));
  const above = past.flatMap(({ inner }, k) => (best.has(k) ? [] : [inner]));
  if (multivariate) return mostPromising(dimensions, below, above, eiCandidates, random);
  return dimensions.flatMap((dimension, d) => {
    const own = (inner: readonly number[]): number[] => [inner[d] as number];
    return mostPromising([dimension], below.map(own), above.map(own), eiCandidates, random);
  });
}

function mostPromising(
  dimensions: readonly Dimension[],
  best: readonly (readonly number[])[],
  rest: readonly (readonly number[])[],
  candidates: number,
  random: RandomState,
): number[] {
  const below = mixtureOf(dimensions, best);
  const above = mixtureOf(dimensions, rest);
  let winner: number[] = [];
  let most = -Infinity;
  for (let c = 0; c < candidates; c++) {
    const inner = below.sample(random);
    const gain = below.logDensity(inner) - above.logDensity(inner);
    if (gain > most || c === 0) {
      most = gain;
      winner = inner;
    }
  }
  return winner;
}
