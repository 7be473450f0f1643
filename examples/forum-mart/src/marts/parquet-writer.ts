import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DuckDBInstance, version } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from './quoted';
import type { Table } from './tables';

/**
 * How files are written. Snappy and the first version of data pages are what every reader of Parquet has
 * known for years. A row group holds a month of a large forum; its size bounds the memory.
 */
const FORMAT =
  'FORMAT parquet, PARQUET_VERSION v1, COMPRESSION snappy, ROW_GROUP_SIZE 122880, OVERWRITE true';

/** What the bytes of a file depend on beside its rows. */
export const WRITTEN_BY = `DuckDB ${version()}, ${FORMAT}`;

/**
 * Writes tables as Parquet by DuckDB, which starts with the first one. The bytes depend on the rows
 * alone: not on the number of threads, since these are sorted.
 */
export class ParquetWriter {
  readonly #threads: number;
  #instance: DuckDBInstance | null = null;
  #connection: DuckDBConnection | null = null;

  constructor(threads: number) {
    this.#threads = threads;
  }

  /**
   * Writes the rows of a query as a file of a table.
   *
   * @param file The file; its folder is made.
   * @param query Its columns have the names of the table's, and types that can become them.
   * @returns How many rows there are.
   */
  async write(table: Table, file: string, query: string): Promise<number> {
    await mkdir(dirname(file), { recursive: true });
    const columns = table.columns.map(({ name, type }) => `${name}::${type} AS ${name}`).join(', ');
    const rows = `SELECT ${columns} FROM (${query}) ORDER BY ${table.sortedBy.join(', ')}`;
    const connection = await this.#connect();
    const copied = await connection.runAndReadAll(`COPY (${rows}) TO ${quoted(file)} (${FORMAT})`);
    return Number(copied.value(0, 0));
  }

  /** A number that a query gives. */
  async number(query: string): Promise<number> {
    const connection = await this.#connect();
    const read = await connection.runAndReadAll(query);
    return Number(read.value(0, 0));
  }

  close(): void {
    this.#connection?.closeSync();
    this.#instance?.closeSync();
    this.#connection = null;
    this.#instance = null;
  }

  async #connect(): Promise<DuckDBConnection> {
    this.#instance ??= await DuckDBInstance.create(':memory:', { threads: `${this.#threads}` });
    this.#connection ??= await this.#instance.connect();
    return this.#connection;
  }
}
