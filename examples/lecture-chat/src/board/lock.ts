import { readFileSync, rmSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** A lock is held for the milliseconds that a small file takes. */
const PATIENCE = 10_000;
const PAUSE = 15;
/** The locks that this program holds, or is about to. */
const held = new Set<string>();

/** Another program is at it. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/**
 * Does work that no other program may do at the same time: who makes the lock file goes first. A
 * lock that a program left behind when it died is taken away.
 *
 * @param path The lock file.
 * @param work What to do.
 * @param patience Milliseconds to wait for a turn.
 * @returns What the work gives.
 * @throws LockedError without a turn.
 */
export async function withLock<Result>(
  path: string,
  work: () => Promise<Result>,
  patience: number = PATIENCE,
): Promise<Result> {
  const end = Date.now() + patience;
  while (!(await taken(path))) {
    if (isLeftBehind(path)) rmSync(path, { force: true });
    else if (Date.now() >= end) throw new LockedError(`${path} is locked by another program`);
    else await setTimeout(PAUSE);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true }).finally(() => held.delete(path));
  }
}

async function taken(path: string): Promise<boolean> {
  if (held.has(path)) return false;
  held.add(path);
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    held.delete(path);
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function isLeftBehind(path: string): boolean {
  if (held.has(path)) return false;
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    // A program that has just made the file may not have written its number yet.
    if (!(holder > 0)) return Date.now() - statSync(path).mtimeMs > PATIENCE / 2;
    // In a container a program gets the number that the one before had.
    if (holder === process.pid) return true;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
