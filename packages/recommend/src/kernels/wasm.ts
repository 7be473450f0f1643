import { RecommendError } from '../errors.js';

/** Functions that a kernel exports. */
export type KernelExports = Record<string, (...args: number[]) => number>;

const compiled = new Map<string, WebAssembly.Module>();

/**
 * A kernel over a memory; `null` where WebAssembly or its SIMD is missing or forbidden (old browsers,
 * pages whose policy does not allow it), so that the caller takes its plain twin.
 *
 * @param base64 The kernel as `kernels/build.mjs` wrote it.
 */
export function instantiateKernel(
  base64: string,
  memory: WebAssembly.Memory,
): KernelExports | null {
  const shared =
    typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  try {
    const key = `${shared ? 'shared' : 'own'} ${base64}`;
    let module = compiled.get(key);
    if (!module) {
      module = new WebAssembly.Module(kernelBytes(base64, shared));
      compiled.set(key, module);
    }
    return new WebAssembly.Instance(module, { env: { memory } }).exports as KernelExports;
  } catch {
    return null;
  }
}

/** The kernel's bytes, for memory of its own or memory that threads share. */
export function kernelBytes(base64: string, shared: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  if (shared) bytes[memoryFlags(bytes)] = 3;
  return bytes;
}

/** "env", "memory", and the kind of an import that is a memory; its limits' flags stand behind. */
const MEMORY_IMPORT = [3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2];

/** Where the binary says whether the imported memory is shared: 1 is a memory with a maximum, 3 a shared one. */
function memoryFlags(bytes: Uint8Array): number {
  const at = bytes.findIndex((_, i) => MEMORY_IMPORT.every((byte, k) => bytes[i + k] === byte));
  return at + MEMORY_IMPORT.length;
}

/** A page of WebAssembly memory in bytes. */
const PAGE = 65536;
/** As many pages as 32 bits of address can reach: 4 GiB. */
const MOST_PAGES = 65536;
/** Rows begin where a cache line does. */
const LINE = 64;

/** The kinds of arrays that lie in a kernel's memory. */
export type KernelArray = Float32Array | Float64Array | Int32Array | Uint8Array;

/** Lays arrays out in one WebAssembly memory: ask for all of them first, then build it. */
export class Arena {
  #end = LINE;

  /** Sets room aside; the result is the address. */
  reserve(bytes: number): number {
    const address = this.#end;
    this.#end += Math.ceil(bytes / LINE) * LINE;
    return address;
  }

  /**
   * The memory with everything that was set aside.
   *
   * @throws RecommendError `invalid-input` if that is more than WebAssembly or this machine can hold.
   */
  build({ shared = false }: { shared?: boolean } = {}): WebAssembly.Memory {
    const pages = Math.ceil(this.#end / PAGE);
    try {
      if (pages > MOST_PAGES) throw new RangeError('more than 4 GiB');
      return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
    } catch (error) {
      throw this.#tooLarge(error);
    }
  }

  /** As `build`, for plain twins where there is no WebAssembly. */
  buildPlain(): ArrayBuffer {
    try {
      return new ArrayBuffer(this.#end);
    } catch (error) {
      throw this.#tooLarge(error);
    }
  }

  #tooLarge(error: unknown): RecommendError {
    const size = `${Math.ceil(this.#end / 2 ** 20)} MiB`;
    return new RecommendError(
      'invalid-input',
      `This needs ${size} of memory in one piece, which cannot be had (${String(error)}): take fewer factors or less data.`,
    );
  }
}
