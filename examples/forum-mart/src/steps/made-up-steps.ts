import { appendFile, mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sha256, sha256OfFile } from './sha256';
import type { Counts, Step, StepFile, StepFolders, StepName, Task } from './step';

/** What a test may have otherwise than the plain run. */
export interface MadeUpOptions {
  readonly version?: number;
  /** Called before each file that a task writes. */
  readonly onFile?: (step: StepName, path: string) => void;
}

/**
 * Four small stages in place of the real ones, of the same shape. An input is a file of lines such as
 * `2024-05 word`; a line that is none is put aside. The files of months have the words in order.
 */
export function madeUpSteps(inputs: string, options: MadeUpOptions = {}): Step[] {
  const write = writer(options);
  const version = options.version ?? 1;
  const raw: Step = {
    ...{ name: 'raw', version, keepsOthers: true },
    async plan() {
      const names = (await readdir(inputs)).sort();
      return Promise.all(
        names.map(async (name) => {
          const file = join(inputs, name);
          return task(name, await sha256OfFile(file), async (folder) => {
            const lines = linesOf(await readFile(file, 'utf8'));
            const kept = lines.filter((line) => /^\d{4}-\d\d ./.test(line));
            const rejected = lines.filter((line) => !kept.includes(line));
            await write('raw', folder, `${name}.ndjson`, kept);
            if (rejected.length > 0) await write('raw', folder, `${name}.rejects.csv`, rejected);
            return { rows: lines.length, kept: kept.length };
          });
        }),
      );
    },
  };
  const cleansed: Step = {
    ...{ name: 'cleansed', version },
    plan: (folders) => {
      const files = folders.files('raw').filter(({ path }) => path.endsWith('.ndjson'));
      const make = async (folder: string): Promise<Counts> => {
        const months = new Map<string, string[]>();
        for (const line of await read(folders, 'raw', files)) {
          const month = `year=${line.slice(0, 4)}/month=${line.slice(5, 7)}.ndjson`;
          months.set(month, [...(months.get(month) ?? []), line.slice(8)]);
        }
        for (const [month, words] of months) await write('cleansed', folder, month, words.sort());
        return { rows: [...months.values()].flat().length };
      };
      return Promise.resolve([task('all', sha256(files), make)]);
    },
  };
  const perMonth = (name: StepName, from: StepName, place: (path: string) => string[]): Step => ({
    ...{ name, version },
    plan: (folders) =>
      Promise.resolve(
        folders.files(from).map((file) =>
          task(file.path.replace('.ndjson', ''), file.sha256, async (folder) => {
            const words = await read(folders, from, [file]);
            for (const path of place(file.path))
              await write(name, folder, path, [`${words.length}`, ...words]);
            return { rows: words.length };
          }),
        ),
      ),
  });
  const tokens = perMonth('tokens', 'cleansed', (path) => [path]);
  const marts = perMonth('marts', 'tokens', (path) =>
    ['posts', 'words'].map((table) => `${table}/${path.replace('.ndjson', `/${table}.txt`)}`),
  );
  return [raw, cleansed, tokens, marts];
}

function task(
  name: string,
  fingerprint: string | null,
  make: (folder: string) => Promise<Counts>,
): Task {
  return {
    ...{ name, fingerprint: fingerprint ?? '', weight: 1 },
    make: (folder, _, signal) => {
      signal.throwIfAborted();
      return make(folder);
    },
  };
}

/** Writes a line at a time, so that there are many moments at which a file is half there. */
function writer({ onFile }: MadeUpOptions) {
  return async (step: StepName, folder: string, path: string, lines: readonly string[]) => {
    onFile?.(step, path);
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    for (const line of lines) {
      await appendFile(file, `${line}\n`);
      await setImmediate();
    }
  };
}

async function read(
  folders: StepFolders,
  step: StepName,
  files: readonly StepFile[],
): Promise<string[]> {
  const texts = files.map(({ path }) => readFile(join(folders.of(step), path), 'utf8'));
  return (await Promise.all(texts)).flatMap(linesOf);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
