import type { PathStep } from '../query/path.js';

/** A key of an object on the way to a field; the root is the record itself. */
export interface PathNode {
  /** UTF-8. */
  readonly key: Uint8Array;
  readonly parent: PathNode | null;
  readonly children: PathNode[];
  /** The path that ends here, as its place in the list of paths; -1 if none does. */
  path: number;
  /** Places in the tree, from 0, parents before their children and those side by side. */
  index: number;
}

const encoder = new TextEncoder();

/**
 * Paths as a tree of keys; `null` if one of them cannot be followed byte by byte: a place in an array, or
 * a key that JSON writes with an escape (so that it may be written in many ways).
 */
export function pathTree(paths: readonly (readonly PathStep[])[]): PathNode | null {
  const root: PathNode = {
    key: encoder.encode(''),
    parent: null,
    children: [],
    path: -1,
    index: 0,
  };
  for (const [place, path] of paths.entries()) {
    let node = root;
    for (const step of path) {
      if (typeof step === 'number' || !isPlainKey(step)) return null;
      node = childOf(node, encoder.encode(step));
    }
    node.path = place;
  }
  for (const [index, node] of nodesOf(root).entries()) node.index = index;
  return root;
}

/** All nodes in the order of their indexes. */
export function nodesOf(root: PathNode): PathNode[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children);
  return nodes;
}

function childOf(node: PathNode, key: Uint8Array): PathNode {
  const known = node.children.find((child) => sameBytes(child.key, key));
  if (known) return known;
  const child: PathNode = { key, parent: node, children: [], path: -1, index: 0 };
  node.children.push(child);
  return child;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Lone surrogates and U+FFFD are left out too: bytes that are no UTF-8 become U+FFFD. */
function isPlainKey(key: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/["\\\u0000-\u001f\ufffd]|\p{Surrogate}/u.test(key);
}
