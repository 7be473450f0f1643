import initSqlJs from 'sql.js';
import type { Database } from 'sql.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { batchOf } from '../../test/result-batch.js';
import type { Given } from '../../test/result-batch.js';
import { sqlTable } from './sql-table.js';
import type { SqlTableOptions } from './sql-table.js';

const SQL = await initSqlJs();
let database: Database;
beforeEach(() => {
  database = new SQL.Database();
});

const keyNames = ['cpk', 'we"ird'];
const valueNames = ['hit', 'first'];
const row = (key: Given['key'], values: unknown[], retracted = false): Given => {
  return { window: [0, 10_000], key, values, retracted };
};
const open = (table: SqlTableOptions['table'] = 'hits') =>
  sqlTable({
    ...{ table, dialect: 'sqlite' },
    execute: (sql, parameters) => database.run(sql, [...parameters]),
  });
const select = (sql: string) => database.exec(sql)[0]?.values;

describe('sqlTable', () => {
  it('makes the table, and puts newer rows of a window and key in the place of older ones', async () => {
    const sink = open();
    await sink.write(batchOf([row(['a', null], [1, 'x'])], keyNames, valueNames));
    await sink.write(
      batchOf(
        [row(['a', null], [2, 'y']), row([1, 'b'], [5, null]), row(['1', 'b'], [6, 'z'])],
        ...[keyNames, valueNames],
      ),
    );
    expect(select('SELECT * FROM hits ORDER BY hit')).toEqual([
      [0, 10_000, '["a",null]', 'a', null, 2, '"y"'],
      [0, 10_000, '[1,"b"]', '1', 'b', 5, null],
      [0, 10_000, '["1","b"]', '1', 'b', 6, '"z"'],
    ]);
  });

  it('takes the last of several changes in one batch, and deletes what was retracted', async () => {
    const sink = open(['main', 'odd "name"; --']);
    await sink.write(
      batchOf(
        [
          row(['a', 'b'], [1, 'x']),
          row(['a', 'b'], [1, 'x'], true),
          row(['a', 'b'], [2, 'x']),
          row(['c', 'd'], [1, 'x']),
        ],
        ...[keyNames, valueNames],
      ),
    );
    await sink.write(batchOf([row(['c', 'd'], [1, 'x'], true)], keyNames, valueNames));
    expect(select('SELECT cpk, hit FROM "odd ""name""; --"')).toEqual([['a', 2]]);
  });

  it('writes large batches in statements that every driver takes', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => row([`k${i}`, null], [i, null]));
    let most = 0;
    const sink = sqlTable({
      ...{ table: 'hits', dialect: 'sqlite' },
      execute: (sql, parameters) => {
        most = Math.max(most, parameters.length);
        database.run(sql, [...parameters]);
      },
    });
    await sink.write(batchOf(rows, keyNames, valueNames));
    expect(select('SELECT count(*), sum(hit) FROM hits')).toEqual([[1000, 499_500]]);
    expect(most).toBeLessThan(1000);
  });

  it.each([
    [
      'postgres',
      'INSERT INTO "p"."hits" ("window_start", "window_end", "group_key", "cpk", "hit") VALUES ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10) ON CONFLICT ("window_start", "window_end", "group_key") DO UPDATE SET "cpk" = excluded."cpk", "hit" = excluded."hit"',
    ],
    [
      'mysql',
      'INSERT INTO `p`.`hits` (`window_start`, `window_end`, `group_key`, `cpk`, `hit`) VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE `cpk` = VALUES(`cpk`), `hit` = VALUES(`hit`)',
    ],
  ] as const)('%s: writes its upsert', async (dialect, upsert) => {
    const statements: string[] = [];
    const execute = (sql: string) => statements.push(sql);
    const sink = sqlTable({ table: ['p', 'hits'], dialect, execute });
    await sink.write(batchOf([row(['a'], [1]), row(['b'], [2])], ['cpk'], ['hit']));
    expect(statements[0]).toMatch(/^CREATE TABLE IF NOT EXISTS .p.\..hits. \(/);
    expect(statements[1]).toBe(upsert);
  });

  it('says what the database refused', async () => {
    const sink = open(['no_such_database', 'hits']);
    await expect(
      sink.write(batchOf([row(['a', 'b'], [1, 'x'])], keyNames, valueNames)),
    ).rejects.toMatchObject({
      code: 'sink-failed',
      message: expect.stringContaining('unknown database') as string,
    });
    expect(() => open([])).toThrow('table must have a name');
    expect(() => sqlTable({ table: 't', dialect: 'oracle' as 'mysql', execute: () => 0 })).toThrow(
      'dialect must be one of',
    );
  });
});
