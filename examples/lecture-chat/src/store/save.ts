import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { batchesOf } from './batches';
import type { DatabaseKind, Store } from './open';
import { keyOf } from './rows';
import { CHAT_SCHEMA, createTables } from './schema';
import type { Row, Schema, Table, Tables, Value } from './schema';

/** What a load changed, over all tables. */
export interface Saved {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Reactions that were taken back since the last load, and other rows that have an owner. */
  readonly deleted: number;
}

type Counts = { -readonly [Key in keyof Saved]: number };

/** The rows of tables by their names. */
type Rows = Readonly<Record<string, readonly Row[]>>;

/**
 * Loads the tables. Rows are found by their keys, so the same chat can be loaded again and again:
 * only what is new is inserted and only what differs is written. All or nothing of it happens.
 *
 * @param store An open database; tables are made where they are missing.
 * @param tables The rows; a table that is not named has none.
 * @param schema The tables.
 * @returns How many rows were new, changed, the same, gone.
 * @throws Error of the database.
 */
export async function saveTables(
  store: Store,
  tables: Rows,
  schema: Schema = CHAT_SCHEMA,
): Promise<Saved> {
  await createTables(store.db, store.kind, schema);
  const counts: Counts = { inserted: 0, updated: 0, unchanged: 0, deleted: 0 };
  await store.db.transaction().execute(async (transaction) => {
    for (const [name, table] of Object.entries(schema)) {
      for (const batch of batchesOf(tables[name] ?? [])) {
        await saveBatch(transaction, store.kind, { ...table, name }, batch, counts);
      }
      counts.deleted += await deleteGone(transaction, { ...table, name }, tables);
    }
  });
  store.save();
  return counts;
}

interface NamedTable extends Table {
  readonly name: string;
}

async function saveBatch(
  db: Transaction<Tables>,
  kind: DatabaseKind,
  table: NamedTable,
  rows: readonly Row[],
  counts: Counts,
): Promise<void> {
  const [first = 'id'] = table.primaryKey;
  const stored = await storedRows(
    db,
    table.name,
    first,
    rows.map((row) => String(row[first])),
  );
  const known = new Map(stored.map((row) => [keyOf(table, row), row]));
  const changed: Row[] = [];
  for (const row of rows) {
    const before = known.get(keyOf(table, row));
    if (
      before !== undefined &&
      Object.entries(row).every(([column, value]) => before[column] === value)
    ) {
      counts.unchanged += 1;
      continue;
    }
    if (before === undefined) counts.inserted += 1;
    else counts.updated += 1;
    changed.push(row);
  }
  if (changed.length > 0) await upsert(db, kind, table, changed);
}

/** Should somebody else load the same chat at this moment, a row that is there by now is updated. */
async function upsert(
  db: Transaction<Tables>,
  kind: DatabaseKind,
  { name, columns, primaryKey }: NamedTable,
  rows: readonly Row[],
): Promise<void> {
  const others = Object.keys(columns).filter((column) => !primaryKey.includes(column));
  const insert = db.insertInto(name).values([...rows]);
  if (kind === 'mysql') {
    const values = others.map(
      (column) => [column, sql<Value>`values(${sql.ref(column)})`] as const,
    );
    await insert.onDuplicateKeyUpdate(Object.fromEntries(values)).execute();
    return;
  }
  const values = others.map((column) => [column, sql.ref<Value>(`excluded.${column}`)] as const);
  await insert
    .onConflict((conflict) =>
      conflict.columns([...primaryKey]).doUpdateSet(Object.fromEntries(values)),
    )
    .execute();
}

/**
 * Takes away the rows of these owners that are no more. An export without any of them tells nothing:
 * the file that Zoom saves beside a recording has no reactions.
 */
async function deleteGone(
  db: Transaction<Tables>,
  table: NamedTable,
  tables: Rows,
): Promise<number> {
  const { name, owner } = table;
  const rows = tables[name] ?? [];
  if (owner === undefined || rows.length === 0) return 0;
  const kept = new Set(rows.map((row) => keyOf(table, row)));
  let deleted = 0;
  for (const owners of batchesOf(tables[owner.table] ?? [])) {
    const ids = owners.map((row) => String(row.id));
    for (const row of await storedRows(db, name, owner.column, ids)) {
      if (kept.has(keyOf(table, row))) continue;
      let query = db.deleteFrom(name);
      for (const column of table.primaryKey) {
        query = query.where(column, '=', row[column] ?? null);
      }
      await query.execute();
      deleted += 1;
    }
  }
  return deleted;
}

async function storedRows(
  db: Transaction<Tables>,
  name: string,
  column: string,
  values: readonly string[],
): Promise<Row[]> {
  return db
    .selectFrom(name)
    .selectAll()
    .where(column, 'in', [...new Set(values)])
    .execute();
}
