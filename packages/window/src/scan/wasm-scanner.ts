import { matchWasm } from '../kernels/match-wasm.js';
import { scanWasm } from '../kernels/scan-wasm.js';
import { instantiateKernel } from '../kernels/wasm.js';
import type { PathNode } from './path-tree.js';
import { BASE, BLANK, CLASSES, RESUME, scanProgram } from './program.js';
import type { Scanner, ScannerSize } from './scanner.js';
import { BYTES_BEFORE, BYTES_BEHIND, recordNumbers } from './scanner.js';
import { FOLD_LINES, RING_BYTES, TemplateRing } from './template-ring.js';

const PAGE = 65536;

/**
 * The scanner of WebAssembly SIMD; `null` where that is missing, or memory for it. Lines that are like one
 * before are followed by a template (kernels/match.ts), the others are scanned (kernels/scan.ts).
 */
export function createWasmScanner(
  root: PathNode,
  paths: number,
  { capacity, lines }: ScannerSize,
): Scanner | null {
  const program = PAGE;
  const laidOut = scanProgram(root, paths, program);
  const ring = align(program + laidOut.length);
  const records = align(ring + RING_BYTES);
  const width = recordNumbers(paths);
  // The kernel clears the record behind the last, too.
  const input = align(records + (lines + 1) * width * 4) + BYTES_BEFORE;
  const memory = newMemory(Math.ceil((input + capacity + BYTES_BEHIND) / PAGE));
  const scan = memory && instantiateKernel(scanWasm, memory)?.scan;
  const match = memory && instantiateKernel(matchWasm, memory)?.match;
  if (!scan || !match) return null;
  const { buffer } = memory;
  new Uint8Array(buffer).set(laidOut, program);
  const header = new DataView(buffer, program);
  header.setUint32(BASE, input, true);
  const bytes = new Uint8Array(buffer, input, capacity + BYTES_BEHIND);
  const numbers = new Uint32Array(buffer, records, lines * width);
  const templates = new TemplateRing(new Uint8Array(buffer, ring, RING_BYTES), ring);
  let stopped = 0;
  let blank = 0;
  return {
    bytes,
    records: numbers,
    get end() {
      return stopped;
    },
    get blank() {
      return blank;
    },
    scan(from, to) {
      let count = 0;
      let at = from;
      blank = 0;
      while (at < to && count < lines) {
        let out = records + count * width * 4;
        if (templates.follows) {
          const classes = program + CLASSES;
          const most = lines - count;
          const followed = match(
            input + at,
            input + to,
            ring,
            classes,
            input,
            out,
            width * 4,
            most,
          );
          templates.followed(followed);
          if (templates.folds && followed >= FOLD_LINES) {
            templates.fold(bytes, spread(numbers, width, count, followed));
          }
          at = templates.resume;
          count += followed;
          out += followed * width * 4;
          if (at >= to || count === lines) break;
        }
        const { learns } = templates;
        const scanned = scan(input + at, input + to, program, out, learns ? 1 : lines - count);
        at = header.getUint32(RESUME, true);
        blank += header.getUint32(BLANK, true);
        if (!learns) templates.rested(scanned);
        else if (scanned > 0)
          templates.learn(bytes, numbers.subarray(count * width, (count + 1) * width));
        count += scanned;
      }
      stopped = at;
      return count;
    },
  };
}

/** FOLD_LINES of the records of some lines, from the first to the last. */
function spread(numbers: Uint32Array, width: number, first: number, lines: number): Uint32Array[] {
  return Array.from({ length: FOLD_LINES }, (_, i) => {
    const at = (first + Math.floor((i * (lines - 1)) / (FOLD_LINES - 1))) * width;
    return numbers.subarray(at, at + width);
  });
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
