import type { RowColumns } from './row-columns.js';
import { decodeKey } from './key-codec.js';

/**
 * Result rows that came out together. Iterating makes the rows as objects, one by one; sinks read the
 * columns, which is faster.
 */
export class RowBatch<Row = Record<string, unknown>> implements Iterable<Row> {
  readonly columns: RowColumns;
  readonly #keyNames: readonly string[];
  readonly #valueNames: readonly string[];

  constructor(columns: RowColumns, keyNames: readonly string[], valueNames: readonly string[]) {
    this.columns = columns;
    this.#keyNames = keyNames;
    this.#valueNames = valueNames;
  }

  get length(): number {
    return this.columns.count;
  }

  get keyNames(): readonly string[] {
    return this.#keyNames;
  }

  get valueNames(): readonly string[] {
    return this.#valueNames;
  }

  /** Row `index`, from 0; undefined behind the last. */
  at(index: number): Row | undefined {
    const { count, windowStart, windowEnd, keys, keyEnd, values } = this.columns;
    if (!(index >= 0 && index < count)) return undefined;
    const row: Record<string, unknown> = {
      windowStart: windowStart[index],
      windowEnd: windowEnd[index],
    };
    const begin = index === 0 ? 0 : (keyEnd[index - 1] as number);
    const parts = decodeKey(keys, begin, keyEnd[index] as number);
    this.#keyNames.forEach((name, k) => (row[name] = parts[k]));
    this.#valueNames.forEach((name, k) => {
      const value = values[k]?.[index];
      row[name] = Number.isNaN(value) ? null : value;
    });
    return row as Row;
  }

  *[Symbol.iterator](): Generator<Row, undefined> {
    for (let i = 0; i < this.columns.count; i++) yield this.at(i) as Row;
    return undefined;
  }

  /** The rows as an array of objects. */
  toArray(): Row[] {
    return [...this];
  }
}
