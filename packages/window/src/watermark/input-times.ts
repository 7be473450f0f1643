import { WindowError, checkNumber } from '../errors.js';

const MOST_INPUTS = 1_000_000;

/** The greatest event time of each input, -Infinity before its first row. Inputs count from 0. */
export class InputTimes {
  readonly #greatest: number[] = [];
  readonly #known: number;

  /** @param inputs How many are known from the start; more may come. */
  constructor(inputs: number) {
    checkNumber('The number of inputs', inputs, { min: 1, max: MOST_INPUTS, integer: true });
    this.#known = inputs;
    this.#growTo(inputs);
  }

  get count(): number {
    return this.#greatest.length;
  }

  /** @throws WindowError `invalid-parameter` where `input` is no number of an input. */
  observe(input: number, time: number): void {
    const greatest = this.#greatest[input];
    if (greatest === undefined) {
      checkNumber('The input', input, { min: 0, max: MOST_INPUTS - 1, integer: true });
      this.#growTo(input + 1);
      this.observe(input, time);
    } else if (time > greatest) this.#greatest[input] = time;
  }

  /** -Infinity too for an input that has not been seen. */
  of(input: number): number {
    return this.#greatest[input] ?? -Infinity;
  }

  #growTo(count: number): void {
    while (this.#greatest.length < count) this.#greatest.push(-Infinity);
  }

  /** A watermark, then the times. */
  save(watermark: number): Float64Array {
    const saved = new Float64Array(this.count + 1);
    saved[0] = watermark;
    saved.set(this.#greatest, 1);
    return saved;
  }

  /**
   * Takes the times that `save` gave; gives the watermark back. Inputs that are known here and have come
   * since are without a row.
   *
   * @throws WindowError `invalid-snapshot`
   */
  restore(saved: Float64Array): number {
    if (saved.length < 2 || saved.length > MOST_INPUTS + 1 || saved.some(Number.isNaN))
      throw new WindowError('invalid-snapshot', 'The saved watermark is no list of event times.');
    this.#greatest.length = 0;
    for (const time of saved.subarray(1)) this.#greatest.push(time);
    this.#growTo(this.#known);
    return saved[0] as number;
  }
}
