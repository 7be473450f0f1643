import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { checkNumber } from '../errors.js';
import type { CheckpointStore } from '../run/checkpoint-store.js';

/** Options of `fileCheckpoints`. */
export interface FileCheckpointsOptions {
  /** How many are kept: the newest, and those to fall back on. Default 2. */
  keep?: number | undefined;
  /** Told of a checkpoint that could not be read; the one before is taken. Default a warning of the process. */
  onBroken?: ((path: string, error: unknown) => void) | undefined;
}

const NAME = /^(\d{12})\.checkpoint$/;

/**
 * Checkpoints as files of a folder, made if absent. Each is written beside, synced and renamed, so that
 * a crash leaves whole files; one that is broken nevertheless is passed over.
 *
 * @throws WindowError `invalid-parameter`
 *
 * @example
 * hits.run(source, { checkpoint: { store: fileCheckpoints('state'), every: '10 seconds' } })
 */
export function fileCheckpoints(
  folder: string,
  options: FileCheckpointsOptions = {},
): CheckpointStore {
  const { keep = 2, onBroken = warn } = options;
  checkNumber('keep', keep, { min: 1, integer: true });

  return {
    crc32,
    async save(pieces) {
      await mkdir(folder, { recursive: true });
      const numbers = await numbersIn(folder);
      const next = (numbers[0] ?? 0) + 1;
      const beside = join(folder, 'next.tmp');
      const file = await open(beside, 'w');
      try {
        for (const piece of pieces) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, pathOf(folder, next));
      await syncFolder(folder);
      for (const old of numbers.slice(keep - 1)) await rm(pathOf(folder, old), { force: true });
    },

    async load(decode) {
      let refused: { error: unknown } | null = null;
      for (const number of await numbersIn(folder)) {
        const path = pathOf(folder, number);
        try {
          return decode(await readFile(path));
        } catch (error) {
          refused ??= { error };
          onBroken(path, error);
        }
      }
      if (refused) throw refused.error;
      return null;
    },
  };
}

/** Newest first. */
async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return names
    .map((name) => Number(NAME.exec(name)?.[1] ?? NaN))
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => b - a);
}

function pathOf(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(12, '0')}.checkpoint`);
}

/** Makes the new name outlive a crash; some systems cannot, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function warn(path: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.emitWarning(`${path} is passed over: ${reason}`, 'CheckpointWarning');
}
