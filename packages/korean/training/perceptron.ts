import type { Candidates } from '../src/analyze/candidates.js';
import { MOST_CANDIDATES } from '../src/analyze/candidates.js';
import { createFeatureSpace, FEATURES, hashFeatures } from '../src/analyze/features.js';
import type { Lexicon } from '../src/analyze/lexicon.js';
import { BLOCK, slotOf, slotScale } from '../src/analyze/score.js';
import type { Units } from '../src/analyze/units.js';
import { bestPath, createLattice, reserveLattice } from '../src/analyze/viterbi.js';
import type { Lattice } from '../src/analyze/viterbi.js';
import { toCandidates } from '../src/model/model.js';
import type { Example } from './examples.js';
import { seededRandom, shuffle } from './random.js';
import type { Tables } from './tables.js';

export interface Weights {
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

export interface TrainingOptions {
  /** Blocks of weights; the size of the model. */
  readonly blocks: number;
  readonly epochs: number;
  readonly seed: number;
  /** How much better the truth must score than another label of a unit, so that nothing is learnt. */
  readonly margin: number;
  readonly onEpoch?: (epoch: number, errors: number, seconds: number) => void;
}

/** Share of sentences whose blanks are dropped at random. */
const DROP_BLANKS = 0.3;
/** Longer sentences are left out. */
const LONGEST = 1000;

/**
 * The averaged structured perceptron (Collins 2002), with a margin: where the best path is not the
 * true one, the true labels' weights go up by one and the others' down. The averaged weights are
 * kept as `w - u / t` (Daumé 2006).
 */
export function trainPerceptron(
  examples: readonly Example[],
  tables: Tables,
  lexicon: Lexicon,
  options: TrainingOptions,
): Weights {
  const { blocks, epochs, margin } = options;
  const size = tables.labels.length;
  const { colours } = tables;
  const candidates = toCandidates(tables.typos, tables.tagLabels, tables.begins);
  const weights = new Float32Array(blocks * BLOCK);
  const weightSums = new Float64Array(blocks * BLOCK);
  const transitions = new Float32Array((size + 1) * size);
  const transitionSums = new Float64Array((size + 1) * size);
  const space = createFeatureSpace(LONGEST);
  const lattice = createLattice(LONGEST);
  const guess = new Int32Array(LONGEST);
  const blanks = new Uint8Array(LONGEST);
  const random = seededRandom(options.seed);
  const order = Int32Array.from(examples.keys());
  const scale = slotScale(blocks);
  let time = 1;

  const change = (table: Float32Array, sums: Float64Array, at: number, by: number): void => {
    table[at] = (table[at] as number) + by;
    sums[at] = (sums[at] as number) + by * time;
  };

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const began = Date.now();
    let errors = 0;
    let places = 0;
    for (const index of order) {
      const example = examples[index] as Example;
      const n = example.label.length;
      if (n > LONGEST) continue;
      const spaced =
        random() < DROP_BLANKS ? dropBlanks(example.spaced, blanks, random) : example.spaced;
      const { symbol, fixed, label } = example;
      const units: Units = { length: n, symbol, spaced, fixed, start: symbol, end: symbol };
      hashFeatures(space, units, lexicon);
      scoreFloat(lattice, units, space.hashes, candidates, weights, colours);
      addMargin(lattice, label, margin);
      bestPath(lattice, n, transitions, size, guess);
      time += 1;
      let trueBefore = size;
      let guessBefore = size;
      for (let i = 0; i < n; i += 1) {
        const guessed = guess[i] as number;
        const truth = (label[i] as number) >= 0 ? (label[i] as number) : guessed;
        places += 1;
        if (truth !== guessed) {
          errors += 1;
          const truePlace = colours[truth] as number;
          const guessPlace = colours[guessed] as number;
          const from = i * FEATURES;
          for (let f = from; f < from + FEATURES; f += 1) {
            const slot = slotOf(space.hashes[f] as number, scale);
            change(weights, weightSums, slot ^ truePlace, 1);
            change(weights, weightSums, slot ^ guessPlace, -1);
          }
        }
        if (truth !== guessed || trueBefore !== guessBefore) {
          change(transitions, transitionSums, trueBefore * size + truth, 1);
          change(transitions, transitionSums, guessBefore * size + guessed, -1);
        }
        trueBefore = truth;
        guessBefore = guessed;
      }
    }
    options.onEpoch?.(epoch + 1, errors / places, (Date.now() - began) / 1000);
  }
  average(weights, weightSums, time);
  average(transitions, transitionSums, time);
  return { weights, transitions };
}

function average(table: Float32Array, sums: Float64Array, time: number): void {
  for (let i = 0; i < table.length; i += 1) {
    table[i] = (table[i] as number) - (sums[i] as number) / time;
  }
}

/** As the analyzer's `scoreUnits`, on weights as they are learnt. */
function scoreFloat(
  lattice: Lattice,
  units: Units,
  hashes: Int32Array,
  candidates: Candidates,
  weights: Float32Array,
  colours: Uint8Array,
): void {
  reserveLattice(lattice, units.length);
  const { counts, labels, emissions, slots } = lattice;
  const scale = slotScale(weights.length / BLOCK);
  for (let i = 0; i < units.length; i += 1) {
    const set = candidates.of(
      units.symbol[i] as number,
      units.fixed[i] as number,
      units.spaced[i] as number,
    );
    const to = i * MOST_CANDIDATES;
    counts[i] = set.length;
    labels.set(set, to);
    emissions[to] = 0;
    if (set.length === 1) continue;
    const from = i * FEATURES;
    for (let f = 0; f < FEATURES; f += 1) slots[f] = slotOf(hashes[from + f] as number, scale);
    for (let a = 0; a < set.length; a += 1) {
      const colour = colours[set[a] as number] as number;
      let sum = 0;
      for (let f = 0; f < FEATURES; f += 1) {
        sum += weights[(slots[f] as number) ^ colour] as number;
      }
      emissions[to + a] = sum;
    }
  }
}

/** Every label but the true one gets the margin for nothing. */
function addMargin(lattice: Lattice, truths: Int16Array, margin: number): void {
  if (margin === 0) return;
  const { counts, labels, emissions } = lattice;
  for (let i = 0; i < truths.length; i += 1) {
    const truth = truths[i] as number;
    const count = counts[i] as number;
    if (truth < 0 || count === 1) continue;
    const from = i * MOST_CANDIDATES;
    for (let at = from; at < from + count; at += 1) {
      if (labels[at] !== truth) emissions[at] = (emissions[at] as number) + margin;
    }
  }
}

/** All blanks of one noisy sentence in three, else some share of them. */
function dropBlanks(spaced: Uint8Array, into: Uint8Array, random: () => number): Uint8Array {
  const share = random() < 0.3 ? 1 : 0.6 * random();
  for (let i = 0; i < spaced.length; i += 1) {
    into[i] = i > 0 && spaced[i] === 1 && random() < share ? 0 : (spaced[i] as number);
  }
  return into;
}
