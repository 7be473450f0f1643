import type { KeyedRows } from '../state/keyed-rows.js';
import type { Sections } from '../state/snapshot.js';
import type { Accumulator } from './accumulator.js';
import { numbersAt, putNumbers, sectionAt } from './section-numbers.js';

/** Puts a table into sections that begin with `name`: its buffers as they are. */
export function captureTable(
  name: string,
  rows: KeyedRows,
  accumulator: Accumulator,
  into: Sections,
): void {
  const copy = rows.capture();
  putNumbers(into, `${name} numbers`, copy.numbers);
  into.set(`${name} rows`, copy.rows);
  into.set(`${name} long keys`, copy.arena);
  if (rows.objectsPerRow > 0)
    into.set(`${name} objects`, accumulator.encodeObjects(rows, rows.end));
}

/** @throws WindowError `invalid-snapshot` */
export function restoreTable(
  name: string,
  rows: KeyedRows,
  accumulator: Accumulator,
  sections: Sections,
): void {
  rows.restore({
    numbers: [...numbersAt(sections, `${name} numbers`)],
    rows: sectionAt(sections, `${name} rows`),
    arena: sectionAt(sections, `${name} long keys`),
  });
  if (rows.objectsPerRow > 0)
    accumulator.decodeObjects(rows, rows.end, sectionAt(sections, `${name} objects`));
}
