import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KOREAN_MODEL, KOREAN_VERSION } from '../korean-package';
import { sha256 as sha256Of, sha256OfFile } from '../steps/sha256';
import type { Step, Task } from '../steps/step';
import { FORUM_STOP_WORDS, FORUM_WORDS } from './forum-words';
import { KEYWORD_GROUPS } from './keyword-groups';
import { Readers } from './readers';
import { writeTokens } from './write-tokens';

export interface TokensOptions {
  /** Threads beside this one; 0 for none. They make the same of it. */
  readonly threads: number;
  /** The package that finds the words: another one makes all months anew. Default the installed one. */
  readonly analyzer?: { readonly version: string; readonly model: string };
}

const INSTALLED = { version: KOREAN_VERSION, model: KOREAN_MODEL };

const MONTH = /^year=\d{4}\/month=\d{2}\.ndjson$/;

/** The stage `tokens`: what words each post of a month has, and which keyword groups it is about. */
export function tokensStep({ threads, analyzer = INSTALLED }: TokensOptions): Step {
  const readers = new Readers(threads);
  return {
    name: 'tokens',
    version: 1,
    async plan(folders) {
      const readWith = [analyzer.version, await sha256OfFile(analyzer.model)];
      const words = [KEYWORD_GROUPS, FORUM_WORDS, FORUM_STOP_WORDS];
      const months = folders.files('cleansed').filter(({ path }) => MONTH.test(path));
      return Promise.all(
        months.map(async ({ path, sha256 }): Promise<Task> => {
          const input = join(folders.of('cleansed'), path);
          return {
            name: path.replace('.ndjson', ''),
            fingerprint: sha256Of([sha256, readWith, words]),
            weight: (await stat(input)).size,
            async make(folder, told, signal) {
              const output = join(folder, path);
              await mkdir(dirname(output), { recursive: true });
              return writeTokens({ input, output }, readers, told, signal);
            },
          };
        }),
      );
    },
    close: () => readers.close(),
  };
}
