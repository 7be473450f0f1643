import { readFile } from 'node:fs/promises';
import { parseString } from 'fast-csv';
import { decode } from 'iconv-lite';
import { readSheet } from 'read-excel-file/node';
import { CollectError } from '../model';
import { textOfCell } from './harmless-cell';

/** Names under which each column is known. Case, blanks and `_ - ( )` do not count. */
export type Columns<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** A row of a table: its cells by column, trimmed, and empty where there is no such column. */
export interface TableRow<Column extends string> {
  /** Of a sheet or a CSV file without line breaks in its cells: the line, from 1. */
  readonly row: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** Titles may stand above the header; it is looked for in so many rows. */
const HEADER_WITHIN = 10;

/**
 * Reads a table that people keep: a CSV file (UTF-8, with or without byte-order mark, or CP949, as
 * Excel saves it on a Korean Windows) or an Excel workbook (.xlsx, its first sheet). Which of them it
 * is, its content tells.
 *
 * @param file The file.
 * @param columns The columns that are wanted, by their names; others are passed over.
 * @param needed A row that names these columns is the header.
 * @returns The rows below the header, without empty ones.
 * @throws CollectError of the step `users` that names the file and says what to do.
 */
export async function readTable<Column extends string>(
  file: string,
  columns: Columns<Column>,
  needed: readonly NoInfer<Column>[],
): Promise<TableRow<Column>[]> {
  const rows = (await rowsOf(file)).map((cells) => cells.map((cell) => cell.normalize('NFC')));
  const headers = rows.slice(0, HEADER_WITHIN).map((cells) => placesOf(cells, columns));
  const at = headers.findIndex((places) => needed.every((column) => places.has(column)));
  const places = headers[at];
  if (places === undefined) {
    const names = needed.map((column) => columns[column].slice(0, 2).join(' or '));
    throw tableError(file, `the first row has to name the columns: ${names.join('; ')}`);
  }
  const names = Object.keys(columns) as Column[];
  return rows.flatMap((cells, index) => {
    if (index <= at || cells.every((cell) => cell.trim() === '')) return [];
    const cellOf = (column: Column) => cells[places.get(column) ?? -1] ?? '';
    const found = names.map((column) => [column, textOfCell(cellOf(column).trim())] as const);
    return [{ row: index + 1, cells: Object.fromEntries(found) as Record<Column, string> }];
  });
}

/** Something that is wrong with a table, and where. */
export function tableError(file: string, what: string, row?: number): CollectError {
  return new CollectError('users', `${file}${row === undefined ? '' : `, row ${row}`}: ${what}`);
}

function placesOf<Column extends string>(
  header: readonly string[],
  columns: Columns<Column>,
): Map<Column, number> {
  const places = new Map<Column, number>();
  for (const column of Object.keys(columns) as Column[]) {
    const names = new Set(columns[column].map(plain));
    const at = header.findIndex((name) => names.has(plain(name)));
    if (at !== -1) places.set(column, at);
  }
  return places;
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_()-]/g, '');
}

async function rowsOf(file: string): Promise<string[][]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw tableError(file, isMissing ? 'there is no such file' : 'cannot be read');
  }
  if (bytes.subarray(0, 4).equals(ZIP)) return sheetRows(file, bytes);
  if (bytes.subarray(0, 4).equals(OLD_EXCEL)) {
    throw tableError(file, 'an old Excel file (.xls): save it as .xlsx or CSV UTF-8');
  }
  return csvRows(file, textOf(file, bytes));
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLD_EXCEL = Buffer.from('d0cf11e0', 'hex');

async function sheetRows(file: string, bytes: Buffer): Promise<string[][]> {
  try {
    const rows = await readSheet(bytes);
    return rows.map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))));
  } catch {
    throw tableError(file, 'is no Excel workbook, or a damaged one: save it again');
  }
}

/** UTF-8 first: Korean text in CP949 is hardly ever valid UTF-8. */
function textOf(file: string, bytes: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = decode(bytes, 'cp949');
  }
  if (/[\0\ufffd]/.test(text)) {
    throw tableError(file, 'is neither UTF-8 nor CP949: save it as "CSV UTF-8" or .xlsx');
  }
  return text;
}

async function csvRows(file: string, text: string): Promise<string[][]> {
  const rows: string[][] = [];
  try {
    // Empty rows are kept, so that rows are counted as a spreadsheet does.
    for await (const cells of parseString(text) as AsyncIterable<string[]>) rows.push(cells);
  } catch {
    throw tableError(file, 'a quote is opened and not closed: save it again');
  }
  return rows;
}
