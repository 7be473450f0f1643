/** A window: its start (inclusive) and its end (exclusive, but for instants). */
export type Bounds = readonly [start: number, end: number];

/**
 * Says in which windows a time lies, for windows that depend on nothing else. Time is cut into panes:
 * the longest stretches that no window divides. A row is added to its pane once, and a window is the
 * merger of its panes.
 */
export interface WindowAssigner {
  /** Start of the last window that begins at `t` or before. */
  windowStart(t: number): number;
  /** Every window that `t` lies in, ascending. */
  assign(t: number): Bounds[];
  /** Start of the pane that `t` lies in. All times of a pane lie in the same windows. */
  paneStart(t: number): number;
  /** The starts of a window's panes, ascending. */
  panesOf(start: number, end: number): number[];
}
