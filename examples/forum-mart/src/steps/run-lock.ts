import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stateFolder } from './record';

/** Tells this process from one that had its number before. */
const THIS_PROCESS = randomUUID();

/**
 * Does work that no other run may do in the same folder at the same time, on one machine.
 *
 * Each run first raises a flag, a file of its own, and then looks for others' flags. Of two runs the
 * later one to raise its flag sees the other's, so never do both go on; it may be that neither does.
 * A flag that a dead process left behind counts for nothing.
 *
 * @throws Error if another run is at work.
 */
export async function withRunLock<Result>(
  out: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const folder = join(stateFolder(out), 'running');
  await mkdir(folder, { recursive: true });
  const flag = `${process.pid}.${THIS_PROCESS}.${randomUUID()}`;
  await writeFile(join(folder, flag), '');
  try {
    for (const other of await readdir(folder)) {
      if (other === flag) continue;
      if (isAlive(other)) {
        throw new Error(
          `Process ${parseInt(other)} is at work in ${out}: wait until it ends, and run again. ` +
            `If it is another program, delete ${join(folder, other)}.`,
        );
      }
      await rm(join(folder, other), { force: true });
    }
    return await work();
  } finally {
    await rm(join(folder, flag), { force: true });
  }
}

function isAlive(flag: string): boolean {
  const [pid, life] = flag.split('.');
  if (Number(pid) === process.pid) return life === THIS_PROCESS;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
