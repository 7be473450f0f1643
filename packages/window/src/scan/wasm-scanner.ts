import { scanWasm } from '../kernels/scan-wasm.js';
import { instantiateKernel } from '../kernels/wasm.js';
import type { PathNode } from './path-tree.js';
import { BASE, BLANK, RESUME, scanProgram } from './program.js';
import type { Scanner, ScannerSize } from './scanner.js';
import { BYTES_BEFORE, BYTES_BEHIND, recordNumbers } from './scanner.js';

const PAGE = 65536;

/** The scanner of WebAssembly SIMD; `null` where that is missing, or memory for it. */
export function createWasmScanner(
  root: PathNode,
  paths: number,
  { capacity, lines }: ScannerSize,
): Scanner | null {
  const program = PAGE;
  const laidOut = scanProgram(root, paths, program);
  const records = align(program + laidOut.length);
  // The kernel clears the record behind the last, too.
  const input = align(records + (lines + 1) * recordNumbers(paths) * 4) + BYTES_BEFORE;
  const memory = newMemory(Math.ceil((input + capacity + BYTES_BEHIND) / PAGE));
  const scan = memory && instantiateKernel(scanWasm, memory)?.scan;
  if (!scan) return null;
  const { buffer } = memory;
  new Uint8Array(buffer).set(laidOut, program);
  const header = new DataView(buffer, program);
  header.setUint32(BASE, input, true);
  return {
    bytes: new Uint8Array(buffer, input, capacity + BYTES_BEHIND),
    records: new Uint32Array(buffer, records, lines * recordNumbers(paths)),
    get end() {
      return header.getUint32(RESUME, true);
    },
    get blank() {
      return header.getUint32(BLANK, true);
    },
    scan: (from, to) => scan(input + from, input + to, program, records, lines),
  };
}

function newMemory(pages: number): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    return null;
  }
}

/** Up to where a cache line begins. */
function align(address: number): number {
  return Math.ceil(address / 64) * 64;
}
