import { DuckDBInstance } from '@duckdb/node-api';
import { COLUMNS, headerPlaces } from './columns';
import { rawRow } from './raw-row';
import type { RawRow } from './raw-row';

/**
 * Reads posts from Parquet, some thousand rows at a time, in their order.
 *
 * @param told Told what share of the rows is read, from 0 to 1.
 * @throws Error if it is no Parquet, or has no needed column.
 */
export async function* readParquet(
  path: string,
  told: (share: number) => void,
): AsyncGenerator<readonly RawRow[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    // A path is one file, whatever is in its name: brackets and asterisks would be patterns.
    const file = path.replace(/[*?[\]]/g, '[$&]');
    const described = await connection.runAndReadAll('DESCRIBE FROM read_parquet($1)', [file]);
    const columns = described.getRows().map(([name, type]) => ({
      name: String(name),
      type: String(type),
    }));
    const places = headerPlaces(columns.map(({ name }) => name));
    const cells = COLUMNS.map((column) => cellOf(columns[places[column] ?? -1]));
    const counted = await connection.runAndReadAll('SELECT count(*) FROM read_parquet($1)', [file]);
    const total = Number(counted.getRows()[0]?.[0]);
    // The clock of a time with a zone is told in this one.
    await connection.run("SET TimeZone = 'UTC'");
    const sql = `SELECT ${cells.join(', ')} FROM read_parquet($1)`;
    let line = 0;
    for await (const rows of (await connection.stream(sql, [file])).yieldRows()) {
      yield rows.map((row) => {
        line++;
        return rawRow(line, (column) => row[COLUMNS.indexOf(column)] as string | null);
      });
      told(line / total);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A column as text. */
function cellOf(column: { name: string; type: string } | undefined): string {
  if (!column) return 'NULL::VARCHAR';
  const name = `"${column.name.replaceAll('"', '""')}"`;
  if (column.type === 'TIMESTAMP WITH TIME ZONE') return `strftime(${name}, '%Y-%m-%dT%H:%M:%SZ')`;
  if (column.type.startsWith('TIMESTAMP')) return `strftime(${name}, '%Y-%m-%dT%H:%M:%S')`;
  return `${name}::VARCHAR`;
}
