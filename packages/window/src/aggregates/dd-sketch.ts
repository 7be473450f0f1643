import { DDBins } from './dd-bins.js';
import type { StateReader } from './state-reader.js';
import type { StateWriter } from './state-writer.js';

/** Numbers nearer to zero than this count as zero: below, 64-bit numbers lose their digits. */
const LEAST = 2.2250738585072014e-308;

/**
 * Quantiles within a relative error (Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile
 * sketch with relative-error guarantees", PVLDB 12(12), 2019): bin i counts the numbers in
 * (g^(i - 1), g^i], g = (1 + a) / (1 - a); those below zero are counted by their size in bins of
 * their own. With more than `maxBins` bins on one side of zero, those nearest to zero are pushed together
 * and lose their accuracy.
 */
export class DDSketch {
  readonly #logBase: number;
  readonly #scale: number;
  #above: DDBins;
  #below: DDBins;
  // -Infinity, zero, Infinity: counted apart.
  #lowest = 0;
  #zero = 0;
  #highest = 0;
  #count = 0;

  constructor(relativeAccuracy: number, maxBins: number) {
    const base = (1 + relativeAccuracy) / (1 - relativeAccuracy);
    this.#logBase = Math.log(base);
    // The point of a bin that is as far, relatively, from one of its ends as from the other.
    this.#scale = 2 / (base + 1);
    this.#above = new DDBins(maxBins);
    this.#below = new DDBins(maxBins);
  }

  /** How many numbers were added. */
  get count(): number {
    return this.#count;
  }

  /** @param x Not NaN. */
  add(x: number): void {
    this.#count++;
    if (x === Infinity) this.#highest++;
    else if (x === -Infinity) this.#lowest++;
    else if (x >= LEAST) this.#above.add(this.#binOf(x), 1);
    else if (x <= -LEAST) this.#below.add(this.#binOf(-x), 1);
    else this.#zero++;
  }

  merge(from: DDSketch): void {
    this.#above.merge(from.#above);
    this.#below.merge(from.#below);
    this.#lowest += from.#lowest;
    this.#zero += from.#zero;
    this.#highest += from.#highest;
    this.#count += from.#count;
  }

  /** About the number that stands at floor(q (n - 1)), from 0, among all in order; NaN of none. */
  quantile(q: number): number {
    if (this.#count === 0) return NaN;
    // How many stand before the wanted one.
    let rest = Math.floor(q * (this.#count - 1));
    if (rest < this.#lowest) return -Infinity;
    rest -= this.#lowest;

    // The largest of those below zero come first: walk them from their other end.
    let below = 0;
    this.#below.forEach((_, count) => void (below += count));
    if (rest < below) return -this.#at(this.#below, below - 1 - rest);
    rest -= below;
    if (rest < this.#zero) return 0;
    rest -= this.#zero;
    const found = this.#at(this.#above, rest);
    return Number.isNaN(found) ? Infinity : found;
  }

  write(writer: StateWriter): void {
    writer.uint(this.#lowest).uint(this.#zero).uint(this.#highest);
    this.#above.write(writer);
    this.#below.write(writer);
  }

  /** Reads counts into this sketch, which must be new. */
  read(reader: StateReader, maxBins: number): void {
    this.#lowest = reader.uint();
    this.#zero = reader.uint();
    this.#highest = reader.uint();
    this.#above = DDBins.read(reader, maxBins);
    this.#below = DDBins.read(reader, maxBins);
    this.#count = this.#lowest + this.#zero + this.#highest;
    for (const bins of [this.#above, this.#below])
      bins.forEach((_, count) => void (this.#count += count));
    reader.check(Number.isSafeInteger(this.#count), 'its counts are too large');
  }

  #binOf(size: number): number {
    return Math.ceil(Math.log(size) / this.#logBase);
  }

  /** The number that `rest` others of these bins stand before; NaN when there are no more. */
  #at(bins: DDBins, rest: number): number {
    let found = NaN;
    let before = 0;
    bins.forEach((bin, count) => {
      before += count;
      if (before <= rest) return false;
      found = Math.min(Number.MAX_VALUE, Math.exp(bin * this.#logBase) * this.#scale);
      return true;
    });
    return found;
  }
}
