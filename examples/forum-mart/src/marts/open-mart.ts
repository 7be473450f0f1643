import { join } from 'node:path';
import { DuckDBInstance, DuckDBTypeId, JSDuckDBValueConverter } from '@duckdb/node-api';
import type { DuckDBValue, DuckDBValueConverter, JS } from '@duckdb/node-api';
import { listFiles } from '../steps/stage-files';
import { quoted } from './quoted';
import { TABLES } from './tables';
import type { Table } from './tables';

/** A mart to ask in SQL: each table is a view of its name. */
export interface Mart {
  /**
   * Runs a query.
   *
   * @param sql Parameters are `$1`, `$2` or `?`.
   * @returns Its rows. Integers of any size are numbers, a timestamp is a text as in
   *   `2024-05-19 14:03:00`, a list is an array.
   */
  all<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): void;
}

/**
 * Opens the Parquet files of a mart, where they lie; nothing is copied.
 *
 * @param folder The folder with a folder a table.
 * @throws Error if there is no mart.
 */
export async function openMart(folder: string): Promise<Mart> {
  const views: string[] = [];
  for (const table of Object.values(TABLES)) views.push(await viewOf(folder, table));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const view of views) await connection.run(view);
  return {
    async all<Row>(sql: string, parameters: readonly unknown[] = []) {
      const read = await connection.runAndReadAll(sql, parameters as DuckDBValue[]);
      return read.convertRowObjects(plainValue) as Row[];
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function viewOf(folder: string, { name, columns, isPartitioned }: Table): Promise<string> {
  // Listed here, since a folder's name may hold characters that DuckDB takes for a pattern.
  const files = (await listFiles(join(folder, name)))
    .filter((path) => path.endsWith('.parquet'))
    .map((path) => join(folder, name, path));
  if (files.length === 0 && !isPartitioned)
    throw new Error(`There is no mart in ${folder}: ${join(name, `${name}.parquet`)} is missing.`);
  const names = columns.map((column) => column.name);
  const partitions = isPartitioned ? ['year', 'month'] : [];
  if (files.length > 0) {
    const hive = isPartitioned
      ? 'hive_types = {year: INTEGER, month: INTEGER}'
      : 'hive_partitioning = false';
    return `CREATE VIEW ${name} AS SELECT ${[...names, ...partitions].join(', ')}
      FROM read_parquet([${files.map(quoted).join(', ')}], ${hive})`;
  }
  // A mart without posts has its tables all the same.
  const typed = [
    ...columns.map((column) => `NULL::${column.type} AS ${column.name}`),
    ...partitions.map((partition) => `NULL::INTEGER AS ${partition}`),
  ];
  return `CREATE VIEW ${name} AS SELECT ${typed.join(', ')} WHERE false`;
}

const plainValue: DuckDBValueConverter<JS> = (value, type, converter) => {
  if (typeof value === 'bigint') return Number(value);
  if (value !== null && type.typeId === DuckDBTypeId.TIMESTAMP) return value.toString();
  return JSDuckDBValueConverter(value, type, converter);
};
