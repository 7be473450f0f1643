import { grown } from './word-table.js';

/** Ints of a slot: parent, symbol, node; one is spare, so that a slot never lies across two lines. */
const STRIDE = 4;

/**
 * All n-grams as one tree: an n-gram is the node of its first n - 1 symbols followed by its last
 * symbol. The pair (parent node, symbol) is an exact key of two ints, so that a look-up compares no
 * strings, and an n-gram that is not there ends the search for all longer ones. Node 0 is the root.
 */
export class NgramTrie {
  /** How many nodes there are, with the root. */
  size = 1;
  #parents = new Int32Array(1 << 8);
  #symbols = new Int32Array(1 << 8);
  #slots = new Int32Array((1 << 9) * STRIDE);
  #mask = (1 << 9) - 1;

  /** The node of `parent` followed by `symbol`, or 0. */
  child(parent: number, symbol: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let at = hashOf(parent, symbol) & mask; ; at = (at + 1) & mask) {
      const slot = at * STRIDE;
      const node = slots[slot + 2] as number;
      if (node === 0 || (slots[slot] === parent && slots[slot + 1] === symbol)) return node;
    }
  }

  /** The node of `parent` followed by `symbol`, made if it was not there. */
  addChild(parent: number, symbol: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let at = hashOf(parent, symbol) & mask; ; at = (at + 1) & mask) {
      const slot = at * STRIDE;
      const node = slots[slot + 2] as number;
      if (node === 0) return this.#insert(parent, symbol, slot);
      if (slots[slot] === parent && slots[slot + 1] === symbol) return node;
    }
  }

  #insert(parent: number, symbol: number, slot: number): number {
    const node = this.size++;
    if (node >= this.#parents.length) {
      this.#parents = grown(this.#parents, node + 1);
      this.#symbols = grown(this.#symbols, node + 1);
    }
    this.#parents[node] = parent;
    this.#symbols[node] = symbol;
    this.#fill(slot, node);
    if (this.size * 3 > this.#mask * 2) this.#rehash();
    return node;
  }

  #fill(slot: number, node: number): void {
    this.#slots[slot] = this.#parents[node] as number;
    this.#slots[slot + 1] = this.#symbols[node] as number;
    this.#slots[slot + 2] = node;
  }

  #rehash(): void {
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array((this.#mask + 1) * STRIDE);
    for (let node = 1; node < this.size; node++) {
      let at = hashOf(this.#parents[node] as number, this.#symbols[node] as number) & this.#mask;
      while (this.#slots[at * STRIDE + 2] !== 0) at = (at + 1) & this.#mask;
      this.#fill(at * STRIDE, node);
    }
  }

  /** The symbols of a node, from the first. */
  path(node: number): number[] {
    const symbols: number[] = [];
    for (let at = node; at !== 0; at = this.#parents[at] as number) {
      symbols.push(this.#symbols[at] as number);
    }
    return symbols.reverse();
  }

  /**
   * All nodes but the root, an n-gram before those that it begins, and otherwise by the rank of
   * their symbols: the order of a dictionary, without comparing n-grams. Linear but for the sorting
   * of each node's children.
   */
  sorted(rankOf: (symbol: number) => number): Int32Array {
    const { size } = this;
    // Children of a node side by side, as rank and node in one number that sorts by rank.
    const ends = new Int32Array(size + 1);
    for (let node = 1; node < size; node++) {
      const parent = this.#parents[node] as number;
      ends[parent + 1] = (ends[parent + 1] as number) + 1;
    }
    for (let node = 0; node < size; node++) {
      ends[node + 1] = (ends[node + 1] as number) + (ends[node] as number);
    }
    const places = ends.slice(0, size);
    const children = new Float64Array(size - 1);
    for (let node = 1; node < size; node++) {
      const parent = this.#parents[node] as number;
      const place = places[parent] as number;
      places[parent] = place + 1;
      children[place] = rankOf(this.#symbols[node] as number) * NODES + node;
    }
    const order = new Int32Array(size - 1);
    let written = 0;
    const todo = new Int32Array(size);
    let waiting = 1;
    while (waiting > 0) {
      const node = todo[--waiting] as number;
      if (node !== 0) order[written++] = node;
      const start = ends[node] as number;
      const end = ends[node + 1] as number;
      if (end - start > 1) sortPart(children, start, end);
      for (let i = end - 1; i >= start; i--) todo[waiting++] = (children[i] as number) % NODES;
    }
    return order;
  }
}

/** More than there can be nodes; ranks up to 2^22 stay exact beside it. */
const NODES = 2 ** 31;

function sortPart(keys: Float64Array, start: number, end: number): void {
  // Most nodes have few children, where a call of the engine's sort costs more than the sorting.
  if (end - start > 24) {
    keys.subarray(start, end).sort();
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const key = keys[i] as number;
    let at = i - 1;
    while (at >= start && (keys[at] as number) > key) {
      keys[at + 1] = keys[at] as number;
      at--;
    }
    keys[at + 1] = key;
  }
}

function hashOf(parent: number, symbol: number): number {
  const hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
}
