import type { Crc32 } from '../state/snapshot.js';

/** Where checkpoints are kept: a folder, a database, a browser's storage. */
export interface CheckpointStore {
  /**
   * Keeps a checkpoint: pieces of bytes, to be given back by `load` as one, one behind the other. When
   * this resolves it must outlive a crash. Called for one at a time.
   */
  save(pieces: readonly Uint8Array[]): Promise<void>;
  /**
   * The newest checkpoint that `decode` does not refuse; null where there is none at all.
   *
   * @throws What `decode` threw, where it refuses all that are kept.
   */
  load<T>(decode: (checkpoint: Uint8Array) => T): Promise<T | null>;
  /** The machine's own CRC-32, where there is one that is quicker than JavaScript's. */
  readonly crc32?: Crc32;
}
