import { COLUMNS, columnPlaces } from './columns';
import type { Column } from './columns';
import { cutFile } from './cut-file';
import type { TextFile } from './cut-file';
import { faultyRow, rawRow } from './raw-row';
import type { RawRow } from './raw-row';
import { findLineEnd } from './row-cutter';
import type { CutRow } from './row-cutter';

/** Reads posts from NDJSON: an object a line, with any of the names of the columns. */
export async function* readNdjson(file: TextFile): AsyncGenerator<readonly RawRow[]> {
  for await (const rows of cutFile(file, findLineEnd)) yield rows.map(rowOf);
}

function rowOf({ line, text, fault }: CutRow): RawRow {
  if (fault !== null) return faultyRow(line, null, fault.reason, text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return faultyRow(line, null, 'is no JSON', text);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return faultyRow(line, null, 'is no JSON object', text);
  const names = Object.keys(value);
  const cells: unknown[] = Object.values(value);
  const places = columnPlaces(names);
  const cellOf = (column: Column): unknown => cells[places[column] ?? -1] ?? null;
  const odd = COLUMNS.find(
    (column) => cellOf(column) !== null && typeof cellOf(column) === 'object',
  );
  if (odd !== undefined) return faultyRow(line, odd, 'is no text', text);
  return rawRow(line, (column) => {
    const cell = cellOf(column);
    if (cell === null || typeof cell === 'string') return cell;
    return JSON.stringify(cell);
  });
}
