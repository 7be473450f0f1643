import type { EventBatch } from '../rows/event-batch.js';
import { KeyedRows } from '../state/keyed-rows.js';
import type { Sections } from '../state/snapshot.js';
import type { WindowAssigner } from '../windows/assigner.js';
import { captureWindows, restoreWindows } from './aligned-snapshot.js';
import { MOST_CELLS, NOWHERE } from './cell.js';
import type { Cell } from './cell.js';
import type { OpenWindow, Pane } from './open-window.js';
import { mergePanes, placeOf, unmarkAll } from './open-window.js';
import type { RowsOut } from './rows-out.js';
import type { PartitionClock, StateParts, WindowState } from './window-state.js';

/** A table of more rows is larger than a cache; of so many rows at a time what they need is fetched. */
const CACHED_ROWS = 16_384;
const WARMED = 256;
/** Emptied tables kept for later windows. */
const SPARES = 8;

/**
 * Windows that the clock makes. Where results come out for whole windows, those that overlap share
 * panes: a row is added once, and a window is merged from its panes as it is told. Where results come
 * out with single rows, or the order of rows matters to an aggregate, each window has its own table.
 */
export class AlignedWindows implements WindowState {
  readonly out: RowsOut;
  /** Sorted by close, then start. */
  #windows: OpenWindow[] = [];
  /** How many of them, from the first, have fired. */
  #fired = 0;
  /** Shared panes by start. */
  readonly #panes = new Map<number, Pane>();
  readonly #cells = new Map<number, Cell>();
  #cell = NOWHERE;
  readonly #spares: KeyedRows[] = [];
  readonly #scratch: KeyedRows;
  readonly #options: StateParts;
  readonly #assigner: WindowAssigner;
  readonly #shared: boolean;
  /** Horizon behind a window's close at which it fires, and at which it is dropped. */
  readonly #fireDelay: number;
  readonly #dropDelay: number;
  /** Flink's [t, t] takes rows until the watermark is t, so until the horizon is t + 1. */
  readonly #closeDelay: number;
  nextEnd: number = Infinity;

  constructor(options: StateParts, assigner: WindowAssigner) {
    const { plan, emission, accumulator } = options;
    this.#options = options;
    this.#assigner = assigner;
    this.out = options.out;
    this.#dropDelay = plan.allowedLateness;
    this.#fireDelay = emission === 'firing' ? 0 : plan.allowedLateness;
    this.#closeDelay = plan.dialect === 'flink' && plan.window.kind === 'instant' ? 1 : 0;
    const whole = emission !== 'each' && this.#fireDelay === this.#dropDelay;
    this.#shared = whole && accumulator.commutative;
    this.#scratch = this.#table();
  }

  get keys(): number {
    return this.#options.limit.alive;
  }

  get windows(): number {
    return this.#windows.length;
  }

  push(batch: EventBatch, from: number, to: number, clock: PartitionClock): number {
    const { accumulator, emission, limit } = this.#options;
    const { time, keys, keyEnd, hash } = batch;
    const marks = emission === 'changes';
    let { max, alarm } = clock;
    // Rows out of order go to and fro between two cells.
    let cell = this.#cell;
    let other = cell;
    let begin = from === 0 ? 0 : (keyEnd[from - 1] as number);
    let warm = from;
    let i = from;
    while (i < to) {
      if (i >= warm) {
        const rows = cell.panes[0]?.rows;
        warm = Math.min(to, i + WARMED);
        if (rows && rows.count > CACHED_ROWS) rows.warm(hash, i, warm);
      }
      const t = time[i] as number;
      const end = keyEnd[i] as number;
      if (!(t >= cell.start && t < cell.end)) {
        const before = cell;
        if (t >= other.start && t < other.end) cell = other;
        else {
          clock.max = max;
          cell = this.#cellOf(t, clock);
          alarm = clock.alarm;
        }
        other = before;
      }
      if (cell.panes.length === 0 || cell.lost > 0) this.#lose(cell, batch, i);
      for (let k = 0; k < cell.panes.length; k++) {
        const pane = cell.panes[k] as Pane;
        const rows = pane.rows;
        let row = rows.find(keys, begin, end, hash[i] as number);
        if (row < 0) row = limit.insert(rows, accumulator, keys, begin, end, hash[i] as number);
        if (row < 0) continue;
        accumulator.add(rows, row, i, t);
        if (marks) {
          rows.mark(row);
          pane.changed = true;
        }
        if (cell.windows.length > 0) this.#tell(cell.windows[k] as OpenWindow, pane, row);
      }
      begin = end;
      i++;
      if (t > max && t < Infinity) {
        max = t;
        if (t >= alarm) break;
      }
    }
    clock.max = max;
    this.#cell = cell;
    return i;
  }

  advance(horizon: number): void {
    if (!(horizon >= this.nextEnd) || this.#options.emission === 'all') return;
    const windows = this.#windows;
    const { emission } = this.#options;
    for (; this.#fired < windows.length; this.#fired++) {
      const window = windows[this.#fired] as OpenWindow;
      if (window.close + this.#fireDelay > horizon) break;
      window.fired = true;
      if (emission === 'final' || emission === 'firing') this.#emit(window, false);
    }
    let dropped = 0;
    for (; dropped < this.#fired; dropped++) {
      const window = windows[dropped] as OpenWindow;
      if (window.close + this.#dropDelay > horizon) break;
      for (const pane of window.panes) if (--pane.windows === 0) this.#release(pane);
    }
    windows.splice(0, dropped);
    this.#fired -= dropped;
    // Of the other cells all windows go on, and what was too late remains so.
    for (const [start, { close }] of this.#cells)
      if (close + this.#dropDelay <= horizon) this.#cells.delete(start);
    this.#cell = NOWHERE;
    this.#setNextEnd();
  }

  trigger(): void {
    const { emission } = this.#options;
    const changes = emission === 'changes';
    if (changes || emission === 'all') {
      for (const window of this.#windows) {
        if (!changes || window.panes.some(({ changed }) => changed)) this.#emit(window, changes);
      }
      for (const { panes } of this.#windows) {
        for (const pane of panes) if (pane.changed) unmarkAll(pane);
      }
    }
  }

  capture(into: Sections): void {
    captureWindows(this.#windows, this.#options.accumulator, into);
  }

  restore(sections: Sections): void {
    const { accumulator, limit } = this.#options;
    this.#windows = restoreWindows(sections, accumulator, () => this.#table());
    this.#fired = this.#windows.filter(({ fired }) => fired).length;
    this.#panes.clear();
    limit.alive = 0;
    for (const pane of new Set(this.#windows.flatMap(({ panes }) => panes))) {
      if (this.#shared) this.#panes.set(pane.start, pane);
      limit.alive += pane.rows.count;
    }
    this.#cells.clear();
    this.#cell = NOWHERE;
    this.#setNextEnd();
  }

  /** The cell of a time, with its panes and windows opened. */
  #cellOf(t: number, clock: PartitionClock): Cell {
    if (!(Math.abs(t) < Infinity)) return NOWHERE;
    const assigner = this.#assigner;
    const start = assigner.paneStart(t);
    const known = this.#cells.get(start);
    if (known !== undefined) return known;
    const all = assigner.assign(t);
    const [first] = all;
    const horizon = clock.lateHorizon();
    const open = all.filter(([, end]) => end + this.#closeDelay + this.#dropDelay > horizon);
    const windows = open.map(([from, to]) => this.#open(from, to, horizon));
    const whole = windows.map(({ panes }) => panes[0] as Pane);
    const panes = !this.#shared ? whole : windows.length > 0 ? [this.#paneOf(start, windows)] : [];
    const starts = first === undefined ? [] : assigner.panesOf(first[0], first[1]);
    const cell: Cell = {
      start,
      end: starts[starts.indexOf(start) + 1] ?? first?.[1] ?? start,
      panes,
      windows: this.#shared ? [] : windows,
      lost: all.length - open.length,
      close: windows[0]?.close ?? -Infinity,
    };
    if (this.#cells.size === MOST_CELLS) this.#cells.clear();
    this.#cells.set(start, cell);
    this.#setNextEnd();
    clock.watch(this.nextEnd);
    return cell;
  }

  #open(start: number, end: number, horizon: number): OpenWindow {
    const close = end + this.#closeDelay;
    const at = placeOf(this.#windows, close, start);
    const found = this.#windows[at];
    if (found?.close === close && found.start === start) return found;
    const fired = close + this.#fireDelay <= horizon;
    const window: OpenWindow = { start, end, close, fired, panes: [] };
    if (!this.#shared) window.panes.push(this.#pane(start, 1));
    if (fired) this.#fired++;
    this.#windows.splice(at, 0, window);
    return window;
  }

  /** The shared pane at `start`, known to each of its windows. */
  #paneOf(start: number, windows: readonly OpenWindow[]): Pane {
    const known = this.#panes.get(start);
    if (known !== undefined) return known;
    const pane = this.#pane(start, windows.length);
    this.#panes.set(start, pane);
    for (const { panes } of windows) {
      const after = panes.findIndex((other) => other.start > start);
      panes.splice(after < 0 ? panes.length : after, 0, pane);
    }
    return pane;
  }

  #pane(start: number, windows: number): Pane {
    return { start, windows, changed: false, rows: this.#spares.pop() ?? this.#table() };
  }

  #table(): KeyedRows {
    const { slots, objects } = this.#options.accumulator;
    return new KeyedRows(slots, objects);
  }

  #release(pane: Pane): void {
    this.#options.limit.alive -= pane.rows.count;
    this.#panes.delete(pane.start);
    pane.rows.clear();
    if (this.#spares.length < SPARES) this.#spares.push(pane.rows);
  }

  #lose(cell: Cell, batch: EventBatch, index: number): void {
    const { counts, late } = this.#options;
    if (cell === NOWHERE) counts.untimed++;
    counts.droppedWindows += cell.lost;
    if (cell.lost === 0 || cell.panes.length > 0) return;
    counts.late++;
    late(batch, index);
  }

  /** Tells one row of a window at once, where it must be. */
  #tell(window: OpenWindow, pane: Pane, row: number): void {
    const { emission } = this.#options;
    if (emission !== 'each' && !(emission === 'firing' && window.fired)) return;
    this.#row(window, pane.rows, row);
    if (emission === 'firing') this.#discard(pane);
  }

  #emit(window: OpenWindow, changes: boolean): void {
    const [pane] = window.panes;
    const { accumulator } = this.#options;
    const single = window.panes.length === 1 && pane !== undefined;
    const rows = single ? pane.rows : mergePanes(window, this.#scratch, accumulator);
    for (let row = 0; row < rows.end; row++)
      if (!changes || rows.isMarked(row)) this.#row(window, rows, row);
    if (pane !== undefined && !this.#shared) this.#discard(pane);
  }

  #row(window: OpenWindow, rows: KeyedRows, row: number): void {
    const { out, accumulator } = this.#options;
    const { start, end } = window;
    out.row(rows.keyBytes(row), rows.keyBegin(row), rows.keyEnd(row), start, end);
    accumulator.values(rows, row, out);
  }

  /** Where firings discard, a window that goes on begins anew. */
  #discard(pane: Pane): void {
    const { plan, limit } = this.#options;
    if (plan.firing !== 'discarding' || this.#dropDelay === this.#fireDelay) return;
    limit.alive -= pane.rows.count;
    pane.rows.clear();
  }

  #setNextEnd(): void {
    const fires = this.#windows[this.#fired]?.close ?? Infinity;
    const drops = this.#windows[0]?.close ?? Infinity;
    this.nextEnd = Math.min(fires + this.#fireDelay, drops + this.#dropDelay);
  }
}
