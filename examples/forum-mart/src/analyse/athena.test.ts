import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TABLES } from '../marts/tables';

const ATHENA = readFileSync(join(__dirname, '..', '..', 'sql', 'athena.sql'), 'utf8');
const TYPES = {
  VARCHAR: 'string',
  INTEGER: 'int',
  BIGINT: 'bigint',
  BOOLEAN: 'boolean',
  TIMESTAMP: 'timestamp',
  'VARCHAR[]': 'array<string>',
};

it('athena.sql declares the columns and folders of the mart', () => {
  const statements = ATHENA.replaceAll(/^--.*$/gm, '')
    .trim()
    .split(/;\s*/)
    .filter(Boolean);
  expect(statements).toHaveLength(Object.keys(TABLES).length);
  for (const { name, columns, isPartitioned } of Object.values(TABLES)) {
    const statement = statements.find((text) => text.includes(` ${name} (`));
    const declared = columns.map((column) => `  ${column.name} ${TYPES[column.type]}`);
    expect(statement).toContain(`${name} (\n${declared.join(',\n')}\n)\n`);
    expect(statement).toContain(`LOCATION 's3://bucket/prefix/${name}/'`);
    if (!isPartitioned) continue;
    expect(statement).toContain('PARTITIONED BY (year int, month int)');
    expect(statement).toContain(`/${name}/year=\${year}/month=\${month}/'`);
  }
});
