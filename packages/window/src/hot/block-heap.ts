/** Counts side by side that have one entry in the heap: a short walk is faster than a deep heap. */
const BLOCK = 16;

/**
 * Finds the least of many counts that only grow, the first of equal ones. A heap holds what the least
 * count of each block was: a lower bound, which is brought up to date when it comes to the root. Growing
 * a count costs nothing here.
 */
export class BlockHeap {
  readonly #counts: Float64Array;
  readonly #size: number;
  /** Blocks, a heap by what their least counts were, then by number. */
  readonly #heap: Int32Array;
  readonly #bounds: Float64Array;
  /** In the block at the root, where to look on for a count as small as its bound. */
  #next: number;

  /** @param size How many of `counts`, at least 1. */
  constructor(counts: Float64Array, size: number) {
    this.#counts = counts;
    this.#size = size;
    const blocks = Array.from({ length: Math.ceil(size / BLOCK) }, (_, block) => block);
    const bounds = blocks.map((block) => this.#leastOf(block));
    blocks.sort((a, b) => (bounds[a] as number) - (bounds[b] as number) || a - b);
    this.#heap = Int32Array.from(blocks);
    this.#bounds = Float64Array.from(blocks, (block) => bounds[block] as number);
    this.#next = (this.#heap[0] as number) * BLOCK;
  }

  /** The place of the least count. */
  least(): number {
    const counts = this.#counts;
    for (;;) {
      const block = this.#heap[0] as number;
      const bound = this.#bounds[0] as number;
      const end = Math.min((block + 1) * BLOCK, this.#size);
      for (let place = this.#next; place < end; place++) {
        if (counts[place] !== bound) continue;
        this.#next = place;
        return place;
      }
      this.#siftDown(block, this.#leastOf(block));
      this.#next = (this.#heap[0] as number) * BLOCK;
    }
  }

  #leastOf(block: number): number {
    const end = Math.min((block + 1) * BLOCK, this.#size);
    let least = Infinity;
    for (let place = block * BLOCK; place < end; place++) {
      const count = this.#counts[place] as number;
      if (count < least) least = count;
    }
    return least;
  }

  /** Puts a block in at the root, whose own entry is dropped. */
  #siftDown(block: number, bound: number): void {
    const [heap, bounds] = [this.#heap, this.#bounds];
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && this.#isLess(child + 1, bounds[child], heap[child])) child++;
      if (!this.#isLess(child, bound, block)) break;
      heap[at] = heap[child] as number;
      bounds[at] = bounds[child] as number;
      at = child;
    }
    heap[at] = block;
    bounds[at] = bound;
  }

  #isLess(at: number, bound: number | undefined, block: number | undefined): boolean {
    const own = this.#bounds[at] as number;
    return (
      own < (bound as number) || (own === bound && (this.#heap[at] as number) < (block as number))
    );
  }
}
