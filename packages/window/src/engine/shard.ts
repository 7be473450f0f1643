/** One of several engines that see the same rows and share the keys. */
export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** Whether a key is the shard's, by the high bits of its hash: tables place it by the low ones. */
export function owns({ index, count }: Shard, hash: number): boolean {
  return Math.floor((hash * count) / 2 ** 32) === index;
}
