import { RecommendError } from '../errors.js';
import type { Steps } from '../work.js';
import { cholesky, invert, multiply } from './spd-plain.js';
import { spdWasm } from './spd-wasm.js';
import { Arena, instantiateKernel } from './wasm.js';

/** Rows of a block, as the kernel has it. */
const BLOCK = 64;

/** The three sweeps, each for one block row. */
interface Sweeps {
  cholesky: (block: number) => number;
  invert: (block: number) => unknown;
  multiply: (block: number) => unknown;
}

/** Options of `SpdMatrix`. */
export interface SpdMatrixOptions {
  /** Whether WebAssembly SIMD may be used; by default it is where there is one. Same results. */
  simd?: boolean | undefined;
}

/**
 * A symmetric positive definite matrix that turns into its inverse in place: Cholesky's factor, its
 * inverse, and their product, blocked, n³ operations in float64 (numpy's `inv` takes 2 n³). Memory:
 * 8 n² bytes, once.
 */
export class SpdMatrix {
  readonly size: number;
  /** `size`, filled up to a multiple of four. */
  readonly width: number;
  /**
   * Four rows a panel, `[width / 4][column][4]`: what is left of the diagonal tiles (4 × 4) is the
   * matrix, after `invert` the inverse with its sign turned.
   */
  readonly panels: Float64Array;
  /** The diagonal tiles of the inverse, sign turned, `[width / 4][4][4]`. */
  readonly diagonals: Float64Array;
  readonly #sweeps: Sweeps;

  /** @throws RecommendError `invalid-input` if there is not so much memory. */
  constructor(size: number, { simd = true }: SpdMatrixOptions = {}) {
    this.size = size;
    this.width = Math.ceil(size / 4) * 4;
    const arena = new Arena();
    const panelsAt = arena.reserve(8 * this.width * this.width);
    const diagonalsAt = arena.reserve(32 * this.width);
    const memory = simd ? memoryOf(arena) : null;
    const kernel = memory && instantiateKernel(spdWasm, memory);
    const n = this.width;
    if (memory && kernel) {
      const a = (this.panels = new Float64Array(memory.buffer, panelsAt, n * n));
      this.diagonals = new Float64Array(memory.buffer, diagonalsAt, 4 * n);
      this.#sweeps = {
        cholesky: (block) => kernel.cholesky?.(a.byteOffset, n, block) ?? -1,
        invert: (block) => kernel.invert?.(panelsAt, n, block),
        multiply: (block) => kernel.multiply?.(panelsAt, n, block, diagonalsAt),
      };
    } else {
      const a = (this.panels = numbers(n * n));
      const diagonals = (this.diagonals = new Float64Array(4 * n));
      this.#sweeps = {
        cholesky: (block) => cholesky(a, n, block),
        invert: (block) => {
          invert(a, n, block);
        },
        multiply: (block) => {
          multiply(a, n, block, diagonals);
        },
      };
    }
    for (let i = size; i < n; i++) this.panels[(i - (i % 4)) * n + 4 * i + (i % 4)] = 1;
  }

  /** Sets a row up to the diagonal: `row[0]` to `row[i]`. */
  setRow(i: number, row: Float64Array): void {
    const begin = (i - (i % 4)) * this.width + (i % 4);
    for (let j = 0; j <= i; j++) this.panels[begin + 4 * j] = row[j] as number;
  }

  /**
   * Inverts it, a block row a step.
   *
   * @throws RecommendError `invalid-input` if it is not positive definite.
   */
  *invert(): Steps {
    const blocks = Math.ceil(this.width / BLOCK);
    const total = 3 * blocks;
    const unit = 'block row';
    for (let block = 0; block < blocks; block++) {
      const bad = this.#sweeps.cholesky(block);
      if (bad !== -1) {
        throw new RecommendError(
          'invalid-input',
          `Row ${bad} is not positive definite: more regularization, or smaller values, make it so.`,
          bad,
        );
      }
      yield { done: block + 1, total, unit };
    }
    // The short ones first, so that V8 has its fast code when the long ones come.
    for (let block = blocks - 1; block >= 0; block--) {
      this.#sweeps.invert(block);
      yield { done: 2 * blocks - block, total, unit };
    }
    for (let block = blocks - 1; block >= 0; block--) {
      this.#sweeps.multiply(block);
      yield { done: 3 * blocks - block, total, unit };
    }
  }

  /** A number of the inverse. */
  inverseAt(i: number, j: number): number {
    const [low, high] = i < j ? [i, j] : [j, i];
    const top = high - (high % 4);
    if (low >= top) return -(this.diagonals[4 * top + 4 * (low - top) + (high - top)] as number);
    return -(this.panels[top * this.width + 4 * low + (high - top)] as number);
  }
}

/** `null` where there is no WebAssembly, or not so much of its memory. */
function memoryOf(arena: Arena): WebAssembly.Memory | null {
  try {
    return arena.build();
  } catch {
    return null;
  }
}

function numbers(length: number): Float64Array {
  try {
    return new Float64Array(length);
  } catch {
    const size = Math.round((8 * length) / 2 ** 20);
    throw new RecommendError('invalid-input', `There is no memory for a matrix of ${size} MB.`);
  }
}
