import { toTables } from '@nunchi/zoom-chat';
import type { ChatPerson, TableName } from '@nunchi/zoom-chat';
import type { Lecture } from '../analyse/model';
import { CHAT_SCHEMA, TABLE_NAMES } from './schema';
import type { Row, Table, Value } from './schema';

/** The rows of each table. */
export type TableRows = Readonly<Record<TableName, readonly Row[]>>;

/**
 * The lectures as rows. Keys do not depend on which lectures are loaded together, so days can be
 * loaded one by one or all at once.
 *
 * @param lectures All lectures.
 * @param people Their people, one list.
 * @param includeDirect Whether direct messages go in.
 * @returns The rows, each key once.
 */
export function rowsOf(
  lectures: readonly Lecture[],
  people: readonly ChatPerson[],
  includeDirect: boolean,
): TableRows {
  const byKey = new Map(TABLE_NAMES.map((name) => [name, new Map<string, Row>()]));
  for (const { chat, date, key } of lectures) {
    const tables = toTables(chat, {
      people,
      includeDirect,
      // Instants tell meetings apart; only where there are none the meeting needs a name.
      ...(date === null && { meeting: key }),
    });
    for (const name of TABLE_NAMES) {
      const table = CHAT_SCHEMA[name];
      const rows = byKey.get(name);
      for (const row of tables[name]) rows?.set(keyOf(table, { ...row }), tidy(table, { ...row }));
    }
  }
  return Object.fromEntries(
    Array.from(byKey, ([name, rows]) => [name, [...rows.values()]]),
  ) as unknown as TableRows;
}

/** The primary key of a row as one string. */
export function keyOf(table: Table, row: Readonly<Record<string, unknown>>): string {
  return table.primaryKey.map((column) => String(row[column])).join(' ');
}

const LONGEST_NAME = 255;

/**
 * Text that every database takes and gives back unchanged: PostgreSQL knows no NUL, none of them
 * knows half a surrogate pair, and a short text is not longer than its column.
 */
export function tidy({ columns }: Table, row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]): [string, Value] => {
      if (typeof value !== 'string') return [column, value];
      const clean = value.replace(/\0|\p{Surrogate}/gu, '\ufffd');
      const short = columns[column]?.type === 'name' && clean.length > LONGEST_NAME;
      return [column, short ? Array.from(clean).slice(0, LONGEST_NAME).join('') : clean];
    }),
  );
}
