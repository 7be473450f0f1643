import { svdPlain, svdppPlain } from './sgd-plain.js';
import { sgdWasm } from './sgd-wasm.js';
import { Arena, instantiateKernel, type KernelExports } from './wasm.js';

/** Users a call: V8 takes up faster code of a kernel only when it is called again. */
const USERS_A_CALL = 16;

/** How much room a run of gradient descent needs. */
export interface SgdSizes {
  users: number;
  items: number;
  ratings: number;
  /** Length of a vector, a multiple of 4. */
  f: number;
  /** Whether there are implicit vectors of the items, as in SVD++. */
  implicit: boolean;
}

/** The arrays that the kernel reads and changes; where they lie is the kernel's business. */
export interface SgdArrays {
  indptr: Int32Array;
  items: Int32Array;
  ratings: Float32Array;
  bu: Float32Array;
  bi: Float32Array;
  pu: Float32Array;
  qi: Float32Array;
  /** Empty for SVD. */
  yj: Float32Array;
  /** lrBu, lrBi, lrPu, lrQi, regBu, regBi, regPu, regQi, lrYj, regYj. */
  rates: Float32Array;
  room: Float32Array;
}

/** Where the arrays begin, in bytes. */
type Addresses = Record<keyof SgdArrays, number>;

/** Gradient descent for SVD and SVD++ in 32 bits: in WebAssembly SIMD, or in its plain twin. */
export class SgdKernel {
  readonly arrays: SgdArrays;
  readonly #sizes: SgdSizes;
  readonly #addresses: Addresses;
  readonly #kernel: KernelExports | null;

  /**
   * @param simd Whether WebAssembly may be used where it is there; the results are the same.
   */
  constructor(sizes: SgdSizes, simd: boolean = true) {
    const arena = new Arena();
    const { users, items, ratings, f, implicit } = sizes;
    const lengths = {
      ...{ indptr: users + 1, items: ratings, ratings, bu: users, bi: items },
      ...{ pu: users * f, qi: items * f, yj: implicit ? items * f : 0, rates: 10, room: 3 * f },
    };
    const addresses = Object.fromEntries(
      Object.entries(lengths).map(([name, length]) => [name, arena.reserve(4 * length)]),
    ) as Addresses;
    const memory = simd ? memoryOf(arena) : null;
    this.#kernel = memory && instantiateKernel(sgdWasm, memory);
    this.#sizes = sizes;
    this.#addresses = addresses;
    const buffer = this.#kernel && memory ? memory.buffer : null;
    const floats = (name: keyof SgdArrays): Float32Array =>
      buffer
        ? new Float32Array(buffer, addresses[name], lengths[name])
        : new Float32Array(lengths[name]);
    const whole = (name: keyof SgdArrays): Int32Array =>
      buffer
        ? new Int32Array(buffer, addresses[name], lengths[name])
        : new Int32Array(lengths[name]);
    this.arrays = {
      ...{ indptr: whole('indptr'), items: whole('items'), ratings: floats('ratings') },
      ...{ bu: floats('bu'), bi: floats('bi'), pu: floats('pu'), qi: floats('qi') },
      ...{ yj: floats('yj'), rates: floats('rates'), room: floats('room') },
    };
  }

  /** Whether it runs in WebAssembly. */
  get isWasm(): boolean {
    return this.#kernel !== null;
  }

  /** Goes once through all ratings, user by user. */
  pass(mean: number): void {
    const { users, f, implicit } = this.#sizes;
    const { indptr, items, ratings, bu, bi, pu, qi, rates, yj, room } = this.#addresses;
    const kernel = implicit ? this.#kernel?.svdpp : this.#kernel?.svd;
    const twin = implicit ? svdppPlain : svdPlain;
    for (let user = 0; user < users; user += USERS_A_CALL) {
      const end = Math.min(users, user + USERS_A_CALL);
      if (kernel) {
        kernel(user, end, indptr, items, ratings, bu, bi, pu, qi, f, mean, rates, yj, room);
      } else {
        twin(user, end, f, mean, this.arrays);
      }
    }
  }
}

/** The arena's memory, `null` where there is no WebAssembly or not so much memory. */
function memoryOf(arena: Arena): WebAssembly.Memory | null {
  try {
    return arena.build();
  } catch {
    return null;
  }
}
