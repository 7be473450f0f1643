import { GRAM_PARTS, ROWS_A_CALL, scratchBytes } from '../../kernels/als-kernel.js';
import { openAls, type OpenAls } from '../../kernels/als-open.js';
import { Arena } from '../../kernels/wasm.js';
import type { AlsSettings } from './options.js';
import type { AlsRows, AlsWeights } from './weights.js';

/** Addresses of one side's vectors and rows. */
interface Side {
  rows: number;
  vectors: number;
  indptr: number;
  indices: number;
  wa: number;
  wb: number;
  reg: number;
}

/** One kernel function over rows: `args`, then scratch, from and to. */
export interface AlsJob {
  function: 'gramParts' | 'cgRows' | 'exactRows';
  args: number[];
  rows: number;
  chunk: number;
}

/** The data, the vectors and all room for work in one memory, in which the kernels solve side by side. */
export class AlsProblem {
  readonly open: OpenAls;
  /** Address of each thread's scratch. */
  readonly scratch: number[];
  readonly #f: number;
  readonly #settings: AlsSettings;
  readonly #sides: Record<'users' | 'items', Side>;
  readonly #partial: number;
  readonly #gram: number;

  /** @param f Length of the vectors in memory, a multiple of 8. */
  constructor(
    weights: AlsWeights,
    settings: AlsSettings,
    f: number,
    { threads = 1, shared = false }: { threads?: number; shared?: boolean } = {},
  ) {
    const arena = new Arena();
    this.#f = f;
    this.#settings = settings;
    this.#sides = {
      users: reserveSide(arena, weights.users, f),
      items: reserveSide(arena, weights.items, f),
    };
    this.#gram = arena.reserve(f * f * 4);
    this.#partial = arena.reserve(GRAM_PARTS * f * f * 4);
    this.scratch = Array.from({ length: threads }, () => arena.reserve(scratchBytes(f)));
    this.open = openAls(arena, settings.kernel, shared);
    copySide(this.open.buffer, this.#sides.users, weights.users);
    copySide(this.open.buffer, this.#sides.items, weights.items);
  }

  /** The vectors of a side, as they lie in the memory. */
  vectors(side: 'users' | 'items'): Float32Array {
    const { vectors, rows } = this.#sides[side];
    return new Float32Array(this.open.buffer, vectors, rows * this.#f);
  }

  /** What to do first for a side: the other side's Gram matrix in parts, that `sumGram` adds up. */
  gramJob(side: 'users' | 'items'): AlsJob {
    const other = this.#sides[side === 'users' ? 'items' : 'users'];
    const args = [other.vectors, other.rows, GRAM_PARTS, this.#partial, this.#f];
    return { function: 'gramParts', args, rows: GRAM_PARTS, chunk: 1 };
  }

  /** Adds the parts up, times `scale`; the matrix is in memory, as `gram` shows it. */
  sumGram(scale: number): void {
    this.open.kernel.gramSum(this.#partial, GRAM_PARTS, this.#f, scale, this.#gram);
  }

  /** The last sum. */
  gram(): Float32Array {
    return new Float32Array(this.open.buffer, this.#gram, this.#f ** 2);
  }

  /** The equations of all rows of a side, after its Gram matrix. */
  solveJob(side: 'users' | 'items'): AlsJob {
    const { solver, cgSteps } = this.#settings;
    const own = this.#sides[side];
    const other = this.#sides[side === 'users' ? 'items' : 'users'];
    const { vectors, indptr, indices, wa, wb, reg } = own;
    const args = [vectors, other.vectors, this.#gram, indptr, indices, wa, wb, reg, this.#f];
    if (solver === 'cg') args.push(cgSteps);
    return {
      function: solver === 'cg' ? 'cgRows' : 'exactRows',
      args,
      rows: own.rows,
      chunk: ROWS_A_CALL,
    };
  }

  /** Does a chunk of a job in this thread. */
  run(job: AlsJob, from: number, to: number): void {
    const kernel = this.open.kernel as unknown as Record<string, (...args: number[]) => void>;
    kernel[job.function]?.(...job.args, this.scratch[0] as number, from, to);
  }
}

function reserveSide(arena: Arena, { rows, indices }: AlsRows, f: number): Side {
  return {
    rows,
    vectors: arena.reserve(rows * f * 4),
    indptr: arena.reserve((rows + 1) * 4),
    indices: arena.reserve(indices.length * 4),
    wa: arena.reserve(indices.length * 4),
    wb: arena.reserve(indices.length * 4),
    reg: arena.reserve(rows * 4),
  };
}

function copySide(buffer: ArrayBufferLike, side: Side, rows: AlsRows): void {
  new Int32Array(buffer, side.indptr, rows.indptr.length).set(rows.indptr);
  new Int32Array(buffer, side.indices, rows.indices.length).set(rows.indices);
  new Float32Array(buffer, side.wa, rows.wa.length).set(rows.wa);
  new Float32Array(buffer, side.wb, rows.wb.length).set(rows.wb);
  new Float32Array(buffer, side.reg, rows.reg.length).set(rows.reg);
}
