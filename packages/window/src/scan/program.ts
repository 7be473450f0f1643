import { byteClasses } from './byte-classes.js';
import type { PathNode } from './path-tree.js';
import { nodesOf } from './path-tree.js';

// Where things lie, from the program's first byte; kernels/scan.ts knows the same.
export const RESUME = 0;
export const BLANK = 4;
const FIELDS = 12;
export const CLASSES = 16;
const STAMPS = 272;
export const BASE = 276;
const ENDINGS = 280;
const NODES = 288;
const NODE_BYTES = 48;
/** One for each two bytes. */
const ENDINGS_BYTES = 65536;

/** Lays out what the kernel must know of the paths, for the address at which it will lie. */
export function scanProgram(root: PathNode, paths: number, address: number): Uint8Array {
  const nodes = nodesOf(root);
  // A node of no children comes first: where lines begin and end.
  const addressOf = (node: PathNode | null): number =>
    address + NODES + (node ? node.index + 1 : 0) * NODE_BYTES;
  const stamps = NODES + (nodes.length + 1) * NODE_BYTES;
  const endings = stamps + nodes.length * 4;
  let keyAt = endings + ENDINGS_BYTES;
  const bytes = new Uint8Array(keyAt + nodes.reduce((sum, { key }) => sum + key.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(FIELDS, paths, true);
  bytes.set(byteClasses(), CLASSES);
  view.setUint32(STAMPS, address + stamps, true);
  view.setUint32(ENDINGS, address + endings, true);
  view.setUint32(NODES + 16, addressOf(null), true);
  for (const node of nodes) {
    const at = addressOf(node) - address;
    const [first] = node.children;
    const children = first ? addressOf(first) : 0;
    view.setUint32(at, children, true);
    view.setUint32(at + 4, children + node.children.length * NODE_BYTES, true);
    view.setInt32(at + 8, node.path, true);
    view.setUint32(at + 12, node.index, true);
    view.setUint32(at + 16, addressOf(node.parent), true);
    view.setUint32(at + 20, node.key.length, true);
    // The last eight bytes before the closing quote, or the whole key and its opening quote.
    const tail = Uint8Array.of(0x22, ...node.key).slice(-8);
    bytes.fill(0xff, at + 32 - tail.length, at + 32);
    bytes.set(tail, at + 40 - tail.length);
    view.setUint32(at + 40, address + keyAt, true);
    bytes.set(node.key, keyAt);
    markEnding(bytes.subarray(endings, endings + ENDINGS_BYTES), node.key);
    keyAt += node.key.length;
  }
  return bytes;
}

/** Marks how a key may end before its closing quote: the last two bytes, the opening quote among them. */
function markEnding(endings: Uint8Array, key: Uint8Array): void {
  const [before, last] = Uint8Array.of(0x22, ...key).slice(-2);
  if (last !== undefined) endings[(before as number) | (last << 8)] = 1;
  else for (let any = 0; any < 256; any++) endings[any | 0x2200] = 1;
}
