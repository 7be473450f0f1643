import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import initSqlJs from 'sql.js';
import type { Database } from 'sql.js';

/** A database in memory that came from a file and goes back into it. */
export interface SqliteFile {
  readonly database: Database;
  /** Writes the file anew; the old one stays whole until the new one is. */
  readonly save: () => void;
  readonly close: () => void;
}

/**
 * Opens an SQLite file, or an empty database where there is no file yet.
 *
 * @param path The file.
 * @returns The database and the way back into the file.
 * @throws Error when the file is there and is no SQLite database.
 */
export async function openSqliteFile(path: string): Promise<SqliteFile> {
  const { Database } = await initSqlJs();
  const database = new Database(existsSync(path) ? readFileSync(path) : null);
  try {
    database.exec('select count(*) from sqlite_master');
  } catch {
    database.close();
    throw new Error(`${path} is not an SQLite database`);
  }
  return {
    database,
    save: () => {
      replaceFile(path, database.export());
      // An export opens the database anew, with the settings of a new one.
      database.run('pragma foreign_keys = on');
    },
    close: () => {
      database.close();
    },
  };
}

function replaceFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
