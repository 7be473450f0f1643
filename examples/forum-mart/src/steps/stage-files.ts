import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isMissing } from './is-missing';
import { sha256OfFile } from './sha256';

/** SHA-256 of files by their paths in a folder; `/` stands between folders. */
export type FileSums = Readonly<Record<string, string>>;

/** The files of a folder and its subfolders; none if there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** The SHA-256 of a folder's files. */
export async function sumsOf(folder: string): Promise<FileSums> {
  const sums: Record<string, string> = {};
  for (const path of await listFiles(folder))
    sums[path] = (await sha256OfFile(join(folder, path))) ?? '';
  return sums;
}

/** Those of some files that are missing, or have other bytes than they should. */
export async function damagedFiles(folder: string, sums: FileSums): Promise<Set<string>> {
  const damaged = new Set<string>();
  for (const [path, sum] of Object.entries(sums))
    if ((await sha256OfFile(join(folder, path))) !== sum) damaged.add(path);
  return damaged;
}

/** Moves a file to another folder of the same disk; one that is there gives way in the same moment. */
export async function placeFile(path: string, from: string, to: string): Promise<void> {
  await mkdir(dirname(join(to, path)), { recursive: true });
  await rename(join(from, path), join(to, path));
}

/** Deletes a file, and the folders that are empty without it, up to that of the stage. */
export async function deleteFile(path: string, folder: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      await rmdir(join(folder, parent));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') continue;
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
      throw error;
    }
  }
}
