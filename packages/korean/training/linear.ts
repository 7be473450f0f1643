import { slotOf, STEP_OF_TABLE } from '../src/analyze/linear-table.js';
import { seededRandom, shuffle } from './random.js';

/** Yes-or-no questions with their features, a fixed number each, and the answers. */
export class LinearExamples {
  readonly features: number;
  count = 0;
  private hashes: Int32Array;
  private answers: Uint8Array = new Uint8Array(4096);

  constructor(features: number) {
    this.features = features;
    this.hashes = new Int32Array(4096 * features);
  }

  add(hashes: Int32Array, answer: boolean): void {
    const { features, count } = this;
    if (count === this.answers.length) {
      this.hashes = grown(this.hashes, new Int32Array(this.hashes.length * 2));
      this.answers = grown(this.answers, new Uint8Array(count * 2));
    }
    this.hashes.set(hashes, count * features);
    this.answers[count] = answer ? 1 : 0;
    this.count += 1;
  }

  /**
   * Logistic regression by stochastic gradient descent with a step for each weight (AdaGrad), and
   * the lasso's pull to nought; averaged over all epochs but the first. The outcome in bytes.
   */
  learn(options: LinearOptions): Int8Array {
    const { answers, count, features } = this;
    const { size, lasso } = options;
    const slots = this.hashes.slice(0, count * features);
    for (let i = 0; i < slots.length; i += 1) slots[i] = slotOf(slots[i] as number, size);
    const weights = new Float64Array(size);
    const squares = new Float64Array(size).fill(1);
    const sums = new Float64Array(size);
    const random = seededRandom(options.seed);
    const order = Int32Array.from({ length: count }, (_, index) => index);
    let time = 0;
    for (let epoch = 0; epoch < options.epochs; epoch += 1) {
      shuffle(order, random);
      for (const example of order) {
        const from = example * features;
        let score = 0;
        for (let f = from; f < from + features; f += 1) {
          score += weights[slots[f] as number] as number;
        }
        const slope = 1 / (1 + Math.exp(-score)) - (answers[example] as number);
        if (epoch > 0) time += 1;
        if (Math.abs(slope) < 0.002) continue;
        for (let f = from; f < from + features; f += 1) {
          const slot = slots[f] as number;
          const weight = weights[slot] as number;
          const square = (squares[slot] as number) + slope * slope;
          const rate = options.rate / Math.sqrt(square);
          const target = weight - rate * slope;
          const pulled = Math.sign(target) * Math.max(0, Math.abs(target) - rate * lasso);
          squares[slot] = square;
          weights[slot] = pulled;
          sums[slot] = (sums[slot] as number) + (pulled - weight) * time;
        }
      }
    }
    return Int8Array.from(weights, (weight, slot) => {
      const worth = weight - (sums[slot] as number) / Math.max(1, time);
      return Math.max(-127, Math.min(127, Math.round(worth / STEP_OF_TABLE)));
    });
  }
}

export interface LinearOptions {
  /** Weights of the table. */
  readonly size: number;
  readonly epochs: number;
  readonly rate: number;
  /** How strongly each example pulls the weights that it uses to nought. */
  readonly lasso: number;
  readonly seed: number;
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
