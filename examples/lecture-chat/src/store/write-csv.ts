import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { TABLE_SCHEMA } from '@nunchi/zoom-chat';
import type { TableName } from '@nunchi/zoom-chat';
import { writeToPath } from 'fast-csv';
import type { TableRows } from './rows';

/**
 * Writes each table as `DIR/<table>.csv`, in UTF-8 with the byte-order mark that Excel needs to
 * show Korean.
 *
 * @param folder Where to.
 * @param tables The rows of each table.
 */
export async function writeCsv(folder: string, tables: TableRows): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(tables)) {
    await new Promise<void>((resolve, reject) => {
      writeToPath(join(folder, `${name}.csv`), rows.map(calm), {
        headers: rows[0] === undefined ? columnsOf(name) : true,
        alwaysWriteHeaders: true,
        writeBOM: true,
        includeEndRowDelimiter: true,
      })
        .on('error', reject)
        .on('finish', resolve);
    });
  }
}

/** A table without rows still says what it would hold. */
function columnsOf(name: string): string[] {
  return Object.keys(TABLE_SCHEMA[name as TableName].columns);
}

/**
 * A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a
 * formula and would run it; an apostrophe before it keeps it text.
 */
function calm(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' && /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value,
    ]),
  );
}
