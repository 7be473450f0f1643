import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoted } from '../src/marts/quoted';
import { openMart } from '../src/marts/open-mart';
import type { Mart } from '../src/marts/open-mart';
import { TABLES } from '../src/marts/tables';
import type { Table } from '../src/marts/tables';
import { KEYWORD_GROUPS } from '../src/tokens/keyword-groups';

/** A post told by its words. Keyword groups follow from the words. */
export interface MadePost {
  readonly author?: string;
  /** `2024-05-19 14:03`, or a day alone. */
  readonly at: string;
  /** Words and how often each stands there. */
  readonly words?: Readonly<Record<string, number>>;
  readonly stopWords?: readonly string[];
}

/** A mart in a folder of its own, to be closed and taken away by `remove`. */
export interface MadeMart {
  readonly mart: Mart;
  readonly remove: () => Promise<void>;
}

/** Writes posts as Parquet files in the mart's layout, and opens them. */
export async function madeMart(posts: readonly MadePost[]): Promise<MadeMart> {
  const folder = await mkdtemp(join(tmpdir(), 'made-mart-'));
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const { table, rows } of tablesOf(posts)) {
    if (rows.length === 0) continue;
    const target = join(folder, table.name);
    await mkdir(target);
    const source = join(folder, `${table.name}.ndjson`);
    await writeFile(source, rows.map((row) => JSON.stringify(row)).join('\n'));
    const partitions = table.isPartitioned ? ["year: 'INTEGER'", "month: 'INTEGER'"] : [];
    const columns = [...table.columns.map(({ name, type }) => `${name}: '${type}'`), ...partitions];
    await connection.run(
      `COPY (FROM read_json(${quoted(source)}, format = 'newline_delimited', columns = {${columns.join(', ')}}))
        TO ${quoted(table.isPartitioned ? target : join(target, `${table.name}.parquet`))}
        (FORMAT parquet${table.isPartitioned ? ', PARTITION_BY (year, month)' : ''})`,
    );
  }
  connection.closeSync();
  instance.closeSync();
  const mart = await openMart(folder);
  return {
    mart,
    remove: async () => {
      mart.close();
      await rm(folder, { recursive: true });
    },
  };
}

function tablesOf(posts: readonly MadePost[]): { table: Table; rows: object[] }[] {
  const dim: object[] = [];
  const tokens: object[] = [];
  const keywords: object[] = [];
  for (const [i, { author = '민지', at, words = {}, stopWords = [] }] of posts.entries()) {
    const post_id = i.toString(16).padStart(16, '0');
    const [year, month] = at.split('-').map(Number);
    const date_granularity = at.length === 10 ? 'day' : 'minute';
    const text = Object.keys(words).join(' ');
    const reach = { views: 10, comments: 1, likes: 0 };
    const posted_at = date_granularity === 'day' ? `${at} 00:00:00` : `${at}:00`;
    dim.push({
      post_id,
      author,
      posted_at,
      date_granularity,
      title: '',
      text,
      ...reach,
      year,
      month,
    });
    const found = [...Object.entries(words), ...stopWords.map((word) => [word, 1] as const)];
    for (const [token_position, [token, token_count]] of found.entries()) {
      const is_stopword = token_position >= Object.keys(words).length;
      const token_id = `${post_id}-${token_position}`;
      const row = { token_id, post_id, token, token_pos: 'NNG', token_count, token_position };
      tokens.push({ ...row, is_stopword, year, month });
      for (const { id: group_id } of KEYWORD_GROUPS.filter((group) =>
        group.keywords.includes(token),
      ))
        keywords.push({
          post_id,
          group_id,
          keyword: token,
          keyword_count: token_count,
          year,
          month,
        });
    }
  }
  const groups = KEYWORD_GROUPS.map(({ id: group_id, name: group_name, keywords }) => ({
    ...{ group_id, group_name, keywords },
  }));
  return [
    { table: TABLES.posts_dim, rows: dim },
    { table: TABLES.tokens_fact, rows: tokens },
    { table: TABLES.post_keyword_groups, rows: keywords },
    { table: TABLES.keyword_groups_dim, rows: groups },
  ];
}
