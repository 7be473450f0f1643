import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withRunLock } from './run-lock';

let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const flags = () => readdir(join(out, 'state/running'));

async function leave(flag: string): Promise<void> {
  await mkdir(join(out, 'state/running'), { recursive: true });
  await writeFile(join(out, 'state/running', flag), '');
}

it('lets no two runs meet', async () => {
  let atWork = 0;
  const work = async (): Promise<void> => {
    atWork += 1;
    expect(atWork).toBe(1);
    await setTimeout(2);
    atWork -= 1;
  };
  for (let round = 0; round < 20; round++) {
    const runs = await Promise.allSettled([1, 2, 3].map(() => withRunLock(out, work)));
    for (const run of runs)
      if (run.status === 'rejected') expect(String(run.reason)).toContain('is at work in');
  }
  expect(await flags()).toEqual([]);
});

it('waits for nobody who is dead', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  await leave(`${pid}.a.b`);
  // A container gives each run the same number.
  await leave(`${process.pid}.earlier.b`);
  expect(await withRunLock(out, flags)).toHaveLength(1);
});

it('names the process that is at work, and the file to delete if it is not', async () => {
  await leave(`${process.ppid}.a.b`);
  await expect(withRunLock(out, () => Promise.resolve())).rejects.toThrow(
    `Process ${process.ppid} is at work in ${out}`,
  );
  expect(await flags()).toEqual([`${process.ppid}.a.b`]);
});

it('gives way when the work fails', async () => {
  const fails = () => Promise.reject(new Error('no'));
  await expect(withRunLock(out, fails)).rejects.toThrow('no');
  expect(await withRunLock(out, () => Promise.resolve('done'))).toBe('done');
});
