// Reads a small mart of examples/forum-mart with Spark and with pandas, unchanged, and holds what they
// find in it against what DuckDB finds.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { loadExample } from '../house/example-source.mjs';
import { root } from '../house/packages.mjs';
import { NotFetched, runToEnd, workFolder } from './children.mjs';
import { hasModule, hasPython, pipFolder, python } from './python.mjs';
import { sparkEnvironment, whatSparkMisses } from './spark.mjs';

/** What each reader calls DuckDB's types. */
const TYPES = {
  Spark: {
    ...{ VARCHAR: 'string', INTEGER: 'int', BIGINT: 'bigint', BOOLEAN: 'boolean' },
    ...{ TIMESTAMP: 'timestamp_ntz', 'VARCHAR[]': 'array<string>', partition: 'int' },
  },
  pandas: {
    ...{ VARCHAR: 'object', INTEGER: 'int32', BIGINT: 'int64', BOOLEAN: 'bool' },
    ...{ TIMESTAMP: 'datetime64[us]', 'VARCHAR[]': 'object', partition: 'category' },
  },
};

/** What DuckDB is to add up, by type. */
const MEASURED = {
  ...{ VARCHAR: (column) => `length(${column})`, 'VARCHAR[]': (column) => `len(${column})` },
  TIMESTAMP: (column) => `epoch(${column})::BIGINT`,
};

/** @param check `findings` */
export async function run({ findings }) {
  const work = workFolder('nunchi-forum-mart-');
  try {
    const { makeMart, madeUpMonth } = loadExample('forum-mart', 'src/marts/made-up-mart.ts');
    const months = [5, 6].map((month) => ({
      ...{ name: `year=2024/month=0${month}`, ...madeUpMonth(month, 3000) },
    }));
    await makeMart(work, months);
    const mart = path.join(work, 'marts');
    const expected = await readWithDuckDB(mart);
    await read(findings, 'Spark', mart, expected, whatSparkMisses, () => sparkEnvironment(work));
    const whatIsMissing = () => (hasPython() ? null : 'there is no Python with pip');
    await read(findings, 'pandas', mart, expected, whatIsMissing, pandasEnvironment);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function read(findings, reader, mart, expected, whatIsMissing, environment) {
  const missing = whatIsMissing();
  if (missing) {
    findings.skip(`${reader}: skipped, ${missing}`);
    return;
  }
  let env;
  try {
    env = environment();
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    findings.skip(`${reader}: skipped, ${error.message}`);
    return;
  }
  const program = path.join(root, 'scripts/engines/read-mart.py');
  const ran = await runToEnd(python, [program, reader.toLowerCase(), mart], { env });
  if (ran.code !== 0) {
    findings.problem(`${reader} cannot read the mart: ${ran.text}`);
    return;
  }
  const { version, tables } = JSON.parse(ran.text.trim().split('\n').at(-1));
  for (const [name, table] of Object.entries(expected)) {
    const wanted = JSON.stringify(inWordsOf(reader, table));
    const found = JSON.stringify(tables[name]);
    findings.expect(
      found === wanted,
      `${version} reads ${name} as DuckDB does: ${table.rows} rows`,
      `${version} reads ${name} as ${found}, DuckDB as ${wanted}`,
    );
  }
}

function pandasEnvironment() {
  const folders = [
    ...(hasModule('pandas') ? [] : [pipFolder('pandas==2.2.3')]),
    ...(hasModule('pyarrow') ? [] : [pipFolder('pyarrow==17.0.0')]),
  ];
  const PYTHONPATH = [...folders, process.env.PYTHONPATH].filter(Boolean).join(path.delimiter);
  return { ...process.env, PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1' };
}

async function readWithDuckDB(folder) {
  const { openMart } = loadExample('forum-mart', 'src/marts/open-mart.ts');
  const { TABLES } = loadExample('forum-mart', 'src/marts/tables.ts');
  const mart = await openMart(folder);
  const tables = {};
  for (const { name, columns, isPartitioned } of Object.values(TABLES)) {
    const partitions = isPartitioned ? ['year', 'month'] : [];
    const all = [...columns, ...partitions.map((column) => ({ name: column, type: 'partition' }))];
    const sums = all.map(({ name: column, type }) => {
      const measured = MEASURED[type]?.(column) ?? `${column}::BIGINT`;
      return `sum(${measured}) AS ${column}`;
    });
    const [{ rows }] = await mart.all(`SELECT count(*) AS rows FROM ${name}`);
    const [told] = await mart.all(`SELECT ${sums.join(', ')} FROM ${name}`);
    tables[name] = { columns: all, rows, sums: told };
  }
  mart.close();
  return tables;
}

function inWordsOf(reader, { columns, rows, sums }) {
  const types = columns.map(({ name, type }) => [name, TYPES[reader][type]]);
  return { types: Object.fromEntries(types), rows, sums };
}
