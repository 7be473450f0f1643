import { TABLE_SCHEMA } from '@nunchi/zoom-chat';
import type { TableName } from '@nunchi/zoom-chat';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { batchesOf } from './batches';
import type { DatabaseKind, Store } from './open';
import { keyOf } from './rows';
import type { TableRows } from './rows';
import { createTables, TABLE_NAMES } from './schema';
import type { Row, Tables, Value } from './schema';

/** What a load changed, over all tables. */
export interface Saved {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Reactions that were taken back since the last load. */
  readonly deleted: number;
}

type Counts = { -readonly [Key in keyof Saved]: number };

/** Whose reactions a table counts: they are the only rows that can go away. */
const OWNERS: Partial<Record<TableName, { readonly table: TableName; readonly column: string }>> = {
  comment_emojis: { table: 'comments', column: 'comment_id' },
  recomment_emojis: { table: 'recomments', column: 'recomment_id' },
};

/**
 * Loads the tables. Rows are found by their keys, so the same chat can be loaded again and again:
 * only what is new is inserted and only what differs is written. All or nothing of it happens.
 *
 * @param store An open database; tables are made where they are missing.
 * @param tables The rows.
 * @returns How many rows were new, changed, the same, gone.
 * @throws Error of the database.
 */
export async function saveTables(store: Store, tables: TableRows): Promise<Saved> {
  await createTables(store.db, store.kind);
  const counts: Counts = { inserted: 0, updated: 0, unchanged: 0, deleted: 0 };
  await store.db.transaction().execute(async (transaction) => {
    for (const name of TABLE_NAMES) {
      for (const batch of batchesOf(tables[name])) {
        await saveBatch(transaction, store.kind, name, batch, counts);
      }
      counts.deleted += await deleteGone(transaction, name, tables);
    }
  });
  store.save();
  return counts;
}

async function saveBatch(
  db: Transaction<Tables>,
  kind: DatabaseKind,
  name: TableName,
  rows: readonly Row[],
  counts: Counts,
): Promise<void> {
  const [first = 'id'] = TABLE_SCHEMA[name].primaryKey;
  const stored = await storedRows(
    db,
    name,
    first,
    rows.map((row) => String(row[first])),
  );
  const known = new Map(stored.map((row) => [keyOf(name, row), row]));
  const changed: Row[] = [];
  for (const row of rows) {
    const before = known.get(keyOf(name, row));
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
  if (changed.length > 0) await upsert(db, kind, name, changed);
}

/** Should somebody else load the same chat at this moment, a row that is there by now is updated. */
async function upsert(
  db: Transaction<Tables>,
  kind: DatabaseKind,
  name: TableName,
  rows: readonly Row[],
): Promise<void> {
  const { columns, primaryKey } = TABLE_SCHEMA[name];
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
 * Takes away the reactions of these messages that are no more. An export without any reaction
 * tells nothing of them: the file that Zoom saves beside a recording has none.
 */
async function deleteGone(
  db: Transaction<Tables>,
  name: TableName,
  tables: TableRows,
): Promise<number> {
  const owner = OWNERS[name];
  if (owner === undefined || tables[name].length === 0) return 0;
  const kept = new Set(tables[name].map((row) => keyOf(name, row)));
  let deleted = 0;
  for (const owners of batchesOf(tables[owner.table])) {
    const ids = owners.map((row) => String(row.id));
    for (const row of await storedRows(db, name, owner.column, ids)) {
      if (kept.has(keyOf(name, row))) continue;
      let query = db.deleteFrom(name);
      for (const column of TABLE_SCHEMA[name].primaryKey) {
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
  name: TableName,
  column: string,
  values: readonly string[],
): Promise<Row[]> {
  return db
    .selectFrom(name)
    .selectAll()
    .where(column, 'in', [...new Set(values)])
    .execute();
}
