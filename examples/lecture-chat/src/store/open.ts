import { Kysely, MysqlDialect, PostgresDialect } from 'kysely';
import { createPool } from 'mysql2';
import { Pool } from 'pg';
import { describeUrl } from './database-url';
import type { Target } from './database-url';
import type { Tables } from './schema';
import { openSqliteFile } from './sqlite-file';
import { SqlJsDialect } from './sqljs-dialect';

export type DatabaseKind = Target['kind'];

/** An open database. */
export interface Store {
  readonly kind: DatabaseKind;
  readonly db: Kysely<Tables>;
  /** Where the tables are, fit to be shown. */
  readonly place: string;
  /** Puts what was changed where it lasts; servers have done so already. */
  readonly save: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database. Tables are neither looked for nor made yet.
 *
 * @param target Which one.
 * @returns The store; call `close` when done.
 * @throws Error when an SQLite file holds something else. Servers are first asked later on.
 */
export async function openStore(target: Target): Promise<Store> {
  if (target.kind === 'sqlite') {
    const file = await openSqliteFile(target.path);
    const db = new Kysely<Tables>({ dialect: new SqlJsDialect(file.database) });
    const close = async (): Promise<void> => {
      await db.destroy();
      file.close();
    };
    return { kind: 'sqlite', db, place: target.path, save: file.save, close };
  }
  const db = new Kysely<Tables>({
    dialect: target.kind === 'mysql' ? mysqlDialect(target.url) : postgresDialect(target.url),
  });
  return {
    kind: target.kind,
    db,
    place: describeUrl(target.url),
    save: () => undefined,
    close: () => db.destroy(),
  };
}

function mysqlDialect(uri: string): MysqlDialect {
  const pool = createPool({
    uri,
    charset: 'utf8mb4',
    timezone: 'Z',
    connectionLimit: 2,
    connectTimeout: 10_000,
    supportBigNumbers: true,
  });
  return new MysqlDialect({ pool });
}

function postgresDialect(connectionString: string): PostgresDialect {
  const pool = new Pool({ connectionString, max: 2, connectionTimeoutMillis: 10_000 });
  // A server that goes away while a connection rests must not end the program unheard.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
