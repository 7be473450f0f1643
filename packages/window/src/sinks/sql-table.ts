import { WindowError, checkOption } from '../errors.js';
import { decodeKey } from '../rows/key-codec.js';
import type { RowBatch } from '../rows/row-batch.js';
import type { Sink } from './sink.js';
import { SqlTableText } from './sql-table-text.js';
import type { SqlTableDialect } from './sql-table-text.js';

/** Options of `sqlTable`. */
export interface SqlTableOptions {
  /** A name, or a path of names: `['plays', 'hits']`. Quoted as it is. */
  readonly table: string | readonly string[];
  /** Runs one statement: any driver's query function. */
  readonly execute: (sql: string, parameters: readonly (string | number | null)[]) => unknown;
  readonly dialect: SqlTableDialect;
}

/** Parameters of one statement: what every driver takes. */
const PARAMETERS = 900;

type SqlValue = string | number | null;

/**
 * A sink into a SQL table, made if absent: `window_start` and `window_end` (milliseconds since the
 * epoch), `group_key` (the key as a JSON array, since parts may be null and `1` is not `"1"`), a text
 * column for each part of the key, and one for each aggregate: a number, or JSON text. Rows of a window
 * and key replace those before, and retractions delete them, so that what comes again after a crash
 * changes nothing.
 *
 * @throws WindowError `invalid-parameter`; `sink-failed` while it runs, with the driver's error as cause.
 *
 * @example
 * hits.run(source).into(
 *   sqlTable({ table: 'hits', dialect: 'postgres', execute: (sql, parameters) => pool.query(sql, parameters) }),
 * )
 */
export function sqlTable(options: SqlTableOptions): Sink {
  checkOption('dialect', options.dialect, ['sqlite', 'postgres', 'mysql']);
  const path = typeof options.table === 'string' ? [options.table] : options.table;
  if (path.length === 0) throw new WindowError('invalid-parameter', 'table must have a name.');
  let text: SqlTableText | null = null;

  const execute = async (sql: string, parameters: readonly SqlValue[]): Promise<void> => {
    try {
      await options.execute(sql, parameters);
    } catch (cause) {
      throw new WindowError(
        'sink-failed',
        `The table ${path.join('.')} refused rows: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    }
  };

  return {
    name: 'sqlTable',
    open: () => Promise.resolve(),
    async write(rows) {
      if (!text) {
        text = new SqlTableText(options.dialect, path, rows);
        await execute(text.create(), []);
      }
      const { upserts, deletes } = lastChanges(rows);
      for (const chunk of chunks(upserts, 3 + rows.keyNames.length + rows.valueNames.length))
        await execute(text.upsert(chunk.length), chunk.flat());
      for (const chunk of chunks(deletes, 3))
        await execute(text.delete(chunk.length), chunk.flat());
    },
    flush: () => Promise.resolve({}),
    close: () => Promise.resolve(),
  };
}

/** Of each window and key only what comes last, since one statement may not touch a row twice. */
function lastChanges(rows: RowBatch<unknown>): { upserts: SqlValue[][]; deletes: SqlValue[][] } {
  const { count, windowStart, windowEnd, keys, keyEnd, values, retracted } = rows.columns;
  const upserts = new Map<string, SqlValue[]>();
  const deletes = new Map<string, SqlValue[]>();
  for (let row = 0, begin = 0; row < count; row++) {
    const end = keyEnd[row] as number;
    const parts = decodeKey(keys, begin, end);
    begin = end;
    const place = [windowStart[row] as number, windowEnd[row] as number, JSON.stringify(parts)];
    const id = place.join(' ');
    upserts.delete(id);
    deletes.delete(id);
    if (retracted?.[row] === 1) {
      deletes.set(id, place);
      continue;
    }
    const texts = parts.map((part) => (part === null ? null : String(part)));
    upserts.set(id, [...place, ...texts, ...values.map((column) => sqlValue(column[row]))]);
  }
  return { upserts: [...upserts.values()], deletes: [...deletes.values()] };
}

function sqlValue(value: unknown): SqlValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value === null || value === undefined) return null;
  return JSON.stringify(value);
}

function* chunks(rows: readonly SqlValue[][], width: number): Generator<SqlValue[][], undefined> {
  const size = Math.max(1, Math.floor(PARAMETERS / width));
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
  return undefined;
}
