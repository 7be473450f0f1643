import type { KeyedRows } from '../state/keyed-rows.js';
import type { Accumulator } from './accumulator.js';

/** A stretch of time with a table of its own: a whole window, or one that windows share. */
export interface Pane {
  readonly start: number;
  readonly rows: KeyedRows;
  /** Open windows that it is part of. */
  windows: number;
  /** Whether rows of it are marked. */
  changed: boolean;
}

/** A window that is not over. */
export interface OpenWindow {
  readonly start: number;
  readonly end: number;
  /** The horizon at which it is complete: its end, but for Flink's instants. */
  readonly close: number;
  /** By start. */
  readonly panes: Pane[];
  /** Whether its first result is out. */
  fired: boolean;
}

/** Where a window stands, or would stand, among those sorted by close, then start. */
export function placeOf(windows: readonly OpenWindow[], close: number, start: number): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const window = windows[middle] as OpenWindow;
    if (window.close < close || (window.close === close && window.start < start)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The panes of a window as one table; a row is marked where one of its rows is. */
export function mergePanes(
  window: OpenWindow,
  into: KeyedRows,
  accumulator: Accumulator,
): KeyedRows {
  into.clear();
  for (const { rows } of window.panes) {
    for (let row = 0; row < rows.end; row++) {
      const keys = rows.keyBytes(row);
      const [begin, end, hash] = [rows.keyBegin(row), rows.keyEnd(row), rows.hash(row)];
      let to = into.find(keys, begin, end, hash);
      if (to < 0) {
        to = into.insert(keys, begin, end, hash);
        accumulator.init(into, to);
      }
      accumulator.merge(into, to, rows, row);
      if (rows.isMarked(row)) into.mark(to);
    }
  }
  return into;
}

/** Takes all marks of a pane away. */
export function unmarkAll(pane: Pane): void {
  for (let row = 0; row < pane.rows.end; row++) pane.rows.unmark(row);
  pane.changed = false;
}
