import { checkNumber } from '../errors.js';
import type { ObjectSource } from './source.js';

/** Options of `rows`. */
export interface RowsOptions {
  /** Records that are worked on at a time. Default 1,024; 1 of an async iterable, whose records may come slowly. */
  batch?: number | undefined;
  /** Whether the records end; a run over what does not end goes by the clock. Default true. */
  bounded?: boolean | undefined;
}

/**
 * Records that are objects already, as JSON.parse would give them, from an array, a generator or
 * anything else that can be iterated over. A run that goes on from a checkpoint skips those it knows.
 *
 * @throws WindowError `invalid-parameter` for an odd batch.
 *
 * @example
 * hits.run(rows(await response.json()))
 */
export function rows(
  records: Iterable<unknown> | AsyncIterable<unknown>,
  options: RowsOptions = {},
): ObjectSource {
  const { bounded = true } = options;
  const batch = options.batch ?? (Symbol.asyncIterator in records ? 1 : 1024);
  checkNumber('batch', batch, { min: 1, integer: true });
  return {
    kind: 'objects',
    name: 'rows',
    bounded,
    open: (skip) =>
      Symbol.asyncIterator in records
        ? batchesOfStream(records, skip, batch)
        : batchesOf(records, skip, batch),
  };
}

function* batchesOf(
  records: Iterable<unknown>,
  skip: number,
  size: number,
): Generator<unknown[], undefined> {
  let batch: unknown[] = [];
  let before = 0;
  for (const record of records) {
    if (before++ < skip) continue;
    if (batch.push(record) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  return undefined;
}

async function* batchesOfStream(
  records: AsyncIterable<unknown>,
  skip: number,
  size: number,
): AsyncGenerator<unknown[], undefined> {
  let batch: unknown[] = [];
  let before = 0;
  for await (const record of records) {
    if (before++ < skip) continue;
    if (batch.push(record) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  return undefined;
}
