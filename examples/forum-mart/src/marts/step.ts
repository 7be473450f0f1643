import { join } from 'node:path';
import type { Counts, Step, Task } from '../steps/step';
import { sha256 } from '../steps/sha256';
import { KEYWORD_GROUPS } from '../tokens/keyword-groups';
import { ParquetWriter, WRITTEN_BY } from './parquet-writer';
import { quoted } from './quoted';
import { rowsOf } from './read-json';
import { TABLES } from './tables';

export interface MartsOptions {
  /** Of DuckDB; the files are the same whatever it is. */
  readonly threads: number;
}

const PARTITIONED = ['posts_dim', 'tokens_fact', 'post_keyword_groups'] as const;

const MONTH = /^(year=\d{4}\/month=\d{2})\.ndjson$/;

/** The stage `marts`: a star schema in Parquet, in folders a year and month. */
export function martsStep({ threads }: MartsOptions): Step {
  const writer = new ParquetWriter(Math.max(1, threads));
  return {
    name: 'marts',
    version: 1,
    plan(folders) {
      const tokens = new Map(folders.files('tokens').map(({ path, sha256 }) => [path, sha256]));
      const months = folders.files('cleansed').flatMap(({ path, sha256: posts }): Task[] => {
        const month = MONTH.exec(path)?.[1];
        if (month === undefined) return [];
        const sources: Sources = {
          month,
          posts: join(folders.of('cleansed'), path),
          tokens: join(folders.of('tokens'), path),
        };
        if (!tokens.has(path)) throw new Error(`${sources.tokens} is missing: run tokens again.`);
        return [
          {
            name: month,
            fingerprint: sha256([WRITTEN_BY, TABLES, posts, tokens.get(path)]),
            weight: PARTITIONED.length,
            make: (folder, told, signal) => writeMonth(writer, sources, folder, told, signal),
          },
        ];
      });
      return Promise.resolve([
        {
          name: TABLES.keyword_groups_dim.name,
          fingerprint: sha256([WRITTEN_BY, TABLES, KEYWORD_GROUPS]),
          weight: 1,
          make: (folder) => writeGroups(writer, folder),
        },
        ...months,
      ]);
    },
    close: () => {
      writer.close();
      return Promise.resolve();
    },
  };
}

interface Sources {
  /** `year=2024/month=05` */
  readonly month: string;
  readonly posts: string;
  readonly tokens: string;
}

async function writeMonth(
  writer: ParquetWriter,
  sources: Sources,
  folder: string,
  told: (done: number) => void,
  signal: AbortSignal,
): Promise<Counts> {
  await checkPosts(writer, sources);
  const queries = queriesOf(sources);
  const counts: Record<string, number> = {};
  for (const [done, name] of PARTITIONED.entries()) {
    signal.throwIfAborted();
    const file = join(folder, name, sources.month, `${name}.parquet`);
    counts[name] = await writer.write(TABLES[name], file, queries[name]);
    told(done + 1);
  }
  return counts;
}

function queriesOf({ posts, tokens }: Sources): Record<(typeof PARTITIONED)[number], string> {
  return {
    posts_dim: `FROM ${rowsOf('posts', posts)}`,
    // A token's number comes from its post and its place there, so that it is the same in every run.
    tokens_fact: `SELECT post_id || '-' || token.token_position AS token_id, post_id, token.*
      FROM (SELECT post_id, unnest(tokens) AS token FROM ${rowsOf('tokens', tokens)})`,
    post_keyword_groups: `SELECT post_id, keyword.*
      FROM (SELECT post_id, unnest(keywords) AS keyword FROM ${rowsOf('tokens', tokens)})`,
  };
}

async function checkPosts(writer: ParquetWriter, { posts, tokens }: Sources): Promise<void> {
  const ids = (kind: 'posts' | 'tokens', file: string): string =>
    `(SELECT post_id, count(*) AS times FROM ${rowsOf(kind, file)} GROUP BY ALL)`;
  const odd = await writer.number(
    `SELECT count(*) FROM ${ids('posts', posts)} AS p FULL JOIN ${ids('tokens', tokens)} AS t
      USING (post_id) WHERE p.times IS DISTINCT FROM 1 OR t.times IS DISTINCT FROM 1`,
  );
  if (odd > 0)
    throw new Error(`${odd} posts are not once in ${posts} and once in ${tokens}: run both again.`);
}

async function writeGroups(writer: ParquetWriter, folder: string): Promise<Counts> {
  const { name } = TABLES.keyword_groups_dim;
  const rows = KEYWORD_GROUPS.map(
    (group) => `(${group.id}, ${quoted(group.name)}, [${group.keywords.map(quoted).join(', ')}])`,
  );
  const query = `FROM (VALUES ${rows.join(', ')}) AS groups(group_id, group_name, keywords)`;
  const file = join(folder, name, `${name}.parquet`);
  return { [name]: await writer.write(TABLES.keyword_groups_dim, file, query) };
}
