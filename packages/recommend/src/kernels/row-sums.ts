import { rowSumsWasm } from './row-sums-wasm.js';
import { instantiateKernel, type KernelExports } from './wasm.js';

/** Columns that lie together: one cache line of float32. */
const PANEL = 16;
/** Rows that are copied together. */
const ROWS_A_TIME = 32;
const PAGE = 65536;
const MOST_PAGES = 65536;
/** Lists that share what is read of the matrix, unless their sums took more than `MOST_SUMS` numbers. */
const MOST_LISTS = 256;
const MOST_SUMS = 2 ** 21;

/** Some rows of the matrix and what each is multiplied by. */
export interface RowList {
  readonly rows: Int32Array;
  readonly factors: Float64Array;
}

/**
 * Sums of rows of a square matrix, each times a factor, for many lists of rows at once, with WebAssembly
 * SIMD. A sum is float64, one row after the other from 0, to the last bit what a plain loop gives.
 *
 * The matrix is copied: 4 bytes a number, and up to 16 MiB for the sums. A list costs rows × size.
 */
export class RowSums {
  readonly size: number;
  /** How many lists `sums` takes at once. */
  readonly lists: number;
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: KernelExports;
  readonly #panels: number;
  readonly #sums: number;
  readonly #work: number;

  private constructor(size: number, memory: WebAssembly.Memory, kernel: KernelExports) {
    this.size = size;
    this.#memory = memory;
    this.#kernel = kernel;
    this.#panels = Math.ceil(size / PANEL);
    this.lists = Math.max(1, Math.min(MOST_LISTS, Math.floor(MOST_SUMS / (this.#panels * PANEL))));
    this.#sums = PAGE + this.#panels * size * PANEL * 4;
    this.#work = this.#sums + this.lists * this.#panels * PANEL * 8;
  }

  /**
   * `null` where there is no WebAssembly SIMD, or no memory for it.
   *
   * @param matrix `size × size` numbers, row by row.
   */
  static create(size: number, matrix: Float32Array): RowSums | null {
    try {
      const bytes = PAGE + Math.ceil(size / PANEL) * size * PANEL * 4;
      const memory = new WebAssembly.Memory({
        initial: Math.ceil(bytes / PAGE),
        maximum: MOST_PAGES,
      });
      const kernel = instantiateKernel(rowSumsWasm, memory);
      if (!kernel) return null;
      const sums = new RowSums(size, memory, kernel);
      sums.#write(matrix);
      sums.#reach(sums.#work);
      return sums;
    } catch {
      return null;
    }
  }

  /** `[panel][row][16]`, some rows at a time: else each line that is written is on another page. */
  #write(matrix: Float32Array): void {
    const { size } = this;
    const panels = new Float32Array(this.#memory.buffer, PAGE, this.#panels * size * PANEL);
    for (let top = 0; top < size; top += ROWS_A_TIME) {
      const bottom = Math.min(size, top + ROWS_A_TIME);
      for (let column = 0; column < size; column += PANEL) {
        const width = Math.min(PANEL, size - column);
        for (let row = top; row < bottom; row++) {
          const to = column * size + row * PANEL;
          const from = row * size + column;
          for (let c = 0; c < width; c++) panels[to + c] = matrix[from + c] as number;
        }
      }
    }
  }

  /**
   * The `size` sums of each list, valid until the next call.
   *
   * @param lists As many as `this.lists` at most.
   */
  sums(lists: readonly RowList[]): Float64Array[] {
    const count = lists.reduce((sum, { rows }) => sum + rows.length, 0);
    const ends = this.#work;
    const factors = ends + Math.ceil((lists.length + 1) / 2) * 8;
    const rows = factors + count * 8;
    this.#reach(rows + count * 4);
    this.#setLists(lists, ends, factors, rows);
    const allOnes = lists.every((list) => list.factors.every((factor) => factor === 1));
    const step = this.#panels * PANEL * 8;
    for (let panel = 0; panel < this.#panels; panel++) {
      this.#kernel.sumRows?.(
        PAGE + panel * this.size * PANEL * 4,
        ...([ends, lists.length, rows, allOnes ? 0 : factors] as const),
        this.#sums + panel * PANEL * 8,
        step,
      );
    }
    const { buffer } = this.#memory;
    return lists.map((_, n) => new Float64Array(buffer, this.#sums + n * step, this.size));
  }

  #setLists(lists: readonly RowList[], ends: number, factors: number, rows: number): void {
    const { buffer } = this.#memory;
    const endOf = new Int32Array(buffer, ends, lists.length + 1);
    endOf[0] = 0;
    for (const [n, list] of lists.entries()) {
      const begin = endOf[n] as number;
      const { length } = list.rows;
      endOf[n + 1] = begin + length;
      new Float64Array(buffer, factors + begin * 8, length).set(list.factors);
      const to = new Int32Array(buffer, rows + begin * 4, length);
      for (let r = 0; r < length; r++) to[r] = (list.rows[r] as number) * PANEL * 4;
    }
  }

  /** Makes the memory long enough. */
  #reach(end: number): void {
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
  }
}
