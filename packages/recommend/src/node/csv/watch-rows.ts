import type { Id } from '../../data/ids.js';
import { parseEpisodeTitle } from '../../feedback/parse-episode-title.js';
import type { WatchItem, WatchLog } from '../../feedback/watch-log.js';
import type { ColumnPlaces } from './columns.js';
import { parseMoment, parseSeconds } from './fields.js';
import {
  rawRunningTime,
  settledSeconds,
  settleUnit,
  type RawRunningTime,
  type RunningTimeUnit,
  type SettledUnit,
} from './running-time.js';

/** What is wrong with a row. */
export interface CellProblem {
  column: string | null;
  value: string;
  reason: string;
}

interface KnownItem extends WatchItem {
  raw: RawRunningTime | null;
}

/** Makes logs and items of rows of cells. */
export class WatchRows {
  readonly logs: WatchLog[] = [];
  /** Rows whose running time differs from that which their item had before; the first one counts. */
  conflicts = 0;
  readonly #places: ColumnPlaces;
  readonly #offset: number;
  readonly #items = new Map<Id, KnownItem>();
  /** Items by their cells as they stand in the file: each title is taken apart once. */
  readonly #byCells = new Map<string, KnownItem>();

  constructor(places: ColumnPlaces, offset: number) {
    this.#places = places;
    this.#offset = offset;
  }

  /** Takes a row; gives what is wrong if it cannot be used. */
  add(cells: readonly string[]): CellProblem | null {
    const places = this.#places;
    if (cells.length !== places.width) {
      const reason = `has ${cells.length} fields, the header ${places.width}`;
      return { column: null, value: cells.join(',').slice(0, 200), reason };
    }
    const cell = (place: number): string => (place === -1 ? '' : (cells[place] ?? '').trim());
    const bad = (place: number, reason: string): CellProblem => ({
      ...{ column: places.names[place] ?? null, value: cell(place).slice(0, 200), reason },
    });
    const user = cell(places.user);
    const id = places.item === -1 ? places.title : places.item;
    for (const place of [places.user, places.title, id]) {
      if (cell(place) === '') return bad(place, 'is empty');
      if (cell(place).includes('\ufffd')) return bad(place, 'has bytes that are no text');
    }
    const watchedSeconds = parseSeconds(cell(places.watched));
    if (watchedSeconds === null) return bad(places.watched, 'is no time in seconds or H:MM:SS');
    const at = parseMoment(cell(places.date), cell(places.time), this.#offset);
    if (at === null) {
      const day = parseMoment(cell(places.date), '', this.#offset) === null;
      return day ? bad(places.date, 'is no date') : bad(places.time, 'is no time of day');
    }
    const text = cell(places.runningTime);
    const raw = text === '' ? null : rawRunningTime(text);
    if (text !== '' && raw === null) return bad(places.runningTime, 'is no running time');
    const item = this.#item(cell(id), cell(places.title), places.attributes.map(cell));
    if (item.raw === null) item.raw = raw;
    else if (raw !== null && !sameTime(item.raw, raw)) this.conflicts++;
    this.logs.push({ user: user.normalize('NFC'), item: item.item, watchedSeconds, at });
    return null;
  }

  #item(idCell: string, title: string, attributes: readonly string[]): KnownItem {
    const cells = idCell === title ? title : `${idCell}\n${title}`;
    const known = this.#byCells.get(cells);
    if (known) return known;
    const id = idCell.normalize('NFC');
    let item = this.#items.get(id);
    if (!item) {
      const { series, episode, trailer } = parseEpisodeTitle(title);
      const named = attributes.filter((name) => name !== '').map((name) => name.normalize('NFC'));
      item = { item: id, series, episode, trailer, attributes: [...new Set(named)], raw: null };
      this.#items.set(id, item);
    }
    this.#byCells.set(cells, item);
    return item;
  }

  /** The items, once all rows are there and the unit of their running times can be told. */
  items(wanted: RunningTimeUnit): { items: WatchItem[]; unit: SettledUnit } {
    const known = [...this.#items.values()];
    const unit = settleUnit(
      wanted,
      known.map(({ raw }) => raw).filter((raw) => raw !== null),
      this.logs.map(({ watchedSeconds }) => watchedSeconds),
    );
    const items = known.map(({ raw, ...item }) => ({
      ...item,
      runningTime: raw === null ? null : settledSeconds(raw, unit),
    }));
    return { items, unit };
  }
}

function sameTime(a: RawRunningTime, b: RawRunningTime): boolean {
  const unit = { number: 'seconds', clock: 'mm:ss' } as const;
  return a.kind === b.kind && settledSeconds(a, unit) === settledSeconds(b, unit);
}
