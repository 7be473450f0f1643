/** Rows up to this long are sorted by insertion: calling the engine's sort would cost more. */
const SHORT = 24;

/**
 * Brings the columns of rows into rising order, their counts with them. A column and its count go
 * into one number, so that the engine's own sort of numbers does it without a comparison of ours.
 */
export class RowSorter {
  readonly #columns: number;
  #keys = new Int32Array(256);

  /** @param columns - All columns are below this. */
  constructor(columns: number) {
    this.#columns = columns;
  }

  /** Sorts `columns[start..end)`. */
  sort(columns: Int32Array, counts: Int32Array, start: number, end: number): void {
    if (end - start <= SHORT) sortByInsertion(columns, counts, start, end);
    else this.#sortByKeys(columns, counts, start, end);
  }

  #sortByKeys(columns: Int32Array, counts: Int32Array, start: number, end: number): void {
    const size = end - start;
    let highest = 0;
    for (let i = start; i < end; i++) highest |= counts[i] as number;
    const bits = 32 - Math.clz32(highest);
    if (this.#columns * 2 ** bits > 2 ** 31) {
      sortByWideKeys(columns, counts, start, end);
      return;
    }
    if (size > this.#keys.length) this.#keys = new Int32Array(size * 2);
    const keys = this.#keys;
    for (let i = 0; i < size; i++) {
      keys[i] = ((columns[start + i] as number) << bits) | (counts[start + i] as number);
    }
    keys.subarray(0, size).sort();
    const mask = 2 ** bits - 1;
    for (let i = 0; i < size; i++) {
      const key = keys[i] as number;
      columns[start + i] = key >>> bits;
      counts[start + i] = key & mask;
    }
  }
}

function sortByInsertion(
  columns: Int32Array,
  counts: Int32Array,
  start: number,
  end: number,
): void {
  for (let i = start + 1; i < end; i++) {
    const column = columns[i] as number;
    const count = counts[i] as number;
    let at = i - 1;
    while (at >= start && (columns[at] as number) > column) {
      columns[at + 1] = columns[at] as number;
      counts[at + 1] = counts[at] as number;
      at--;
    }
    columns[at + 1] = column;
    counts[at + 1] = count;
  }
}

/** Where column and count do not fit into 31 bits: into 53, with the place in the row. */
function sortByWideKeys(columns: Int32Array, counts: Int32Array, start: number, end: number): void {
  const size = end - start;
  const kept = counts.slice(start, end);
  const keys = Float64Array.from(
    { length: size },
    (_, i) => (columns[start + i] as number) * size + i,
  );
  keys.sort();
  keys.forEach((key, i) => {
    const column = Math.floor(key / size);
    columns[start + i] = column;
    counts[start + i] = kept[key - column * size] as number;
  });
}
