import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a state is written as bytes. */
export interface Codec<State> {
  /** A new state, to be changed at will; of a new member if there are no bytes. */
  read(bytes: Uint8Array | null): State;
  write(state: State): Uint8Array;
}

/** How often a change is tried again when others keep being faster. */
const ATTEMPTS = 100;

/**
 * Keeps a state for each member, and loses no change when several come at once, from one server or
 * from two on the same folder.
 *
 * A member has a folder, and every change is a new file in it, named by its number. It is written
 * whole under another name and then linked to its number, which the file system allows only once:
 * whoever comes second finds the number taken, and makes the change once more on top of what the
 * first has written. Readers take the highest number, so they never see half a file.
 */
export class MemberStore<State> {
  readonly #folder: string;
  readonly #codec: Codec<State>;

  constructor(folder: string, codec: Codec<State>) {
    this.#folder = folder;
    this.#codec = codec;
  }

  /** The state of a member. */
  async read(member: string): Promise<State> {
    const { bytes } = await newest(this.#folderOf(member));
    return this.#codec.read(bytes);
  }

  /**
   * Changes the state of a member.
   *
   * @param member Whose.
   * @param change Makes the new state of the old one; it may change and return the same. It is
   *   called again, with a newer state, when somebody else was faster.
   * @returns The state that is in force then.
   */
  async update(member: string, change: (state: State) => State): Promise<State> {
    const folder = this.#folderOf(member);
    await mkdir(folder, { recursive: true });
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { version, bytes } = await newest(folder);
      const state = change(this.#codec.read(bytes));
      if (await append(folder, version + 1, this.#codec.write(state))) return state;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 * attempt));
    }
    throw new Error('Too many changes at once to this member.');
  }

  #folderOf(member: string): string {
    return join(this.#folder, keyOf(member));
  }
}

/** Takes the next number, unless somebody has it. */
async function append(folder: string, version: number, bytes: Uint8Array): Promise<boolean> {
  const own = join(folder, `new-${randomUUID()}`);
  await writeFile(own, bytes, { flag: 'wx' });
  try {
    await link(own, join(folder, String(version)));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(own);
  }
  // A slow writer may get a number that was taken and is free again: then there is a higher one.
  const versions = await versionsIn(folder);
  const isLate = versions.some((other) => other > version);
  for (const other of versions) {
    if (isLate ? other === version : other < version) await drop(folder, other);
  }
  return !isLate;
}

async function newest(folder: string): Promise<{ version: number; bytes: Uint8Array | null }> {
  for (;;) {
    const version = Math.max(0, ...(await versionsIn(folder)));
    if (version === 0) return { version, bytes: null };
    try {
      return { version, bytes: await readFile(join(folder, String(version))) };
    } catch (error) {
      // A newer one has taken its place meanwhile.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}

async function versionsIn(folder: string): Promise<number[]> {
  try {
    return (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function drop(folder: string, version: number): Promise<void> {
  try {
    await unlink(join(folder, String(version)));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Names of members are whatever they typed; names of files are not. */
function keyOf(member: string): string {
  return createHash('sha256').update(member.normalize('NFC')).digest('hex').slice(0, 32);
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}
