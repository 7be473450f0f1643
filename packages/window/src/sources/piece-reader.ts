import { WindowError } from '../errors.js';
import { PieceEncoder } from './piece-encoder.js';
import type { ByteReader, SourcePosition, SourceRead } from './source.js';

/** Reads pieces of text or bytes, of whatever sizes, into a run's own memory. */
export class PieceReader implements ByteReader {
  readonly totalBytes: number | null;
  readonly #iterator: AsyncIterator<Uint8Array | string> | Iterator<Uint8Array | string>;
  readonly #encoder = new PieceEncoder();
  #rest: Uint8Array = new Uint8Array(0);
  #bytes = 0;
  #reading = false;

  constructor(
    pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
    totalBytes: number | null,
  ) {
    this.#iterator =
      Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
    this.totalBytes = totalBytes;
  }

  async read(into: Uint8Array): Promise<SourceRead | null> {
    if (!(await this.#fill())) return null;
    const bytes = this.#advance(into.length);
    into.set(bytes);
    return { bytes: bytes.length, partition: 0 };
  }

  /** Leaves out bytes that an earlier run knows. */
  async skip(bytes: number): Promise<void> {
    while (this.#bytes < bytes) {
      if (await this.#fill()) this.#advance(bytes - this.#bytes);
      else
        throw new WindowError(
          'source-failed',
          `The checkpoint stands at byte ${bytes}, and there are only ${this.#bytes}: give the same input from its beginning, or begin anew with an empty store.`,
        );
    }
  }

  #advance(limit: number): Uint8Array {
    const bytes = this.#rest.subarray(0, limit);
    this.#rest = this.#rest.subarray(bytes.length);
    this.#bytes += bytes.length;
    return bytes;
  }

  /** Takes pieces until there are bytes; false at the end. */
  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      this.#reading = true;
      const next = await this.#iterator.next();
      this.#reading = false;
      if (next.done === true) {
        this.#rest = this.#encoder.end();
        return this.#rest.length > 0;
      }
      const piece = next.value;
      this.#rest = typeof piece === 'string' ? this.#encoder.encode(piece) : piece;
    }
    return true;
  }

  position(): SourcePosition {
    return { bytes: this.#bytes };
  }

  async close(): Promise<void> {
    // A generator ends only when what it waits for has come: an abort does not wait for that.
    const ended = Promise.resolve(this.#iterator.return?.()).catch(() => undefined);
    if (!this.#reading) await ended;
  }
}
