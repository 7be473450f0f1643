import type { KeyedVerdict } from '@nunchi/window';
import { Alarms } from './alarms';
import type { Alarm, Level, Suspicion } from './alarms';
import { HotBoard, RisingBoard } from './boards';
import type { BoardOptions, HotRow, RisenRow, RisingRow } from './boards';
import { Names } from './names';
import { WINDOW } from './queries';
import type { CountRow } from './queries';
import { Scale } from './scale';

/** All plays of a window: its end, milliseconds since the epoch, and how many. */
export type Point = readonly [end: number, plays: number];

/** How things stand. */
export interface View {
  readonly points: readonly Point[];
  readonly hot: readonly HotRow[];
  readonly rising: readonly RisingRow[];
  /** What has come onto that board, the newest last. */
  readonly risen: readonly RisenRow[];
  /** The newest last. */
  readonly alarms: readonly Alarm[];
}

/** The points kept: a day's. */
const POINTS = 8640;
/** Empty windows on end that are still a silence, and not a log that goes on another day. */
const LONGEST_SILENCE = 360;

/**
 * What is made of the final counts: the boards, the detectors, the alarms. Windows come in order, each
 * once; those that nothing was played in come by the next one that has plays, or by `silentUntil`.
 */
export class HotNow {
  readonly #hot: HotBoard;
  readonly #rising = new RisingBoard();
  /** Ten seconds, a minute, five minutes. */
  readonly #scales = [new Scale(WINDOW), new Scale(6 * WINDOW), new Scale(30 * WINDOW)];
  readonly #alarms = new Alarms();
  readonly #names = new Names();
  #points: Point[] = [];
  /** The end of the last window that was closed; NaN before the first. */
  #end = NaN;

  constructor(options: BoardOptions = {}) {
    this.#hot = new HotBoard(options);
  }

  /** The end of the last window, milliseconds since the epoch; NaN before the first. */
  get end(): number {
    return this.#end;
  }

  get alarmCount(): number {
    return this.#alarms.count;
  }

  get view(): View {
    const title = (cpk: string): string => this.#names.titleOf(cpk);
    return {
      points: this.#points,
      hot: this.#hot.rows.map((row) => ({ ...row, title: title(row.cpk) })),
      rising: this.#rising.rows.map((row) => ({ ...row, title: title(row.cpk) })),
      risen: this.#rising.risen.map((row) => ({ ...row, title: title(row.cpk) })),
      alarms: this.#alarms.list,
    };
  }

  /** Takes windows that are closed, each with all of its rows. */
  take(rows: Iterable<CountRow>): void {
    const windows = new Map<number, CountRow[]>();
    for (const row of rows) {
      const window = windows.get(row.windowEnd);
      if (window) window.push(row);
      else windows.set(row.windowEnd, [row]);
    }
    for (const [end, window] of [...windows].sort(([a], [b]) => a - b)) {
      // One that was taken for silent already: its plays came too late to be judged.
      if (end <= this.#end) continue;
      this.#silence(end - WINDOW);
      this.#close(end, window);
    }
  }

  /** Nothing came until a time, by the clock: windows that ended by then are empty. */
  silentUntil(time: number): void {
    if (Number.isNaN(this.#end)) return;
    this.#silence(Math.floor(time / WINDOW) * WINDOW);
  }

  /** Closes empty windows up to one that ends then. */
  #silence(until: number): void {
    if ((until - this.#end) / WINDOW > LONGEST_SILENCE) return;
    for (let end = this.#end + WINDOW; end <= until; end += WINDOW) this.#close(end, []);
  }

  #close(end: number, rows: readonly CountRow[]): void {
    let plays = 0;
    for (const { cpk, base_mck, hit, title } of rows) {
      plays += hit;
      if (cpk === null || base_mck === null) continue;
      this.#names.set(cpk, { title: title ?? cpk, base_mck });
      this.#hot.add(cpk, end, hit);
      this.#rising.add(cpk, hit);
      for (const scale of this.#scales) {
        scale.add(`title ${cpk}`, hit);
        scale.add(`menu ${base_mck}`, hit);
      }
    }
    for (const scale of this.#scales) scale.add('service all', plays);
    this.#hot.close(end);
    this.#rising.close(end);
    const odd = this.#scales.flatMap((scale) => [...scale.close(end)]);
    this.#alarms.take(odd.map((verdict) => this.#suspicion(verdict, end)));
    this.#points.push([end, plays]);
    if (this.#points.length > POINTS) this.#points.shift();
    this.#end = end;
  }

  #suspicion(verdict: KeyedVerdict, at: number): Suspicion {
    const { kind, expected, actual, pValue } = verdict;
    const space = verdict.key.indexOf(' ');
    const level = verdict.key.slice(0, space) as Level;
    const key = verdict.key.slice(space + 1);
    const menu = level === 'title' ? this.#names.menuOf(key) : level === 'menu' ? key : '';
    const name = level === 'title' ? this.#names.titleOf(key) : key;
    return { at, level, key, name, menu, kind, expected, actual, pValue };
  }

  /** Everything, as JSON keeps it. */
  save(): Readonly<Record<string, unknown>> {
    return {
      hot: this.#hot.save(),
      rising: this.#rising.save(),
      scales: this.#scales.map((scale) => scale.save()),
      alarms: this.#alarms.save(),
      names: this.#names.save(),
      points: this.#points,
      end: Number.isNaN(this.#end) ? null : this.#end,
    };
  }

  /** Goes on from what was saved. */
  restore(saved: Readonly<Record<string, unknown>>): void {
    this.#hot.restore(saved.hot);
    this.#rising.restore(saved.rising);
    this.#scales.forEach((scale, i) => scale.restore((saved.scales as unknown[])[i]));
    this.#alarms.restore(saved.alarms);
    this.#names.restore(saved.names as Parameters<Names['restore']>[0]);
    this.#points = [...(saved.points as Point[])];
    this.#end = (saved.end as number | null) ?? NaN;
  }
}
