import { WindowError } from '../errors.js';
import type { KeyedRows } from '../state/keyed-rows.js';
import type { Sections } from '../state/snapshot.js';
import { captureTable, restoreTable } from './table-snapshot.js';
import type { Accumulator } from './accumulator.js';
import type { OpenWindow, Pane } from './open-window.js';
import { numbersAt, putNumbers } from './section-numbers.js';

// Section `windows`: how many panes; for each its start and whether it has changed; then for each window
// start, end, close, whether it has fired, how many panes, and their places. Each pane's table has
// sections of its own.

export function captureWindows(
  windows: readonly OpenWindow[],
  accumulator: Accumulator,
  into: Sections,
): void {
  const panes = [...new Set(windows.flatMap((window) => window.panes))];
  const place = new Map(panes.map((pane, k) => [pane, k]));
  const numbers = [panes.length];
  panes.forEach((pane, k) => {
    numbers.push(pane.start, Number(pane.changed));
    captureTable(`pane ${k}`, pane.rows, accumulator, into);
  });
  for (const window of windows) {
    const { start, end, close, fired } = window;
    numbers.push(start, end, close, Number(fired), window.panes.length);
    for (const pane of window.panes) numbers.push(place.get(pane) as number);
  }
  putNumbers(into, 'windows', numbers);
}

/** @throws WindowError `invalid-snapshot` */
export function restoreWindows(
  sections: Sections,
  accumulator: Accumulator,
  table: () => KeyedRows,
): OpenWindow[] {
  const numbers = numbersAt(sections, 'windows');
  let at = 0;
  const next = (): number => {
    const x = numbers[at++];
    if (x === undefined)
      throw new WindowError('invalid-snapshot', 'The windows of the snapshot are cut.');
    return x;
  };
  const panes: Pane[] = [];
  const count = next();
  for (let k = 0; k < count; k++) {
    const pane = { start: next(), changed: next() === 1, windows: 0, rows: table() };
    restoreTable(`pane ${k}`, pane.rows, accumulator, sections);
    panes.push(pane);
  }
  const windows: OpenWindow[] = [];
  while (at < numbers.length) {
    const [start, end, close, fired] = [next(), next(), next(), next() === 1];
    const window: OpenWindow = { start, end, close, fired, panes: [] };
    for (let more = next(); more > 0; more--) {
      const pane = panes[next()];
      if (pane === undefined)
        throw new WindowError('invalid-snapshot', 'A window of the snapshot lacks a pane.');
      pane.windows++;
      window.panes.push(pane);
    }
    windows.push(window);
  }
  return windows;
}
