import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Takes a file for this process alone: two that read it whole and write it whole would write over
 * each other's changes. A lock that a dead process left is taken over.
 *
 * @returns What gives it back.
 * @throws Error when another living process has it.
 */
export function lockFile(path: string): () => void {
  const lock = `${path}.lock`;
  for (let tries = 0; tries < 2; tries++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(lock, 'utf8'));
      if (owner !== process.pid && isAlive(owner)) {
        throw new Error(`${path} is in use by process ${owner}: wait for it, or stop it.`, {
          cause: error,
        });
      }
      rmSync(lock, { force: true });
    }
  }
  throw new Error(`${path} cannot be locked.`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
