import { parseString } from 'fast-csv';
import type { Column } from './columns';
import { headerPlaces } from './columns';
import { findCsvRowEnd } from './csv-row-end';
import { cutFile } from './cut-file';
import type { TextFile } from './cut-file';
import { faultyRow, rawRow } from './raw-row';
import type { RawRow } from './raw-row';
import type { CutRow } from './row-cutter';

/**
 * Reads posts from CSV. fast-csv tells neither lines nor goes on after a broken quote, so rows are cut
 * before it parses them.
 *
 * @throws Error if there is no header, or one without a needed column.
 */
export async function* readCsv(file: TextFile): AsyncGenerator<readonly RawRow[]> {
  let header: Header | null = null;
  for await (const rows of cutFile(file, findCsvRowEnd)) {
    const parsed = (await parse(rows.filter(({ fault }) => fault === null))).values();
    const read: RawRow[] = [];
    for (const row of rows) {
      const cells = row.fault === null ? (parsed.next().value ?? []) : [];
      if (header === null) header = headerOf(row, cells);
      else read.push(header.rowOf(row, cells));
    }
    yield read;
  }
  if (header === null) throw new Error('is empty: it has no header');
}

/** The cells of rows that are in order. */
function parse(rows: readonly CutRow[]): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const parsed: string[][] = [];
    parseString<string[], string[]>(rows.map(({ text }) => `${text}\n`).join(''), {
      headers: false,
    })
      .on('error', reject)
      .on('data', (cells: string[]) => parsed.push(cells))
      .on('end', () => resolve(parsed));
  });
}

interface Header {
  rowOf(row: CutRow, cells: readonly string[]): RawRow;
}

function headerOf({ line, fault }: CutRow, names: readonly string[]): Header {
  if (fault !== null) throw new Error(`the header on line ${line} ${fault.reason}`);
  const places = headerPlaces(names);
  return {
    rowOf({ line, text, fault }, cells) {
      if (fault !== null) {
        const column = fault.cell === null ? null : (names[fault.cell] ?? null);
        return faultyRow(line, column, fault.reason, text);
      }
      if (cells.length !== names.length)
        return faultyRow(line, null, `has ${cells.length} cells, not ${names.length}`, text);
      return rawRow(line, (column: Column) => {
        const place = places[column];
        return place === null ? null : (cells[place] ?? null);
      });
    },
  };
}
