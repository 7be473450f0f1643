import type { OpenWindow, Pane } from './open-window.js';

/** A stretch of time whose rows all go to the same panes. */
export interface Cell {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly panes: readonly Pane[];
  /** The window of each pane, where panes are whole windows. */
  readonly windows: readonly OpenWindow[];
  /** Windows that rows here come too late for. */
  readonly lost: number;
  /** When the first window of these rows closes; -Infinity where none is open. */
  readonly close: number;
}

/** Where rows without a time go. */
export const NOWHERE: Cell = {
  ...{ start: NaN, end: NaN, panes: [], windows: [], lost: 0, close: -Infinity },
};
/** Cells kept at most, since late rows may be of any time. */
export const MOST_CELLS = 4096;
