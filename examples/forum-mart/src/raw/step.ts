import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Counts, Step, Task } from '../steps/step';
import type { Encoding } from './decode-text';
import { isFaulty } from './raw-row';
import { readRows } from './read-rows';
import { RejectsFile } from './write-rejects';

export interface RawOptions {
  /** Files of posts. */
  readonly inputs: readonly string[];
  /** Of those that are text. */
  readonly encoding: Encoding;
}

/** The stage `raw`: each file as NDJSON of one form, and beside it the rows that could not be read. */
export function rawStep({ inputs, encoding }: RawOptions): Step {
  return {
    name: 'raw',
    version: 1,
    keepsOthers: true,
    async plan(_folders, signal) {
      const tasks: Task[] = [];
      for (const path of inputs) {
        const name = basename(path);
        if (tasks.some((task) => task.name === name))
          throw new Error(`Two files are called ${name}: give one of them another name.`);
        tasks.push(await taskOf(path, name, encoding, signal));
      }
      return tasks;
    },
  };
}

async function taskOf(
  path: string,
  name: string,
  encoding: Encoding,
  signal: AbortSignal,
): Promise<Task> {
  const hash = createHash('sha256').update(`${encoding}\n`);
  if ((await stat(path)).isDirectory())
    throw new Error(`${path} is a folder: name the files in it.`);
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Buffer);
  return {
    name,
    fingerprint: hash.digest('hex'),
    weight: (await stat(path)).size,
    make: async (folder, told, stop) => {
      try {
        return await writeRaw({ path, name, encoding }, folder, told, stop);
      } catch (error) {
        stop.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${name}: ${reason}`, { cause: error });
      }
    },
  };
}

async function writeRaw(
  { path, name, encoding }: { path: string; name: string; encoding: Encoding },
  folder: string,
  told: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Counts> {
  let [kept, rejected] = [0, 0];
  const posts = await open(join(folder, `${name}.ndjson`), 'w');
  try {
    const aside = new RejectsFile(join(folder, `${name}.rejects.csv`));
    for await (const rows of readRows(path, encoding, told)) {
      signal.throwIfAborted();
      const faulty = rows.filter(isFaulty);
      const sound = rows.filter((row) => !isFaulty(row));
      await posts.appendFile(sound.map((row) => `${JSON.stringify(row)}\n`).join(''));
      await aside.add(faulty.map((row) => ({ file: name, ...row })));
      kept += sound.length;
      rejected += faulty.length;
    }
  } finally {
    await posts.close();
  }
  return { rows: kept + rejected, kept, rejected };
}
