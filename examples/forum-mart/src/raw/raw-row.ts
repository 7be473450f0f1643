import type { RawPost, Reject } from '../model';
import { NEEDED } from './columns';
import type { Column } from './columns';

/** A row that is kept aside, before it is known whose file it is in. */
export type FaultyRow = Omit<Reject, 'file'>;

/** What a row comes to. */
export type RawRow = RawPost | FaultyRow;

const SHOWN = 200;

export function isFaulty(row: RawRow): row is FaultyRow {
  return 'reason' in row;
}

/** A row with a fault; of its value as much is kept as tells it. */
export function faultyRow(
  line: number,
  column: string | null,
  reason: string,
  value: string,
): FaultyRow {
  // A pair of surrogates is not cut in two.
  return { line, column, reason, value: value.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '') };
}

/**
 * Makes a post of the cells of a row.
 *
 * @param cell The text of a column; null where there is none.
 */
export function rawRow(line: number, cell: (column: Column) => string | null): RawRow {
  const missing = NEEDED.find((column) => cell(column) === null);
  if (missing !== undefined) {
    const others = NEEDED.map((column) => cell(column) ?? '').filter((text) => text !== '');
    return faultyRow(line, missing, 'is missing', others.join(' / '));
  }
  const text = (column: Column): string => cell(column) ?? '';
  const odd = COUNTS.find((column) => readCount(text(column)) === null);
  if (odd !== undefined) return faultyRow(line, odd, 'is no count', text(odd));
  const count = (column: Column): number => readCount(text(column)) ?? 0;
  const crawledAt = text('crawled_at').trim();
  return {
    line,
    ...{ title: text('title'), content: text('content') },
    ...{ author: text('author'), date: text('date') },
    crawledAt: crawledAt === '' ? null : crawledAt,
    ...{ views: count('views'), comments: count('comments'), likes: count('likes') },
  };
}

const COUNTS = ['views', 'comments', 'likes'] as const;
const UNITS: Readonly<Record<string, number>> = { 천: 1_000, 만: 10_000 };

/** A count as forums write it: `1234`, `1,234`, `1.2만`, `12.0`; 0 where nothing stands. Null for anything else. */
export function readCount(text: string): number | null {
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '' || trimmed === '-') return 0;
  const rounded = /^(\d{1,4}(?:\.\d)?) ?([천만])$/.exec(trimmed);
  if (rounded) return Math.round(Number(rounded[1]) * (UNITS[rounded[2] ?? ''] ?? 1));
  if (!/^(\d{1,15}|\d{1,3}(,\d{3}){1,4})(\.0)?$/.test(trimmed)) return null;
  return Number(trimmed.replaceAll(',', ''));
}
