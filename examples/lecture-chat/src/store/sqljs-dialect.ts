import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type {
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  DialectAdapter,
  Driver,
  Kysely,
  QueryCompiler,
  QueryResult,
} from 'kysely';
import type { Database, SqlValue } from 'sql.js';

/**
 * Lets Kysely speak to sql.js: SQLite compiled to WebAssembly, with the whole database in memory.
 * There is one connection, as there is one memory; callers take turns.
 */
export class SqlJsDialect implements Dialect {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  createDriver(): Driver {
    return new SqlJsDriver(this.#database);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new SqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

class SqlJsDriver implements Driver {
  readonly #connection: SqlJsConnection;
  readonly #database: Database;
  /** Ends when the connection is free again. */
  #turn: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#connection = new SqlJsConnection(database);
  }

  init(): Promise<void> {
    this.#database.run('pragma foreign_keys = on');
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn;
    let release = (): void => undefined;
    this.#turn = new Promise((resolve) => (release = resolve));
    await before;
    this.#release = release;
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    this.#release();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  /** The database is not closed here: who opened it still wants to write it into a file. */
  destroy(): Promise<void> {
    return Promise.resolve();
  }
}

class SqlJsConnection implements DatabaseConnection {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#database.prepare(query.sql);
    try {
      statement.bind(query.parameters as SqlValue[]);
      const rows: R[] = [];
      while (statement.step()) rows.push(statement.getAsObject() as R);
      return Promise.resolve({ rows, numAffectedRows: BigInt(this.#database.getRowsModified()) });
    } finally {
      statement.free();
    }
  }

  // eslint-disable-next-line require-yield, @typescript-eslint/require-await -- the interface asks for it
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('sql.js holds everything in memory: there is nothing to stream');
  }
}
