import type { StateReader } from './state-reader.js';
import type { StateWriter } from './state-writer.js';

/** Places from the lowest to the highest bin that numbers of 64 bits can have, at accuracy 0.0001. */
const FARTHEST = 2 ** 23;
/** No bins yet: shared, since a million keys may have none below zero. */
const NONE = new Float64Array(0);

/**
 * Counts by bin number, at most `limit` bins side by side: more push what is lowest together into the
 * lowest bin. However counts come and are merged, the bins are the same.
 */
export class DDBins {
  readonly #limit: number;
  #counts = NONE;
  /** The bin that `#counts[0]` counts. */
  #base = 0;
  #lowest = Infinity;
  #highest = -Infinity;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(bin: number, count: number): void {
    const highest = Math.max(this.#highest, bin);
    const at = Math.max(bin, highest - this.#limit + 1);
    if (!(at >= this.#base && at < this.#base + this.#counts.length)) this.#makeRoom(at, highest);
    const place = at - this.#base;
    this.#counts[place] = (this.#counts[place] as number) + count;
    this.#lowest = Math.min(this.#lowest, at);
    this.#highest = highest;
  }

  merge(from: DDBins): void {
    from.forEach((bin, count) => {
      this.add(bin, count);
    });
  }

  /** Visits the bins that count something, from the lowest up; a visitor that gives true ends it. */
  forEach(visit: (bin: number, count: number) => unknown): void {
    for (let bin = this.#lowest; bin <= this.#highest; bin++) {
      const count = this.#counts[bin - this.#base] as number;
      if (count > 0 && visit(bin, count) === true) return;
    }
  }

  write(writer: StateWriter): void {
    let bins = 0;
    this.forEach(() => {
      bins++;
    });
    writer.uint(bins);
    let before = 0;
    this.forEach((bin, count) => {
      writer.int(bin - before).uint(count);
      before = bin;
    });
  }

  static read(reader: StateReader, limit: number): DDBins {
    const bins = new DDBins(limit);
    const length = reader.length(2);
    let bin = 0;
    for (let i = 0; i < length; i++) {
      const step = reader.int();
      bin += step;
      const fits = Math.abs(bin) < FARTHEST && (i === 0 || step > 0);
      reader.check(fits && bin - Math.min(bins.#lowest, bin) < limit, 'its bins are out of order');
      const count = reader.uint();
      reader.check(count > 0, 'a bin is empty');
      bins.add(bin, count);
    }
    return bins;
  }

  /** Makes a longer array that holds `bin`, without what lies too far below `highest`. */
  #makeRoom(bin: number, highest: number): void {
    const lowest = Math.max(Math.min(this.#lowest, bin), highest - this.#limit + 1);
    const span = highest - lowest + 1;
    const counts = new Float64Array(Math.min(this.#limit, Math.max(8, span + (span >> 1))));
    // What is left over goes to both sides.
    const base = lowest - ((counts.length - span) >> 1);
    this.forEach((old, count) => {
      const place = Math.max(old, lowest) - base;
      counts[place] = (counts[place] as number) + count;
    });
    this.#lowest = Math.max(this.#lowest, lowest);
    this.#counts = counts;
    this.#base = base;
  }
}
