import type { PathNode } from './path-tree.js';
import { PlainScanner } from './plain-scanner.js';
import type { Scanner, ScannerSize } from './scanner.js';
import { createWasmScanner } from './wasm-scanner.js';

/** Which scanner: the fastest there is, or the one without WebAssembly. */
export type ScannerKind = 'auto' | 'plain';

/** A scanner for the paths of a tree; see Scanner. */
export function createScanner(
  root: PathNode,
  paths: number,
  size: ScannerSize,
  kind: ScannerKind = 'auto',
): Scanner {
  const fast = kind === 'auto' ? createWasmScanner(root, paths, size) : null;
  return fast ?? new PlainScanner(root, paths, size);
}
