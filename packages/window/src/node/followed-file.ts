import { open, readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WindowError } from '../errors.js';
import type { InputFile } from './input-file.js';

/** Milliseconds between two looks at a file that has been read to its end. */
const POLL = 200;

/**
 * A file that grows. When it is rotated (another file has its name) the old one is read to its end,
 * then the new one from its beginning; when it is truncated it is read from its beginning.
 */
export class FollowedFile implements InputFile {
  readonly #path: string;
  readonly #signal: AbortSignal;
  #handle: FileHandle;
  #identity: string;
  #offset: number;

  private constructor(
    path: string,
    handle: FileHandle,
    identity: string,
    offset: number,
    signal: AbortSignal,
  ) {
    this.#path = path;
    this.#signal = signal;
    this.#handle = handle;
    this.#identity = identity;
    this.#offset = offset;
  }

  /**
   * Waits until there is such a file.
   *
   * @param identity Of the file that an earlier run stood in: after a rotation it is looked for in the
   *   same folder.
   */
  static async open(
    path: string,
    offset: number,
    identity: string | null,
    signal: AbortSignal,
  ): Promise<FollowedFile> {
    const name = identity === null ? path : await findRotated(path, identity);
    const handle = await openWhenThere(name, signal);
    const { size } = await handle.stat();
    const from = offset <= size ? offset : 0;
    return new FollowedFile(path, handle, await identityOf(handle), from, signal);
  }

  get offset(): number {
    return this.#offset;
  }

  get identity(): string {
    return this.#identity;
  }

  /** Waits for more at the end. @throws The signal's reason. */
  async read(into: Uint8Array): Promise<number> {
    for (;;) {
      this.#signal.throwIfAborted();
      // Looked at first: what the old file still got before the rotation is read below.
      const now = await identityAt(this.#path, true);
      const { bytesRead } = await this.#handle.read(into, 0, into.length, this.#offset);
      this.#offset += bytesRead;
      if (bytesRead > 0) return bytesRead;
      if (now !== null && now !== this.#identity) await this.#turn();
      else if ((await this.#handle.stat()).size < this.#offset) this.#offset = 0;
      else await pause(this.#signal);
    }
  }

  /** Goes over to the file that has the name now. */
  async #turn(): Promise<void> {
    const handle = await openWhenThere(this.#path, this.#signal);
    await this.#handle.close();
    this.#handle = handle;
    this.#identity = await identityOf(handle);
    this.#offset = 0;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  await sleep(POLL, undefined, { signal }).catch(() => undefined);
}

async function openWhenThere(path: string, signal: AbortSignal): Promise<FileHandle> {
  for (;;) {
    try {
      return await open(path, 'r');
    } catch (error) {
      if (!isAbsence(error)) throw error;
    }
    await pause(signal);
    signal.throwIfAborted();
  }
}

async function identityOf(handle: FileHandle): Promise<string> {
  const { dev, ino } = await handle.stat({ bigint: true });
  return `${dev}:${ino}`;
}

/**
 * Null where there is no file of that name, or if `filled`, an empty one: while the new file is empty a
 * program may still write to the old one.
 */
async function identityAt(path: string, filled: boolean): Promise<string | null> {
  try {
    const { dev, ino, size } = await stat(path, { bigint: true });
    return filled && size === 0n ? null : `${dev}:${ino}`;
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

async function findRotated(path: string, identity: string): Promise<string> {
  if ((await identityAt(path, false)) === identity) return path;
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    const candidate = join(folder, name);
    if ((await identityAt(candidate, false)) === identity) return candidate;
  }
  throw new WindowError(
    'source-failed',
    `${path} is another file than at the checkpoint, and the one before is not in its folder: what it got last would be lost. Put it back beside ${path}, or begin anew with an empty store.`,
  );
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT';
}
