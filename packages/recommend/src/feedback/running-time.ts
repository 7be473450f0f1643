import { median } from 'simple-statistics';
import type { Id } from '../data/ids.js';
import { checkNumber, RecommendError } from '../errors.js';
import type { WatchItem } from './watch-log.js';

/**
 * What is done with views of an item whose running time is missing, 0, or that is not listed:
 * left out, an error, the median of its series (of all items where the series has none), or a number
 * of seconds.
 */
export type MissingRunningTime = 'drop' | 'median' | 'error' | number;

/** Items by id. An item that stands there twice is an error: which of the two would be meant? */
export function itemsById(items: Iterable<WatchItem>): Map<Id, WatchItem> {
  const byId = new Map<Id, WatchItem>();
  let position = 0;
  for (const item of items) {
    if (byId.has(item.item)) {
      throw new RecommendError(
        'invalid-input',
        `Item ${JSON.stringify(item.item)} stands in items twice: give each item once.`,
        position,
      );
    }
    byId.set(item.item, item);
    position++;
  }
  return byId;
}

/** Whether a running time can be divided by. */
export function isRunningTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/** Gives the running time that stands for a missing one; `null` to leave the view out. */
export type GuessRunningTime = (item: Id, row: number) => number | null;

/** Makes the guess that a policy asks for; medians are taken once, when the first is needed. */
export function runningTimeGuess(
  items: ReadonlyMap<Id, WatchItem>,
  policy: MissingRunningTime,
): GuessRunningTime {
  if (policy === 'drop') return () => null;
  if (typeof policy === 'number') {
    const seconds = checkNumber('missingRunningTime', policy, { min: 0, above: true });
    return () => seconds;
  }
  if (policy === 'median') {
    let medians: Medians | null = null;
    return (item) => {
      medians ??= mediansOf(items);
      return medians.bySeries.get(items.get(item)?.series ?? item) ?? medians.all;
    };
  }
  return (item, row) => {
    throw new RecommendError(
      'invalid-input',
      `Row ${row} is of item ${JSON.stringify(item)}, which has no running time: list it in items, or set missingRunningTime to 'drop', 'median' or seconds.`,
      row,
    );
  };
}

interface Medians {
  all: number | null;
  bySeries: Map<Id, number>;
}

function mediansOf(items: ReadonlyMap<Id, WatchItem>): Medians {
  const all: number[] = [];
  const bySeries = new Map<Id, number[]>();
  for (const { runningTime, series } of items.values()) {
    if (!isRunningTime(runningTime)) continue;
    all.push(runningTime);
    if (series === null || series === undefined) continue;
    const list = bySeries.get(series);
    if (list) list.push(runningTime);
    else bySeries.set(series, [runningTime]);
  }
  return {
    all: all.length > 0 ? median(all) : null,
    bySeries: new Map([...bySeries].map(([series, times]) => [series, median(times)])),
  };
}
