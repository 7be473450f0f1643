import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import initSqlJs from 'sql.js';
import { lockFile } from './lock';
import { replaceFile } from './replace-file';
import { createTables } from './schema';
import type { DatabaseKind, Tables } from './schema';
import { sqliteDialect } from './sqlite-dialect';

/** The database of accounts and sessions. */
export interface Users {
  readonly kind: DatabaseKind;
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

/**
 * Opens the database and makes its tables where there are none.
 *
 * @param address `mysql://…` or `mariadb://…`, else the path of an SQLite file (`sqlite:` may stand
 *   before it).
 * @throws Error for another kind of address, a file that is no database, or one that is in use. The
 *   message holds no password.
 */
export async function openUsers(address: string): Promise<Users> {
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'mysql' || scheme === 'mariadb') return openMysql(address);
  if (scheme !== undefined && scheme !== 'sqlite') {
    throw new Error(`--db takes a file or mysql://…, not ${scheme}://…`);
  }
  return openSqlite(address.replace(/^sqlite:(\/\/)?/i, ''));
}

async function openMysql(address: string): Promise<Users> {
  const uri = address.replace(/^mariadb:/i, 'mysql:');
  const pool = createPool({ uri, charset: 'utf8mb4', connectionLimit: 4, connectTimeout: 10_000 });
  const db = new Kysely<Tables>({ dialect: new MysqlDialect({ pool }) });
  const failure = await createTables(db, 'mysql').then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message || error.name : String(error)),
  );
  if (failure !== null) {
    await db.destroy();
    const { password } = new URL(address);
    const shown = password === '' ? failure : failure.replaceAll(password, '…');
    throw new Error(`The users' database does not answer: ${shown}`);
  }
  return { kind: 'mysql', db, close: () => db.destroy() };
}

async function openSqlite(path: string): Promise<Users> {
  mkdirSync(dirname(path), { recursive: true });
  const unlock = lockFile(path);
  try {
    const { Database } = await initSqlJs();
    const database = new Database(existsSync(path) ? readFileSync(path) : null);
    const dialect = sqliteDialect(database, () => replaceFile(path, database.export()));
    const db = new Kysely<Tables>({ dialect });
    await createTables(db, 'sqlite');
    const close = async (): Promise<void> => {
      await db.destroy();
      database.close();
      unlock();
    };
    return { kind: 'sqlite', db, close };
  } catch (error) {
    unlock();
    if (error instanceof Error && /not a database/i.test(error.message)) {
      throw new Error(`${path} is not an SQLite database.`, { cause: error });
    }
    throw error;
  }
}
