/** Entries of an index that a search found. */
export interface TextMatch {
  /** The newest of them. */
  readonly id: number;
  /** How many there are. */
  readonly count: number;
}

const FIRST_CAPACITY = 64;
const EMPTY = -1;

/**
 * A hash table from the first `length` UTF-16 units of texts, which are longer than that, to the
 * newest text with them. It holds
 * positions in the list of texts in place of strings: 12 bytes a slot, no garbage. Texts are
 * compared where hashes are equal, so the seed of the hash, which differs from table to table to
 * spoil prepared collisions, never shows in a result.
 */
export class PrefixTable {
  readonly length: number;
  private readonly texts: readonly string[];
  private readonly seed = Math.floor(Math.random() * 0x7fffffff);
  /** Texts taken in so far. */
  private upTo = 0;
  private used = 0;
  private mask = FIRST_CAPACITY - 1;
  private newest = new Int32Array(FIRST_CAPACITY).fill(EMPTY);
  private hashes = new Int32Array(FIRST_CAPACITY);
  private counts = new Int32Array(FIRST_CAPACITY);

  /** @param texts - The list, which may grow between searches. */
  constructor(texts: readonly string[], length: number) {
    this.texts = texts;
    this.length = length;
  }

  /** Slot of the texts that begin with the first `length` units of `prefix`, or -1. */
  find(prefix: string): number {
    for (; this.upTo < this.texts.length; this.upTo++) this.insert(this.upTo);
    const slot = this.slotOf(prefix, this.hash(prefix));
    return this.newest[slot] === EMPTY ? -1 : slot;
  }

  /** Position of the newest text of a slot that `find` gave. */
  newestOf(slot: number): number {
    return this.newest[slot] as number;
  }

  countOf(slot: number): number {
    return this.counts[slot] as number;
  }

  private insert(at: number): void {
    const text = this.texts[at] as string;
    if (text.length <= this.length) return;
    const hash = this.hash(text);
    let slot = this.slotOf(text, hash);
    if (this.newest[slot] === EMPTY) {
      if (++this.used * 2 > this.mask) {
        this.grow();
        slot = this.slotOf(text, hash);
      }
      this.hashes[slot] = hash;
    }
    this.newest[slot] = at;
    this.counts[slot] = (this.counts[slot] as number) + 1;
  }

  /** The slot of a text's prefix, or the empty one where it belongs. */
  private slotOf(text: string, hash: number): number {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const at = this.newest[slot] as number;
      if (at === EMPTY) return slot;
      if (this.hashes[slot] === hash && this.samePrefix(text, this.texts[at] as string))
        return slot;
    }
  }

  private samePrefix(a: string, b: string): boolean {
    for (let i = 0; i < this.length; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false;
    return true;
  }

  /** Multiply and shift over the units, as MurmurHash does over words. */
  private hash(text: string): number {
    let hash = this.seed;
    for (let i = 0; i < this.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private grow(): void {
    const { newest, hashes, counts } = this;
    const capacity = (this.mask + 1) * 2;
    this.mask = capacity - 1;
    this.newest = new Int32Array(capacity).fill(EMPTY);
    this.hashes = new Int32Array(capacity);
    this.counts = new Int32Array(capacity);
    for (let old = 0; old < newest.length; old++) {
      if (newest[old] === EMPTY) continue;
      // All keys differ, so the first empty slot is the one.
      let slot = (hashes[old] as number) & this.mask;
      while (this.newest[slot] !== EMPTY) slot = (slot + 1) & this.mask;
      this.newest[slot] = newest[old] as number;
      this.hashes[slot] = hashes[old] as number;
      this.counts[slot] = counts[old] as number;
    }
  }
}
