import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CleansedPost, PostTokens } from '../model';
import { runSteps } from '../steps/run-steps';
import { sha256 } from '../steps/sha256';
import type { Step, StepName, StepReport } from '../steps/step';
import { martsStep } from './step';

/** Made-up posts of a month, each with two words and, every third, a keyword. */
export function madeUpMonth(
  month: number,
  posts: number,
): { readonly posts: CleansedPost[]; readonly tokens: PostTokens[] } {
  const ids = Array.from({ length: posts }, (_, i) => sha256([month, i]).slice(0, 16));
  return {
    posts: ids.map((post_id, i) => ({
      ...{ post_id, author: `작성자${i % 7}`, year: 2024, month },
      posted_at: `2024-0${month}-${String(1 + (i % 28)).padStart(2, '0')}T14:03:0${i % 10}`,
      date_granularity: i % 2 === 0 ? 'second' : 'minute',
      ...{
        title: "It's 열",
        text: "It's 열\\n아이가 열이 나요 🤒",
        views: i,
        comments: i % 5,
        likes: 0,
      },
    })),
    tokens: ids.map((post_id, i) => ({
      post_id,
      tokens: [
        { token: '아이', token_pos: 'NNG', token_count: 1, token_position: 0, is_stopword: true },
        { token: '열', token_pos: 'NNG', token_count: 2, token_position: 1, is_stopword: false },
      ],
      keywords: i % 3 === 0 ? [{ group_id: 1, keyword: '열', keyword_count: 2 }] : [],
    })),
  };
}

/** Runs the stage of the marts on made-up months in place of the stages before. */
export async function makeMart(
  out: string,
  months: readonly (ReturnType<typeof madeUpMonth> & { readonly name: string })[],
  threads = 1,
): Promise<StepReport> {
  const stage = (
    name: StepName,
    files: readonly (readonly [string, readonly object[]])[],
  ): Step => ({
    ...{ name, version: 1 },
    plan: () =>
      Promise.resolve(
        files.map(([path, rows]) => ({
          ...{ name: path, fingerprint: sha256(rows), weight: 1 },
          make: async (folder) => {
            const file = join(folder, path);
            await mkdir(dirname(file), { recursive: true });
            await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
            return {};
          },
        })),
      ),
  });
  const reports = await runSteps(
    [
      stage('raw', []),
      stage(
        'cleansed',
        months.map(({ name, posts }) => [`${name}.ndjson`, posts]),
      ),
      stage(
        'tokens',
        months.map(({ name, tokens }) => [`${name}.ndjson`, tokens]),
      ),
      martsStep({ threads }),
    ],
    { out, signal: new AbortController().signal, onProgress: () => undefined },
  );
  return reports[3] as StepReport;
}
