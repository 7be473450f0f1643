import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMart } from './open-mart';
import { quoted } from './quoted';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mart [of] it's "));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes what a query gives as a file of the mart. */
async function write(file: string, query: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO ${quoted(join(folder, file))} (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

describe('a mart', () => {
  it('is a view a table, with year and month from the folders', async () => {
    await expect(openMart(folder)).rejects.toThrow('There is no mart in');
    await write(
      'keyword_groups_dim/keyword_groups_dim.parquet',
      `SELECT 1::INTEGER AS group_id, '발열' AS group_name, ['열', '미열'] AS keywords`,
    );
    for (const month of ['05', '06']) {
      await write(
        `posts_dim/year=2024/month=${month}/posts_dim.parquet`,
        `SELECT 'a${month}' AS post_id, '민지' AS author,
          TIMESTAMP '2024-${month}-19 14:03:00' AS posted_at, 'minute' AS date_granularity,
          '열이 나요' AS title, '열이 나요' AS text, 5000000000 AS views, 2::BIGINT AS comments,
          0::BIGINT AS likes`,
      );
    }
    const mart = await openMart(folder);
    expect(await mart.all('FROM keyword_groups_dim')).toEqual([
      { group_id: 1, group_name: '발열', keywords: ['열', '미열'] },
    ]);
    expect(
      await mart.all(
        'SELECT year, month, posted_at, sum(views) AS views FROM posts_dim WHERE month > ? GROUP BY ALL',
        [5],
      ),
    ).toEqual([{ year: 2024, month: 6, posted_at: '2024-06-19 14:03:00', views: 5e9 }]);
    expect(await mart.all('SELECT count(*) AS rows, max(year) AS year FROM tokens_fact')).toEqual([
      { rows: 0, year: null },
    ]);
    mart.close();
  });
});
