import { WindowError } from '../errors.js';
import type { RowBatch } from '../rows/row-batch.js';

/** Databases whose upserts are known. */
export type SqlTableDialect = 'sqlite' | 'postgres' | 'mysql';

/** Column types; keys of MySQL have a bound, and compare by their bytes. */
const TYPES = {
  sqlite: { time: 'INTEGER', key: 'TEXT', text: 'TEXT', number: 'NUMERIC' },
  postgres: { time: 'BIGINT', key: 'TEXT', text: 'TEXT', number: 'DOUBLE PRECISION' },
  mysql: {
    time: 'BIGINT',
    key: 'VARCHAR(700) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
    text: 'TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
    number: 'DOUBLE',
  },
} as const;

const PLACE = ['window_start', 'window_end', 'group_key'];

/** The statements of a table of results. */
export class SqlTableText {
  readonly #dialect: SqlTableDialect;
  readonly #table: string;
  readonly #place: readonly string[];
  readonly #keys: readonly string[];
  readonly #values: readonly string[];
  readonly #numeric: readonly boolean[];

  /** @param rows Some rows of the query: their names, and which columns are numbers. */
  constructor(dialect: SqlTableDialect, path: readonly string[], rows: RowBatch<unknown>) {
    this.#dialect = dialect;
    const quote = (name: string): string => quoteName(dialect, name);
    this.#table = path.map(quote).join('.');
    this.#place = PLACE.map(quote);
    this.#keys = rows.keyNames.map(quote);
    this.#values = rows.valueNames.map(quote);
    this.#numeric = rows.columns.values.map((column) => column instanceof Float64Array);
  }

  create(): string {
    const { time, key, text, number } = TYPES[this.#dialect];
    const columns = [
      ...this.#place.map((name, i) => `${name} ${i < 2 ? time : key} NOT NULL`),
      ...this.#keys.map((name) => `${name} ${text}`),
      ...this.#values.map((name, i) => `${name} ${this.#numeric[i] ? number : text}`),
      `PRIMARY KEY (${this.#place.join(', ')})`,
    ];
    return `CREATE TABLE IF NOT EXISTS ${this.#table} (${columns.join(', ')})`;
  }

  /** For `count` rows, their parameters one row behind the other. */
  upsert(count: number): string {
    const columns = [...this.#place, ...this.#keys, ...this.#values];
    const insert = `INSERT INTO ${this.#table} (${columns.join(', ')}) VALUES ${this.#tuples(count, columns.length)}`;
    const changed = [...this.#keys, ...this.#values];
    if (this.#dialect === 'mysql') {
      const sets = changed.map((name) => `${name} = VALUES(${name})`);
      return `${insert} ON DUPLICATE KEY UPDATE ${sets.join(', ')}`;
    }
    const sets = changed.map((name) => `${name} = excluded.${name}`);
    return `${insert} ON CONFLICT (${this.#place.join(', ')}) DO UPDATE SET ${sets.join(', ')}`;
  }

  delete(count: number): string {
    const tuples = this.#tuples(count, PLACE.length);
    // SQLite compares with rows of VALUES only.
    const list = this.#dialect === 'sqlite' ? `VALUES ${tuples}` : tuples;
    return `DELETE FROM ${this.#table} WHERE (${this.#place.join(', ')}) IN (${list})`;
  }

  #tuples(count: number, width: number): string {
    const postgres = this.#dialect === 'postgres';
    return Array.from({ length: count }, (_, row) => {
      const marks = Array.from({ length: width }, (_, i) =>
        postgres ? `$${row * width + i + 1}` : '?',
      );
      return `(${marks.join(', ')})`;
    }).join(', ');
  }
}

function quoteName(dialect: SqlTableDialect, name: string): string {
  if (name === '' || name.includes('\0'))
    throw new WindowError('invalid-parameter', `${JSON.stringify(name)} cannot be a SQL name.`);
  return dialect === 'mysql'
    ? `\`${name.replaceAll('`', '``')}\``
    : `"${name.replaceAll('"', '""')}"`;
}
