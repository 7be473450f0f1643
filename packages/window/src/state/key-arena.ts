/** Waste below this is not worth packing. */
const LEAST_WASTE = 65_536;

/** The bytes of long keys, one behind the other. */
export class KeyArena {
  bytes: Uint8Array = new Uint8Array(0);
  /** Behind the last key. */
  end = 0;
  /** Bytes that removed keys have left. */
  waste = 0;

  /** Takes the key at [begin, end) in; gives where it lies now. */
  store(keys: Uint8Array, begin: number, end: number): number {
    const at = this.end;
    this.end = at + end - begin;
    if (this.end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(256, 2 * this.end));
      larger.set(this.bytes.subarray(0, at));
      this.bytes = larger;
    }
    this.bytes.set(keys.subarray(begin, end), at);
    return at;
  }

  /** Whether it is time to store what is left anew. */
  get isWasteful(): boolean {
    return 2 * this.waste > this.end && this.waste > LEAST_WASTE;
  }

  /** Forgets all keys; they stay where they are in the bytes that this gives. */
  renew(): Uint8Array {
    const old = this.bytes;
    this.bytes = new Uint8Array(old.length);
    this.clear();
    return old;
  }

  clear(): void {
    this.end = 0;
    this.waste = 0;
  }

  copy(): Uint8Array {
    return this.bytes.slice(0, this.end);
  }

  restore(copy: Uint8Array, waste: number): void {
    this.bytes = copy.slice();
    this.end = copy.length;
    this.waste = waste;
  }
}
