import type { RowBatch } from '../rows/row-batch.js';
import type { Sink, SinkPosition } from './sink.js';

/** A sink that keeps all rows in memory: for tests, and for results that are small. */
export interface CollectSink<Row> extends Sink<Row> {
  readonly rows: Row[];
}

/**
 * Keeps all rows in memory. At a checkpoint's position, rows behind it are taken back.
 *
 * @example
 * const sink = collect<typeof hits.row>();
 * await hits.run(source).into(sink);
 * console.table(sink.rows);
 */
export function collect<Row>(): CollectSink<Row> {
  const rows: Row[] = [];
  return {
    name: 'collect',
    rows,
    open: (at) => {
      if (at !== null) rows.length = Math.min(rows.length, Number(at.rows));
      return Promise.resolve();
    },
    write: (batch: RowBatch<Row>) => {
      for (const row of batch) rows.push(row);
      return Promise.resolve();
    },
    flush: () => Promise.resolve({ rows: rows.length } satisfies SinkPosition),
    close: () => Promise.resolve(),
  };
}
