import { WindowError } from '../errors.js';

// Words of 8 bytes before a row's state.
const START = 0;
const END = 1;
/** The row of the key's next interval; -1 behind the last. In a free row: the next free one. */
const NEXT = 2;
/** The row of the key in the table of keys; -1 in a free row. */
const KEY = 3;
const ORDER = 4;
const LAST = 5;
const FIRED = 6;
const HEAD = 7;
const FIRST_ROWS = 8;

/**
 * Rows of numbers, one for each interval of time of a key: sessions, and windows that rows anchor. All
 * lie in one buffer; the intervals of a key are a chain. Freed rows are given again.
 */
export class IntervalRows {
  readonly stride: number;
  readonly objectsPerRow: number;
  f64: Float64Array;
  readonly objects: unknown[] = [];
  /** Row numbers given so far. */
  end = 0;
  /** Rows alive. */
  count = 0;
  #free = -1;
  /** Rows taken since the beginning: they are numbered by it. */
  #taken = 0;

  constructor(slots: number, objectsPerRow: number) {
    this.stride = HEAD + slots;
    this.objectsPerRow = objectsPerRow;
    this.f64 = new Float64Array(FIRST_ROWS * this.stride);
  }

  stateAt(row: number): number {
    return row * this.stride + HEAD;
  }

  /** A row for an interval of the key in row `key`. Its state is what stood there before. */
  take(key: number, start: number, end: number): number {
    let row = this.#free;
    if (row >= 0) this.#free = this.#get(row, NEXT);
    else {
      row = this.end++;
      if (this.end * this.stride > this.f64.length) {
        const larger = new Float64Array(2 * this.f64.length);
        larger.set(this.f64);
        this.f64 = larger;
      }
    }
    this.count++;
    const at = row * this.stride;
    this.f64[at + START] = start;
    this.f64[at + END] = end;
    this.f64[at + NEXT] = -1;
    this.f64[at + KEY] = key;
    this.f64[at + ORDER] = this.#taken++;
    this.f64[at + LAST] = -Infinity;
    this.f64[at + FIRED] = 0;
    return row;
  }

  /** Gives a row back; it must be out of its chain. */
  release(row: number): void {
    const at = row * this.stride;
    this.f64[at + KEY] = -1;
    this.f64[at + NEXT] = this.#free;
    this.#free = row;
    this.count--;
    this.objects.fill(undefined, row * this.objectsPerRow, (row + 1) * this.objectsPerRow);
  }

  isFree(row: number): boolean {
    return this.#get(row, KEY) < 0;
  }

  start(row: number): number {
    return this.#get(row, START);
  }

  windowEnd(row: number): number {
    return this.#get(row, END);
  }

  resize(row: number, start: number, end: number): void {
    this.f64[row * this.stride + START] = start;
    this.f64[row * this.stride + END] = end;
  }

  next(row: number): number {
    return this.#get(row, NEXT);
  }

  setNext(row: number, next: number): void {
    this.f64[row * this.stride + NEXT] = next;
  }

  key(row: number): number {
    return this.#get(row, KEY);
  }

  /** Counts up: intervals by when they began to be. */
  order(row: number): number {
    return this.#get(row, ORDER);
  }

  /** The greatest event time in it, where that is kept. */
  last(row: number): number {
    return this.#get(row, LAST);
  }

  setLast(row: number, time: number): void {
    this.f64[row * this.stride + LAST] = time;
  }

  /** Whether its result is out. */
  fired(row: number): boolean {
    return this.#get(row, FIRED) === 1;
  }

  setFired(row: number, fired: boolean): void {
    this.f64[row * this.stride + FIRED] = Number(fired);
  }

  /** By end, then start, then the order of coming to be. */
  compare(a: number, b: number): number {
    return (
      this.windowEnd(a) - this.windowEnd(b) ||
      this.start(a) - this.start(b) ||
      this.order(a) - this.order(b)
    );
  }

  /** All rows alive. */
  *alive(): Generator<number, undefined> {
    for (let row = 0; row < this.end; row++) if (!this.isFree(row)) yield row;
    return undefined;
  }

  capture(): { rows: Uint8Array; numbers: number[] } {
    const used = this.f64.slice(0, this.end * this.stride);
    return {
      rows: new Uint8Array(used.buffer),
      numbers: [this.end, this.count, this.#free, this.#taken],
    };
  }

  /** @throws WindowError `invalid-snapshot` for parts that do not fit each other. */
  restore(rows: Uint8Array, numbers: readonly number[]): void {
    const [end = 0, count = 0, free = -1, taken = 0] = numbers;
    if (rows.length !== 8 * end * this.stride)
      throw new WindowError('invalid-snapshot', 'The rows of the snapshot have another length.');
    this.f64 = new Float64Array(Math.max(FIRST_ROWS, end) * this.stride);
    new Uint8Array(this.f64.buffer).set(rows);
    this.objects.length = 0;
    this.end = end;
    this.count = count;
    this.#free = free;
    this.#taken = taken;
  }

  #get(row: number, field: number): number {
    return this.f64[row * this.stride + field] as number;
  }
}
