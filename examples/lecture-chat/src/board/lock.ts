import { readFileSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** A lock is held for the milliseconds that a small file takes. */
const PATIENCE = 10_000;
const PAUSE = 15;

/**
 * Does work that no other program may do at the same time: who makes the lock file goes first. A
 * lock that a program left behind when it died is taken away.
 *
 * @param path The lock file.
 * @param work What to do.
 * @returns What the work gives.
 * @throws Error after ten seconds without a turn.
 */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + PATIENCE;
  while (!(await taken(path))) {
    if (Date.now() > end) throw new Error(`${path} is locked by another program`);
    if (isLeftBehind(path)) await rm(path, { force: true });
    else await setTimeout(PAUSE);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function isLeftBehind(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    // A program that has just made the file may not have written its number yet.
    if (!(holder > 0)) return Date.now() - statSync(path).mtimeMs > PATIENCE / 2;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
