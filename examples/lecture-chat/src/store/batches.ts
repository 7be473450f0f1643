import type { Row } from './schema';

/** Servers bound the parameters (65,535) and the bytes (16 MB, often 1 MB) of a statement. */
const MOST_ROWS = 200;
const MOST_CHARACTERS = 200_000;

/**
 * Cuts rows into batches that fit into one statement.
 *
 * @param rows Any number of rows.
 * @returns Batches in order; a row that is too large stands alone.
 */
export function* batchesOf(rows: readonly Row[]): Generator<readonly Row[], void> {
  let batch: Row[] = [];
  let size = 0;
  for (const row of rows) {
    const length = Object.values(row).reduce<number>(
      (sum, value) => sum + (typeof value === 'string' ? value.length : 8),
      0,
    );
    if (batch.length > 0 && (batch.length >= MOST_ROWS || size + length > MOST_CHARACTERS)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(row);
    size += length;
  }
  if (batch.length > 0) yield batch;
}
