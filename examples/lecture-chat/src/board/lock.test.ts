import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LockedError, withLock } from './lock';

const folder = mkdtempSync(join(tmpdir(), 'nunchi-lock-'));
const path = join(folder, 'work.lock');
afterAll(() => rmSync(folder, { recursive: true }));

const work = (): Promise<string> => Promise.resolve('done');
const NO_PATIENCE = 0;

test('one at a time, in this program too; the lock is gone after a failure', async () => {
  await withLock(path, async () => {
    await expect(withLock(path, work, NO_PATIENCE)).rejects.toThrow(LockedError);
  });
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});

test('a program that lives keeps its lock, one that died does not', async () => {
  writeFileSync(path, String(process.ppid));
  await expect(withLock(path, work, NO_PATIENCE)).rejects.toThrow(`${path} is locked`);
  // No system gives so high a number.
  writeFileSync(path, '2147483646');
  expect(await withLock(path, work, NO_PATIENCE)).toBe('done');
});

test('a lock with the number of this program, which it does not hold, is of one that died', async () => {
  writeFileSync(path, String(process.pid));
  expect(await withLock(path, work, NO_PATIENCE)).toBe('done');
});
