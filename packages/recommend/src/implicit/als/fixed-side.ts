import { GRAM_PARTS, paddedLength, scratchBytes } from '../../kernels/als-kernel.js';
import { openAls, type OpenAls } from '../../kernels/als-open.js';
import { Arena } from '../../kernels/wasm.js';
import type { AlsSettings } from './options.js';

/** One row's entries: places on the fixed side, and what each adds (see `AlsRows`). */
export interface RowEntries {
  readonly places: ArrayLike<number>;
  readonly wa: ArrayLike<number>;
  readonly wb: ArrayLike<number>;
  /** Lambda of the row. */
  readonly reg: number;
}

/**
 * One side's vectors, standing still, with their Gram matrix: solves the vector of anybody on the
 * other side exactly, 30 us for 100 entries of 64 factors. What each solution needs is in memory
 * beforehand.
 */
export class FixedSide {
  readonly #open: OpenAls;
  readonly #f: number;
  readonly #at: Record<'y' | 'g' | 'x' | 'indptr' | 'indices' | 'wa' | 'wb' | 'reg', number>;
  readonly #scratch: number;
  readonly #most: number;
  // Views, made once: a solution makes no garbage.
  readonly #indptr: Int32Array;
  readonly #indices: Int32Array;
  readonly #wa: Float32Array;
  readonly #wb: Float32Array;
  readonly #reg: Float32Array;
  readonly #solution: Float32Array;

  /** @param vectors Rows of `settings.factors` numbers padded with zeros to a multiple of 8. */
  constructor(
    vectors: Float32Array,
    settings: Pick<AlsSettings, 'factors' | 'kernel' | 'unobservedWeight'>,
  ) {
    const f = paddedLength(settings.factors);
    const rows = vectors.length / f;
    const arena = new Arena();
    // One more entry than there are rows: an explanation adds one.
    const most = rows + 1;
    this.#most = most;
    this.#f = f;
    this.#at = {
      y: arena.reserve(vectors.length * 4),
      g: arena.reserve(f * f * 4),
      x: arena.reserve(f * 4),
      indptr: arena.reserve(8),
      indices: arena.reserve(most * 4),
      wa: arena.reserve(most * 4),
      wb: arena.reserve(most * 4),
      reg: arena.reserve(4),
    };
    this.#scratch = arena.reserve(scratchBytes(f));
    const partial = arena.reserve(GRAM_PARTS * f * f * 4);
    this.#open = openAls(arena, settings.kernel);
    const { buffer, kernel } = this.#open;
    const { y, g } = this.#at;
    new Float32Array(buffer, y, vectors.length).set(vectors);
    for (let part = 0; part < GRAM_PARTS; part++) {
      kernel.gramParts(y, rows, GRAM_PARTS, partial, f, this.#scratch, part, part + 1);
    }
    kernel.gramSum(partial, GRAM_PARTS, f, settings.unobservedWeight, g);
    this.#indptr = new Int32Array(buffer, this.#at.indptr, 2);
    this.#indices = new Int32Array(buffer, this.#at.indices, most);
    this.#wa = new Float32Array(buffer, this.#at.wa, most);
    this.#wb = new Float32Array(buffer, this.#at.wb, most);
    this.#reg = new Float32Array(buffer, this.#at.reg, 1);
    this.#solution = new Float32Array(buffer, this.#at.x, f);
  }

  /** The vector that suits the entries best; the result is overwritten by the next call. */
  solve({ places, wa, wb, reg }: RowEntries): Float32Array {
    if (places.length > this.#most) throw new RangeError('More entries than there are vectors.');
    this.#indices.set(places);
    this.#wa.set(wa);
    this.#wb.set(wb);
    this.#reg[0] = reg;
    this.#indptr[1] = places.length;
    const at = this.#at;
    const matrix = [at.indptr, at.indices, at.wa, at.wb, at.reg] as const;
    this.#open.kernel.exactRows(at.x, at.y, at.g, ...matrix, this.#f, this.#scratch, 0, 1);
    return this.#solution;
  }
}
