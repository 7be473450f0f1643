import type { Row, Result } from './make-plan.js';
import type { PlanParts } from './make-plan.js';

/** What is done to an engine. */
export type Deed =
  { readonly row: Row } | { readonly trigger: true } | { readonly advance: number };

/** A window of a key: the times and values of its rows, in order of arrival. */
interface Held {
  readonly key: string;
  start: number;
  end: number;
  values: number[];
  fired: boolean;
  changed: boolean;
}

type Bounds = readonly [number, number];

/** All windows of a time, by trying each start there can be. */
function windowsOf(query: PlanParts, t: number): Bounds[] {
  const { window, dialect } = query;
  const windows: Bounds[] = [];
  if (window.kind === 'instant') windows.push([t, t]);
  if (window.kind === 'sliding') {
    const { size, slide, offset } = window;
    const first = Math.floor((t - size - offset) / slide) - 1;
    for (let n = first; n * slide + offset <= t; n++) {
      const start = n * slide + offset;
      if (t >= start && t < start + size) windows.push([start, start + size]);
    }
  }
  if (window.kind === 'cumulate') {
    const { size, step, offset } = window;
    const start = Math.floor((t - offset) / size) * size + offset;
    for (let end = start + step; end <= start + size; end += step)
      if (t < end) windows.push([start, end]);
  }
  return dialect === 'kafka' ? windows.filter(([start]) => start >= 0) : windows;
}

/**
 * The rules of the three dialects as they are told, with no thought of speed: windows are a list, a
 * window's rows an array. One partition, `count` and the sum of the values.
 */
export class NaiveModel {
  late: Row[] = [];
  droppedWindows = 0;
  /** Windows summed over timed rows, before lateness. */
  assigned = 0;
  #out: Result[] = [];
  #held: Held[] = [];
  #max = -Infinity;
  #rowsInBatch = 0;
  #horizon: number;
  #lateHorizon: number;
  readonly #query: PlanParts;

  constructor(query: PlanParts) {
    this.#query = query;
    this.#horizon = query.dialect === 'spark' ? 0 : -Infinity;
    this.#lateHorizon = this.#horizon;
  }

  do(deed: Deed): void {
    const { dialect, delay = 0 } = this.#query;
    const spark = dialect === 'spark';
    if ('row' in deed) {
      const [, time] = deed.row;
      this.#rowsInBatch++;
      if (time === null) return;
      if (this.#query.window.kind === 'session') this.#addToSession(deed.row, time);
      else this.#addToWindows(deed.row, time);
      this.#max = Math.max(this.#max, time);
      if (!spark) this.#move(this.#max - delay);
    } else if ('trigger' in deed) {
      const moved = this.#horizon > this.#lateHorizon && this.#query.emit !== 'complete';
      if (spark && (this.#rowsInBatch > 0 || moved)) this.#batch();
    } else if (!spark) this.#move(deed.advance + (dialect === 'flink' ? 1 : 0));
    else if (deed.advance > this.#horizon) {
      this.#horizon = deed.advance;
      this.#batch();
    }
  }

  finish(): void {
    if (this.#query.dialect === 'spark') {
      this.do({ trigger: true });
      this.do({ trigger: true });
    }
    this.#move(Infinity);
  }

  take(): Result[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #batch(): void {
    const { emit, delay = 0 } = this.#query;
    for (const held of this.#held)
      if (emit === 'complete' || (emit === 'update' && held.changed)) this.#tell(held);
    for (const held of this.#held) held.changed = false;
    const next = Math.max(this.#horizon, this.#max - delay);
    if (emit !== 'complete') this.#move(this.#horizon);
    this.#lateHorizon = this.#horizon;
    this.#horizon = next;
    this.#rowsInBatch = 0;
  }

  /** Closes what is complete. */
  #move(horizon: number): void {
    const { emit = 'append', dialect, allowedLateness = 0 } = this.#query;
    if (emit === 'complete') return;
    this.#horizon = Math.max(this.#horizon, horizon);
    const fires = emit === 'append' || dialect === 'flink';
    const wait = emit === 'append' ? allowedLateness : 0;
    for (const held of this.#held) {
      if (held.fired || this.#close(held) + wait > this.#horizon) continue;
      held.fired = true;
      if (fires) this.#fire(held);
    }
    this.#held = this.#held.filter((held) => this.#close(held) + allowedLateness > this.#horizon);
  }

  #close({ end }: { end: number }): number {
    return this.#query.window.kind === 'instant' && this.#query.dialect === 'flink' ? end + 1 : end;
  }

  #isLate(end: number): boolean {
    const { emit, dialect, allowedLateness = 0 } = this.#query;
    if (emit === 'complete') return false;
    const horizon = dialect === 'spark' ? this.#lateHorizon : this.#horizon;
    return this.#close({ end }) + allowedLateness <= horizon;
  }

  #addToWindows(row: Row, time: number): void {
    const all = windowsOf(this.#query, time);
    const open = all.filter(([, end]) => !this.#isLate(end));
    this.assigned += all.length;
    this.droppedWindows += all.length - open.length;
    if (all.length > 0 && open.length === 0) this.late.push(row);
    for (const [start, end] of open) {
      const found = this.#held.find(
        (held) => held.key === row[0] && held.start === start && held.end === end,
      );
      const held = found ?? { key: row[0], start, end, values: [], fired: false, changed: false };
      if (found === undefined) this.#held.push(held);
      this.#add(held, row);
    }
  }

  #addToSession(row: Row, time: number): void {
    const { window, dialect } = this.#query;
    if (window.kind !== 'session') return;
    const gap = typeof window.gap === 'number' ? window.gap : (row[3] ?? 0);
    if (gap <= 0) return;
    this.assigned++;
    const whole: Held = {
      ...{ key: row[0], start: time, end: time + gap },
      ...{ values: [], fired: false, changed: false },
    };
    const touched = this.#held.filter(
      ({ key, start, end }) => key === row[0] && start <= whole.end && end >= time,
    );
    const isLate = dialect === 'kafka' ? whole.end < this.#horizon : this.#isLate(whole.end);
    if (isLate && (dialect === 'spark' || touched.length === 0)) {
      this.late.push(row);
      this.droppedWindows++;
      return;
    }
    for (const held of touched) {
      whole.start = Math.min(whole.start, held.start);
      whole.end = Math.max(whole.end, held.end);
      whole.values.push(...held.values);
    }
    this.#held = this.#held.filter((held) => !touched.includes(held));
    this.#held.push(whole);
    this.#add(whole, row);
  }

  #add(held: Held, row: Row): void {
    const { emit, dialect } = this.#query;
    held.values.push(row[2] as number);
    held.changed = true;
    if (emit !== 'update') return;
    if (dialect === 'kafka') this.#tell(held);
    if (dialect !== 'flink' || this.#close(held) > this.#horizon) return;
    held.fired = true;
    this.#fire(held);
  }

  #fire(held: Held): void {
    if (held.values.length > 0) this.#tell(held);
    if (this.#query.firing === 'discarding') held.values = [];
  }

  #tell({ key, start, end, values }: Held): void {
    const { window, dialect } = this.#query;
    const gap = window.kind === 'session' && typeof window.gap === 'number' ? window.gap : 0;
    const total = values.reduce((sum, x) => sum + x, 0);
    this.#out.push([key, start, dialect === 'kafka' ? end - gap : end, values.length, total]);
  }
}
