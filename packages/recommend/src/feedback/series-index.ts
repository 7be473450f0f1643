import { IdIndex, type Id } from '../data/ids.js';
import type { WatchItem } from './watch-log.js';

/** Which series an item belongs to: its own id where it has none. */
export function seriesOf(item: Id, items: ReadonlyMap<Id, WatchItem>): Id {
  return items.get(item)?.series ?? item;
}

/** Number of listed episodes of each series, trailers not counted. */
function episodeTotals(items: ReadonlyMap<Id, WatchItem>): Map<Id, number> {
  const totals = new Map<Id, number>();
  for (const { item, trailer } of items.values()) {
    if (trailer === true) continue;
    const series = seriesOf(item, items);
    totals.set(series, (totals.get(series) ?? 0) + 1);
  }
  return totals;
}

/** Places of series for places of items. */
export interface SeriesIndex {
  ids: IdIndex;
  /** Place of the series of each item. */
  of: Int32Array;
  /** Number of episodes of each series: those listed, or those watched where none are. */
  totals: Float64Array;
  /** Number of each item in its series; 0 where it is not known. */
  episode: Float64Array;
  /** 1 for each item that is an episode, 0 for a trailer. */
  counts: Uint8Array;
}

/** Puts the items of a log in series. */
export function seriesIndex(itemIds: IdIndex, items: ReadonlyMap<Id, WatchItem>): SeriesIndex {
  const listed = episodeTotals(items);
  const ids = new IdIndex();
  const watched: number[] = [];
  const size = itemIds.size;
  const index = {
    of: new Int32Array(size),
    episode: new Float64Array(size),
    counts: new Uint8Array(size),
  };
  for (let place = 0; place < size; place++) {
    const id = itemIds.at(place);
    const item = items.get(id);
    const series = ids.add(seriesOf(id, items));
    index.of[place] = series;
    const number = item?.episode ?? 0;
    index.episode[place] = Number.isFinite(number) ? number : 0;
    index.counts[place] = item?.trailer === true ? 0 : 1;
    watched[series] = (watched[series] ?? 0) + (index.counts[place] as number);
  }
  const totals = Float64Array.from(watched, (seen, series) =>
    Math.max(1, seen, listed.get(ids.at(series)) ?? 0),
  );
  return { ids, totals, ...index };
}
