import type { CsvRow } from './csv.js';
import { onlyCell } from './sheet.js';

/** The columns of a poll report beside the questions. */
export type PollField = 'number' | 'name' | 'email' | 'submitted' | 'answer';

/** Titles of the report's parts, which name no poll. */
const PART_TITLES = new Set(['poll report', 'poll details', 'overview', 'launched polls', '개요']);

/** One table of a poll report, by the rows that it takes. */
export interface PollTable {
  /** The row of column names. */
  readonly header: CsvRow;
  /** Index of that row. */
  readonly top: number;
  /** Behind the last row. */
  end: number;
  readonly columns: ReadonlyMap<PollField, number>;
  /** The rows of one cell right above the header, without the titles of parts. */
  readonly titles: string[];
}

/** Finds the tables. A title directly above a row of column names belongs to that table. */
export function findPollTables(
  rows: readonly CsvRow[],
  columnsOf: (row: CsvRow) => ReadonlyMap<PollField, number> | null,
): PollTable[] {
  const tables: PollTable[] = [];
  rows.forEach((header, at) => {
    const columns = columnsOf(header);
    if (columns === null) return;
    const titles: string[] = [];
    const last = tables.at(-1);
    let top = at;
    for (; top > (last?.top ?? -1) + 1; top--) {
      const above = rows[top - 1];
      const title = above === undefined ? null : onlyCell(above);
      // A number alone is a respondent who left before answering.
      if (title === null || /^\d+$/.test(title)) break;
      if (!PART_TITLES.has(title.toLowerCase())) titles.push(title);
    }
    if (last !== undefined) last.end = top;
    tables.push({ header, top: at, end: rows.length, columns, titles: titles.reverse() });
  });
  return tables;
}

/** A column that holds the answers to one question. */
export interface AskedColumn {
  readonly at: number;
  readonly question: string;
}

/** The columns that hold answers; none where each row repeats its questions. */
export function questionColumns(
  header: CsvRow,
  columns: ReadonlyMap<PollField, number>,
  questionAbove: string | null,
): AskedColumn[] {
  const asked: AskedColumn[] = [];
  const known = new Set(columns.values());
  header.cells.forEach((name, at) => {
    if (at === columns.get('answer')) asked.push({ at, question: questionAbove ?? name.trim() });
    else if (!known.has(at) && name.trim() !== '') asked.push({ at, question: name.trim() });
  });
  return asked;
}
