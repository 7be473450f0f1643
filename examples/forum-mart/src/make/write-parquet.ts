import { rm, writeFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { asNdjson } from './rows-as-text';
import type { MadeRow } from './posts';

const TYPES = `{title: 'VARCHAR', content: 'VARCHAR', author: 'VARCHAR', date: 'VARCHAR',
  views: 'BIGINT', comments: 'BIGINT', likes: 'BIGINT', crawled_at: 'VARCHAR'}`;

/** Writes rows as Parquet. */
export async function writeParquet(path: string, rows: readonly MadeRow[]): Promise<void> {
  const lines = `${path}.ndjson`;
  await writeFile(lines, asNdjson(rows));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const [from, to] = [lines, path].map((name) => `'${name.replaceAll("'", "''")}'`);
    await connection.run(
      `COPY (FROM read_ndjson(${from}, columns = ${TYPES})) TO ${to} (FORMAT parquet)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(lines);
  }
}
