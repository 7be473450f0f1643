import { WindowError } from '../errors.js';
import { LastView, copyBytes, sameBytes } from '../rows/key-bytes.js';
import { KeyArena } from './key-arena.js';

/** Keys of up to so many bytes lie in their row, longer ones in the arena. */
const INLINE_KEY = 24;
/** Words of 8 bytes before a row's state: one of hash and key length, then the key. */
const HEAD = 1 + INLINE_KEY / 8;
const FIRST_ROWS = 8;
/** Up to this many rows the buffer doubles; above it grows by a quarter, which wastes less. */
const DOUBLING_ROWS = 1 << 20;
/** The key length of a row that is free. */
const FREE = 0x7fffffff;
/** The sign bit of the key length marks a changed row. */
const CHANGED = -0x80000000;

/**
 * Rows of numbers, one for each key: open addressing with linear probing over typed arrays.
 *
 * - Slots are pairs of 32 bits, hash and row number + 1, so that probing rarely touches a row.
 * - Rows lie in one buffer, `stride` words of 8 bytes each: hash, key length, the key (or where it
 *   lies in the arena), then `slots` numbers of state. Row numbers count up from 0 in order of
 *   first arrival as long as nothing is removed.
 * - State that is no number lies in `objects`, `objectsPerRow` for each row.
 *
 * The buffer is what a snapshot holds; slots are made anew. `clear` keeps all memory.
 */
export class KeyedRows {
  /** Words of one row. */
  readonly stride: number;
  readonly objectsPerRow: number;
  /** The rows; another array after the table has grown. */
  f64: Float64Array;
  readonly objects: unknown[] = [];
  /** Row numbers given so far: all rows are below. Some may be free. */
  end = 0;
  /** Rows alive. */
  count = 0;

  #i32: Int32Array;
  #u8: Uint8Array;
  #view: DataView;
  /** Of the keys that come in. */
  readonly #keys = new LastView();
  #slots: Int32Array = new Int32Array(FIRST_ROWS * 4);
  #mask = FIRST_ROWS * 2 - 1;
  /** The empty slot at which the last `find` ended. */
  #vacant = 0;
  readonly #arena = new KeyArena();
  readonly #arenaView = new LastView();
  /** Only there so that `warm` does something. */
  readonly #touched = new Int32Array(1);
  /** First of the chain of free rows; -1: none. */
  #free = -1;

  constructor(slots: number, objectsPerRow: number) {
    this.stride = HEAD + slots;
    this.objectsPerRow = objectsPerRow;
    this.f64 = new Float64Array(FIRST_ROWS * this.stride);
    this.#i32 = new Int32Array(this.f64.buffer);
    this.#u8 = new Uint8Array(this.f64.buffer);
    this.#view = new DataView(this.f64.buffer);
  }

  /** Bytes of its buffers. */
  get bytes(): number {
    return this.f64.byteLength + this.#slots.byteLength + this.#arena.bytes.length;
  }

  /** Where the state of a row begins in `f64`. */
  stateAt(row: number): number {
    return row * this.stride + HEAD;
  }

  /**
   * Touches what `find` will look at for some hashes. In large tables each look is a cache miss; here
   * they are waited for together.
   */
  warm(hash: Uint32Array, from: number, to: number): void {
    const slots = this.#slots;
    const i32 = this.#i32;
    const words = 2 * this.stride;
    let touched = 0;
    for (let i = from; i < to; i++) {
      const next = (slots[2 * ((hash[i] as number) & this.#mask) + 1] as number) * words;
      // The row's first and last word, or those of row 0.
      const row = next === 0 ? 0 : next - words;
      touched ^= (i32[row] as number) ^ (i32[row + words - 1] as number);
    }
    this.#touched[0] = touched;
  }

  /** The row of the key at [begin, end); -1 where there is none (`insert` may follow then). */
  find(keys: Uint8Array, begin: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const signed = hash | 0;
    const view = this.#keys.of(keys);
    let at = hash & mask;
    for (;;) {
      const row = (slots[2 * at + 1] as number) - 1;
      if (row < 0) {
        this.#vacant = at;
        return -1;
      }
      if (slots[2 * at] === signed && this.#hasKey(row, view, begin, end)) return row;
      at = (at + 1) & mask;
    }
  }

  /** A row for the key that `find` has just not found. Its state is what stood there before. */
  insert(keys: Uint8Array, begin: number, end: number, hash: number): number {
    let row = this.#free;
    if (row >= 0) this.#free = this.f64[row * this.stride + 1] as number;
    else {
      row = this.end;
      if ((row + 1) * this.stride > this.f64.length) this.#growRows(row);
      this.end = row + 1;
    }
    this.count++;
    this.#slots[2 * this.#vacant] = hash;
    this.#slots[2 * this.#vacant + 1] = row + 1;
    const word = row * this.stride;
    this.#i32[2 * word] = hash;
    this.#i32[2 * word + 1] = end - begin;
    if (end - begin <= INLINE_KEY) {
      copyBytes(this.#keys.of(keys), begin, this.#view, 8 * word + 8, end - begin);
    } else this.f64[word + 1] = this.#arena.store(keys, begin, end);
    if (4 * this.count > 3 * (this.#mask + 1)) this.#growSlots();
    return row;
  }

  /** Takes a row out; its number is given again. */
  remove(row: number): void {
    const word = row * this.stride;
    const slots = this.#slots;
    const mask = this.#mask;
    let hole = (this.#i32[2 * word] as number) & mask;
    while (slots[2 * hole + 1] !== row + 1) hole = (hole + 1) & mask;
    // The rows behind move up to where probing would have put them without this one.
    for (let at = (hole + 1) & mask; slots[2 * at + 1] !== 0; at = (at + 1) & mask) {
      const home = (slots[2 * at] as number) & mask;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      slots[2 * hole] = slots[2 * at] as number;
      slots[2 * hole + 1] = slots[2 * at + 1] as number;
      hole = at;
    }
    slots[2 * hole + 1] = 0;
    const length = this.#keyLength(row);
    this.#i32[2 * word + 1] = FREE;
    this.f64[word + 1] = this.#free;
    this.#free = row;
    this.count--;
    this.objects.fill(undefined, row * this.objectsPerRow, (row + 1) * this.objectsPerRow);
    if (length > INLINE_KEY) this.#arena.waste += length;
    if (this.#arena.isWasteful) this.#packArena();
  }

  /** Makes it empty, keeping its memory. */
  clear(): void {
    if (this.end > 0) this.#slots.fill(0);
    this.objects.length = 0;
    this.end = 0;
    this.count = 0;
    this.#arena.clear();
    this.#free = -1;
  }

  isFree(row: number): boolean {
    return this.#i32[2 * row * this.stride + 1] === FREE;
  }

  hash(row: number): number {
    return (this.#i32[2 * row * this.stride] as number) >>> 0;
  }

  /** The bytes that the keys of this row lie in, from `keyBegin(row)` to `keyEnd(row)`. */
  keyBytes(row: number): Uint8Array {
    return this.#keyLength(row) <= INLINE_KEY ? this.#u8 : this.#arena.bytes;
  }

  keyBegin(row: number): number {
    const word = row * this.stride;
    return this.#keyLength(row) <= INLINE_KEY ? 8 * word + 8 : (this.f64[word + 1] as number);
  }

  keyEnd(row: number): number {
    return this.keyBegin(row) + this.#keyLength(row);
  }

  /** Marks a row as changed. */
  mark(row: number): void {
    const at = 2 * row * this.stride + 1;
    this.#i32[at] = (this.#i32[at] as number) | CHANGED;
  }

  unmark(row: number): void {
    const at = 2 * row * this.stride + 1;
    this.#i32[at] = (this.#i32[at] as number) & ~CHANGED;
  }

  isMarked(row: number): boolean {
    return (this.#i32[2 * row * this.stride + 1] as number) < 0;
  }

  /** Copies of the buffers, and what else `restore` needs; objects are not among them. */
  capture(): KeyedRowsCopy {
    return {
      rows: this.#u8.slice(0, 8 * this.end * this.stride),
      arena: this.#arena.copy(),
      numbers: [this.end, this.count, this.#free, this.#arena.waste],
    };
  }

  /** @throws WindowError `invalid-snapshot` for parts that do not fit each other. */
  restore(copy: KeyedRowsCopy): void {
    const [end = 0, count = 0, free = -1, waste = 0] = copy.numbers;
    if (copy.rows.length !== 8 * end * this.stride || count > end)
      throw new WindowError('invalid-snapshot', 'The rows of the snapshot have another length.');
    this.clear();
    this.f64 = new Float64Array(Math.max(FIRST_ROWS, end) * this.stride);
    this.#setViews();
    this.#u8.set(copy.rows);
    this.#arena.restore(copy.arena, waste);
    this.#free = free;
    this.end = end;
    this.count = count;
    this.#makeSlots();
  }

  #hasKey(row: number, keys: DataView, begin: number, end: number): boolean {
    const word = row * this.stride;
    const length = (this.#i32[2 * word + 1] as number) & ~CHANGED;
    if (length !== end - begin) return false;
    if (length <= INLINE_KEY) return sameBytes(keys, begin, this.#view, 8 * word + 8, length);
    const at = this.f64[word + 1] as number;
    return sameBytes(keys, begin, this.#arenaView.of(this.#arena.bytes), at, length);
  }

  #keyLength(row: number): number {
    return (this.#i32[2 * row * this.stride + 1] as number) & ~CHANGED;
  }

  #packArena(): void {
    const old = this.#arena.renew();
    for (let row = 0; row < this.end; row++) {
      const length = this.#keyLength(row);
      if (length <= INLINE_KEY || this.isFree(row)) continue;
      const at = this.f64[row * this.stride + 1] as number;
      this.f64[row * this.stride + 1] = this.#arena.store(old, at, at + length);
    }
  }

  #growRows(rows: number): void {
    const more = rows < DOUBLING_ROWS ? 2 * rows : Math.ceil(1.25 * rows);
    const larger = new Float64Array(more * this.stride);
    larger.set(this.f64);
    this.f64 = larger;
    this.#setViews();
  }

  #setViews(): void {
    this.#i32 = new Int32Array(this.f64.buffer);
    this.#u8 = new Uint8Array(this.f64.buffer);
    this.#view = new DataView(this.f64.buffer);
  }

  #growSlots(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    this.#mask = old.length - 1;
    for (let from = 0; from < old.length; from += 2)
      if (old[from + 1] !== 0) this.#place(old[from] as number, old[from + 1] as number);
  }

  /** Puts what no slot holds yet into the first free one. */
  #place(hash: number, rowPlus1: number): void {
    let at = hash & this.#mask;
    while (this.#slots[2 * at + 1] !== 0) at = (at + 1) & this.#mask;
    this.#slots[2 * at] = hash;
    this.#slots[2 * at + 1] = rowPlus1;
  }

  #makeSlots(): void {
    let size = 2 * FIRST_ROWS;
    while (4 * this.count > 3 * size) size *= 2;
    this.#slots = new Int32Array(2 * size);
    this.#mask = size - 1;
    for (let row = 0; row < this.end; row++)
      if (!this.isFree(row)) this.#place(this.#i32[2 * row * this.stride] as number, row + 1);
  }
}

/** What `KeyedRows.capture` gives. */
export interface KeyedRowsCopy {
  readonly rows: Uint8Array;
  readonly arena: Uint8Array;
  readonly numbers: readonly number[];
}
