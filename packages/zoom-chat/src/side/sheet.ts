import { decodingDiagnostics } from '../diagnostics.js';
import { decodeText } from '../decode/decode-text.js';
import type { ChatDiagnostic, DiagnosticCode, DiagnosticSeverity, SourceSpan } from '../types.js';
import { readCsv, type CsvRow } from './csv.js';
import type { SlashOrder } from './report-time.js';

/** For each field the names that its column has been seen under. Case and spaces do not count. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Finds the field of a column name. */
export type ColumnReader<Field extends string> = (name: string) => Field | undefined;

/** The records of a report, and what was odd about reading them. */
export interface Sheet {
  readonly rows: readonly CsvRow[];
  readonly diagnostics: ChatDiagnostic[];
}

const FILE_START: SourceSpan = { start: 0, end: 0, line: 1 };
/** How far to look for tabs and semicolons. */
const SNIFF_LENGTH = 4_000;
/** Longer cells are not looked up as column names. */
const LONGEST_NAME = 64;

/** What all CSV reports can be told. */
export interface ReportOptions<Field extends string> {
  /** Zone of the account, as `Asia/Seoul`; makes instants of the local times. */
  readonly timeZone?: string;
  /** For `04/05/2024`. Default: day first if some date of the file needs it, else month first. */
  readonly dateOrder?: SlashOrder;
  /** Column names of other languages, beside the built-in ones. */
  readonly columns?: Partial<ColumnNames<Field>>;
}

/** Decodes a report and cuts it into records. Never throws. */
export function readSheet(input: string | Uint8Array): Sheet {
  const decoded = decodeText(input);
  const { text } = decoded;
  const diagnostics = decodingDiagnostics(decoded);
  const { rows, unclosedQuote } = readCsv(text, {
    delimiter: delimiterOf(text),
  });
  if (unclosedQuote !== null) {
    report(diagnostics, 'invalid-row', 'warning', unclosedQuote, 'a quote is never closed');
  }
  if (rows.every(isBlank)) report(diagnostics, 'empty-input', 'warning', FILE_START, 'no records');
  return { rows, diagnostics };
}

/**
 * Zoom writes commas. A report saved again by a spreadsheet may have tabs or, in some countries,
 * semicolons; the latter only count in a file without commas, since answers hold semicolons too.
 */
function delimiterOf(text: string): string {
  const head = text.slice(0, SNIFF_LENGTH);
  const commas = head.split(',').length;
  if (head.split('\t').length > commas) return '\t';
  return commas === 1 && head.includes(';') ? ';' : ',';
}

/** @param more - Further names, from the caller's options. */
export function columnReader<Field extends string>(
  names: ColumnNames<Field>,
  more: Partial<ColumnNames<Field>> = {},
): ColumnReader<Field> {
  const fields = new Map<string, Field>();
  for (const table of [names, more]) {
    for (const field of Object.keys(table) as Field[]) {
      for (const name of table[field] ?? []) fields.set(normalizeName(name), field);
    }
  }
  return (name) => (name.length > LONGEST_NAME ? undefined : fields.get(normalizeName(name)));
}

/** Where each known field stands; of two columns for one field the first. */
export function findColumns<Field extends string>(
  row: CsvRow,
  fieldOf: ColumnReader<Field>,
): Map<Field, number> {
  const columns = new Map<Field, number>();
  row.cells.forEach((name, at) => {
    const field = fieldOf(name);
    if (field !== undefined && !columns.has(field)) columns.set(field, at);
  });
  return columns;
}

/** The trimmed text of a field; `null` when the column is not there or the cell is blank. */
export function cellOf<Field extends string>(
  row: CsvRow,
  columns: ReadonlyMap<Field, number>,
  field: Field,
): string | null {
  const at = columns.get(field);
  const text = at === undefined ? '' : (row.cells[at] ?? '').trim();
  return text === '' ? null : text;
}

/** The cells of all other columns that hold something, by the column's name in the file. */
export function extraCells(
  row: CsvRow,
  header: CsvRow,
  known: Iterable<number | undefined>,
): Readonly<Record<string, string>> {
  const skip = new Set(known);
  const extra = new Map<string, string>();
  row.cells.forEach((cell, at) => {
    if (skip.has(at) || cell.trim() === '') return;
    const name = (header.cells[at] ?? '').trim();
    const place = `column ${at + 1}`;
    extra.set(name === '' ? place : extra.has(name) ? `${name} (${place})` : name, cell);
  });
  // Defines own properties, whatever the columns are called.
  return Object.fromEntries(extra);
}

export function isBlank(row: CsvRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** The one cell of a title row that holds something; `null` for a row with more or none. */
export function onlyCell(row: CsvRow): string | null {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  return filled.length === 1 ? (filled[0] ?? '').trim() : null;
}

/** Tells that a file with something in it has no table of the wanted kind. */
export function reportNoColumns(diagnostics: ChatDiagnostic[], rows: readonly CsvRow[]): void {
  if (rows.every(isBlank)) return;
  report(
    diagnostics,
    'unknown-columns',
    'error',
    FILE_START,
    'no row names the columns of a report',
  );
}

export function report(
  diagnostics: ChatDiagnostic[],
  code: DiagnosticCode,
  severity: DiagnosticSeverity,
  span: SourceSpan,
  message: string,
): void {
  diagnostics.push({ code, severity, span, message });
}

/** `Name (Original Name)`, `name(original name)` and full-width parentheses are one name. */
function normalizeName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\ufeff]+/g, '')
    .toLowerCase();
}
