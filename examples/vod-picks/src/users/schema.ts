import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';

/** Somebody who may sign in. */
export interface AccountRow {
  id: string;
  name: string;
  /** By bcrypt; the password itself is nowhere. */
  password_hash: string;
  /** Whose watch log stands behind the account. */
  subscriber: string;
  /** Milliseconds since 1970. */
  created_at: number;
}

/** A sign-in on one device, until it is signed out, runs out, or is found stolen. */
export interface SessionRow {
  id: string;
  account_id: string;
  /** SHA-256 of the refresh token that is valid now, and of the one before it. */
  token_hash: string;
  previous_hash: string | null;
  rotated_at: number;
  expires_at: number;
  revoked_at: number | null;
}

export interface Tables {
  accounts: AccountRow;
  sessions: SessionRow;
}

export type DatabaseKind = 'sqlite' | 'mysql';

/** Types of the columns; in MySQL, text that is compared is compared byte by byte. */
const TYPES: Readonly<
  Record<DatabaseKind, Readonly<Record<'id' | 'name' | 'time', RawBuilder<unknown>>>>
> = {
  sqlite: { id: sql`text`, name: sql`text`, time: sql`integer` },
  mysql: {
    id: sql`varchar(100) character set ascii collate ascii_bin`,
    name: sql`varchar(191) character set utf8mb4 collate utf8mb4_bin`,
    time: sql`bigint`,
  },
};

/** Makes the tables that are not there yet. */
export async function createTables(db: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  const { id, name, time } = TYPES[kind];
  await db.schema
    .createTable('accounts')
    .ifNotExists()
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('name', name, (column) => column.notNull().unique())
    .addColumn('password_hash', id, (column) => column.notNull())
    .addColumn('subscriber', name, (column) => column.notNull())
    .addColumn('created_at', time, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sessions')
    .ifNotExists()
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('account_id', id, (column) => column.notNull())
    .addColumn('token_hash', id, (column) => column.notNull())
    .addColumn('previous_hash', id)
    .addColumn('rotated_at', time, (column) => column.notNull())
    .addColumn('expires_at', time, (column) => column.notNull())
    .addColumn('revoked_at', time)
    .execute();
}
