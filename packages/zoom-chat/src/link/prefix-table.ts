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
 * newest text with them. It holds positions in the list of texts in place of strings: 16 bytes a
 * slot, no garbage. Prefixes with the same two hashes are taken for equal (once in 10^9 chats of a
 * hundred thousand messages two are not), so whoever finds a text compares it. The seeds differ from
 * table to table, to spoil prepared collisions.
 */
export class PrefixTable {
  readonly length: number;
  private readonly texts: readonly string[];
  private readonly seeds = [randomSeed(), randomSeed()] as const;
  /** The second hash of the text that was hashed last; the first is returned. */
  private second = 0;
  /** Texts taken in so far. */
  private upTo = 0;
  private used = 0;
  private mask = FIRST_CAPACITY - 1;
  private newest = new Int32Array(FIRST_CAPACITY).fill(EMPTY);
  private hashes = new Int32Array(2 * FIRST_CAPACITY);
  private counts = new Int32Array(FIRST_CAPACITY);
  /** By position: the text before with the same prefix, or -1. */
  private readonly previous: number[] = [];

  /** @param texts - The list, which may grow between searches. */
  constructor(texts: readonly string[], length: number) {
    this.texts = texts;
    this.length = length;
  }

  /** Slot of the texts that begin with the first `length` units of `prefix`, or -1. */
  find(prefix: string): number {
    for (; this.upTo < this.texts.length; this.upTo++) this.insert(this.upTo);
    const slot = this.slotOf(this.hash(prefix));
    return this.newest[slot] === EMPTY ? -1 : slot;
  }

  /** Position of the newest text of a slot that `find` gave. */
  newestOf(slot: number): number {
    return this.newest[slot] as number;
  }

  countOf(slot: number): number {
    return this.counts[slot] as number;
  }

  /** Position of the text before this one with the same prefix, or -1. */
  before(at: number): number {
    return this.previous[at] as number;
  }

  private insert(at: number): void {
    const text = this.texts[at] as string;
    this.previous.push(EMPTY);
    if (text.length <= this.length) return;
    const hash = this.hash(text);
    let slot = this.slotOf(hash);
    if (this.newest[slot] === EMPTY) {
      if (++this.used * 2 > this.mask) {
        this.grow();
        slot = this.slotOf(hash);
      }
      this.hashes[2 * slot] = hash;
      this.hashes[2 * slot + 1] = this.second;
    } else {
      this.previous[at] = this.newest[slot] as number;
    }
    this.newest[slot] = at;
    this.counts[slot] = (this.counts[slot] as number) + 1;
  }

  /** The slot of the prefix that was hashed last, or the empty one where it belongs. */
  private slotOf(hash: number): number {
    const { mask, newest, hashes, second } = this;
    let slot = hash & mask;
    while (
      newest[slot] !== EMPTY &&
      (hashes[2 * slot] !== hash || hashes[2 * slot + 1] !== second)
    ) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Multiply and shift over the units, as MurmurHash does over words, twice. */
  private hash(text: string): number {
    let [first, second] = this.seeds;
    for (let i = 0; i < this.length; i++) {
      const unit = text.charCodeAt(i);
      first = Math.imul(first ^ unit, 0x5bd1e995);
      first ^= first >>> 15;
      second = Math.imul(second ^ unit, 0x1b873593);
      second ^= second >>> 13;
    }
    this.second = second;
    return first;
  }

  private grow(): void {
    const { newest, hashes, counts } = this;
    const capacity = (this.mask + 1) * 2;
    this.mask = capacity - 1;
    this.newest = new Int32Array(capacity).fill(EMPTY);
    this.hashes = new Int32Array(2 * capacity);
    this.counts = new Int32Array(capacity);
    for (let old = 0; old < newest.length; old++) {
      if (newest[old] === EMPTY) continue;
      // All keys differ, so the first empty slot is the one.
      let slot = (hashes[2 * old] as number) & this.mask;
      while (this.newest[slot] !== EMPTY) slot = (slot + 1) & this.mask;
      this.newest[slot] = newest[old] as number;
      this.counts[slot] = counts[old] as number;
      this.hashes.set(hashes.subarray(2 * old, 2 * old + 2), 2 * slot);
    }
  }
}

function randomSeed(): number {
  return Math.floor(Math.random() * 0x7fffffff);
}
