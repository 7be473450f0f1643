import { checkOption, RecommendError } from '../errors.js';
import type { AlsKernel } from './als-kernel.js';
import { plainAls } from './als-plain.js';
import { alsWasm } from './als-wasm.js';
import { instantiateKernel, type Arena } from './wasm.js';

/** Which program runs: the best there is, plain JavaScript, or WebAssembly and nothing else. */
export type KernelChoice = 'auto' | 'plain' | 'wasm';

/** The loops of alternating least squares over a memory of their own. */
export interface OpenAls {
  kernel: AlsKernel;
  buffer: ArrayBufferLike;
  /** `null` where the plain twin runs. */
  memory: WebAssembly.Memory | null;
}

/**
 * Builds the arena's memory and a kernel over it.
 *
 * @param shared Whether threads are to share the memory.
 * @throws RecommendError `not-supported` if `choice` is `'wasm'` and there is none.
 */
export function openAls(arena: Arena, choice: KernelChoice, shared: boolean = false): OpenAls {
  checkOption('kernel', choice, ['auto', 'plain', 'wasm']);
  if (choice !== 'plain' && typeof WebAssembly !== 'undefined') {
    const memory = arena.build({ shared });
    const exports = instantiateKernel(alsWasm, memory);
    if (exports) return { kernel: exports as unknown as AlsKernel, buffer: memory.buffer, memory };
  }
  if (choice === 'wasm') {
    throw new RecommendError(
      'not-supported',
      "There is no WebAssembly with SIMD here: take kernel 'auto'.",
    );
  }
  const buffer = arena.buildPlain();
  return { kernel: plainAls(buffer), buffer, memory: null };
}
