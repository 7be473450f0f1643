import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { WindowError } from '../errors.js';

/** A file in reading. */
export interface InputFile {
  /** Bytes given so far, as they are worked on (unpacked, in UTF-8). */
  readonly offset: number;
  /** Tells a file from others of the same name, where it is followed. */
  readonly identity: string | null;
  /** Reads up to `into.length` bytes; 0 at the end. */
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** A file read straight into a run's memory, from an offset on. */
export class PlainFile implements InputFile {
  readonly identity: null = null;
  readonly #handle: FileHandle;
  #offset: number;

  private constructor(handle: FileHandle, offset: number) {
    this.#handle = handle;
    this.#offset = offset;
  }

  static async open(path: string, offset: number): Promise<PlainFile> {
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (offset <= size) return new PlainFile(handle, offset);
    await handle.close();
    throw new WindowError(
      'source-failed',
      `${path} has ${size} bytes, and the checkpoint stands at ${offset}: it is not the file that it was made with. Give that one, or begin anew with an empty store.`,
    );
  }

  get offset(): number {
    return this.#offset;
  }

  async read(into: Uint8Array): Promise<number> {
    const { bytesRead } = await this.#handle.read(into, 0, into.length, this.#offset);
    this.#offset += bytesRead;
    return bytesRead;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
