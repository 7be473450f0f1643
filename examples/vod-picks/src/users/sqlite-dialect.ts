import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import type { Database, SqlValue } from 'sql.js';

/**
 * Kysely over sql.js, which is SQLite in WebAssembly with the whole database in memory. No query
 * here needs a transaction: each is one statement, and one statement runs at a time.
 *
 * @param changed Called after each statement that changed a row.
 */
export function sqliteDialect(database: Database, changed: () => void): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) =>
      Promise.resolve(execute<R>(database, query, changed)),
    streamQuery: () => {
      throw new Error('A database in memory has nothing to stream.');
    },
  };
  const noTransactions = (): Promise<never> =>
    Promise.reject(new Error('Transactions are not needed here.'));
  const driver: Driver = {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: noTransactions,
    commitTransaction: noTransactions,
    rollbackTransaction: noTransactions,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  };
  return {
    createDriver: () => driver,
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function execute<R>(database: Database, query: CompiledQuery, changed: () => void): QueryResult<R> {
  const statement = database.prepare(query.sql);
  try {
    statement.bind(query.parameters as SqlValue[]);
    const rows: R[] = [];
    while (statement.step()) rows.push(statement.getAsObject() as R);
    const isChange = !/^\s*select/i.test(query.sql);
    const count = isChange ? database.getRowsModified() : 0;
    if (isChange) changed();
    return { rows, numAffectedRows: BigInt(count) };
  } finally {
    statement.free();
  }
}
