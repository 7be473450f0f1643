import type { RowBatch } from '../rows/row-batch.js';
import type { Sink } from './sink.js';

/**
 * A sink that calls a function with each batch and waits for it. What it was told cannot be taken back:
 * after a crash it is told again what came since the checkpoint.
 *
 * @example
 * hits.run(source).into(callback((rows) => chart.update(rows.toArray())))
 */
export function callback<Row>(told: (rows: RowBatch<Row>) => void | Promise<void>): Sink<Row> {
  return {
    name: 'callback',
    open: () => Promise.resolve(),
    write: async (rows) => {
      await told(rows);
    },
    flush: () => Promise.resolve({}),
    close: () => Promise.resolve(),
  };
}
