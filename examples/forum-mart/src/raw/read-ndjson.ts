import { columnPlaces } from './columns';
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
  const entries = Object.entries(value as Record<string, unknown>);
  const odd = entries.find(([, cell]) => typeof cell === 'object' && cell !== null);
  if (odd) return faultyRow(line, odd[0], 'is no text', text);
  const places = columnPlaces(entries.map(([name]) => name));
  return rawRow(line, (column) => {
    const cell = entries[places[column] ?? -1]?.[1];
    return cell === undefined || cell === null ? null : String(cell);
  });
}
