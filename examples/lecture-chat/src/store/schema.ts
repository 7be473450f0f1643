import { TABLE_SCHEMA } from '@nunchi/zoom-chat';
import type { ColumnType, TableName, TableSchema } from '@nunchi/zoom-chat';
import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { DatabaseKind } from './open';

/** What a cell holds. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;
/** Kysely's view of the tables: one program text serves all five, so they are found by name. */
export type Tables = Record<string, Record<string, Value>>;

export const TABLE_NAMES = Object.keys(TABLE_SCHEMA) as TableName[];

/** A table as `TABLE_SCHEMA` has them, of which others than the five may be made. */
export interface Table extends Omit<TableSchema, 'references'> {
  readonly references: Readonly<Record<string, string>>;
  /** What these rows are of; those of them that are no more go away. All other rows stay. */
  readonly owner?: { readonly table: string; readonly column: string };
}

/** Tables in an order in which they can be loaded. */
export type Schema = Readonly<Record<string, Table>>;

/** The five tables of a chat. Reactions can be taken back. */
export const CHAT_SCHEMA: Readonly<Record<TableName, Table>> = {
  ...TABLE_SCHEMA,
  comment_emojis: {
    ...TABLE_SCHEMA.comment_emojis,
    owner: { table: 'comments', column: 'comment_id' },
  },
  recomment_emojis: {
    ...TABLE_SCHEMA.recomment_emojis,
    owner: { table: 'recomments', column: 'recomment_id' },
  },
};

/**
 * The types of the columns in each database. Times are text on purpose: a chat without a date has
 * clock times, and instants in ISO form sort as they should. In MySQL, text that may be a key has
 * a fixed length, and compares byte by byte: its usual collations take 👍 and 👍🏽 for one emoji.
 */
const TYPES: Readonly<Record<DatabaseKind, Readonly<Record<ColumnType, RawBuilder<unknown>>>>> = {
  sqlite: {
    key: sql`text`,
    name: sql`text`,
    text: sql`text`,
    time: sql`text`,
    integer: sql`integer`,
  },
  mysql: {
    key: sql`char(32) character set ascii collate ascii_bin`,
    name: sql`varchar(255) character set utf8mb4 collate utf8mb4_bin`,
    text: sql`longtext character set utf8mb4 collate utf8mb4_bin`,
    time: sql`varchar(40) character set ascii collate ascii_bin`,
    integer: sql`integer`,
  },
  postgres: {
    key: sql`char(32)`,
    name: sql`varchar(255)`,
    text: sql`text`,
    time: sql`varchar(40)`,
    integer: sql`integer`,
  },
};

/**
 * Makes the tables that are not there yet, as their schema describes them.
 *
 * @param db The database.
 * @param kind Whose types to use.
 */
export async function createTables(
  db: Kysely<Tables>,
  kind: DatabaseKind,
  schema: Schema,
): Promise<void> {
  for (const [name, { columns, primaryKey, unique, references }] of Object.entries(schema)) {
    let table: CreateTableBuilder<string, string> = db.schema.createTable(name).ifNotExists();
    for (const [column, { type, nullable }] of Object.entries(columns)) {
      table = table.addColumn(column, TYPES[kind][type], (definition) =>
        nullable ? definition : definition.notNull(),
      );
    }
    table = table.addPrimaryKeyConstraint(`${name}_pk`, [...primaryKey]);
    for (const [column, target] of Object.entries(references)) {
      table = table.addForeignKeyConstraint(`${name}_${column}_fk`, [column], target, ['id']);
    }
    for (const set of unique) {
      table = table.addUniqueConstraint(`${name}_${set.join('_')}_unique`, [...set]);
    }
    if (kind === 'mysql') table = table.modifyEnd(sql`engine = InnoDB default charset = utf8mb4`);
    await table.execute();
  }
}
