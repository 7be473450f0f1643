import type { WatchLog } from '@nunchi/recommend';

const DAY = 86_400_000;

/** Rows of a log by their time: what is learnt from, what is tuned on, what is reported. */
export interface Windows {
  readonly train: readonly WatchLog[];
  readonly validation: readonly WatchLog[];
  readonly test: readonly WatchLog[];
  /** First moments of the two windows. */
  readonly validationFrom: number;
  readonly testFrom: number;
}

/**
 * Cuts a log in time, before anything is added up: of a series that somebody watches on both sides of
 * a cut, each side knows its own episodes only.
 *
 * @param days Length of each of the two windows.
 */
export function cutInTime(logs: readonly WatchLog[], days: number): Windows {
  const last = logs.reduce((latest, { at }) => Math.max(latest, Number(at)), -Infinity);
  const testFrom = last - days * DAY;
  const validationFrom = testFrom - days * DAY;
  const between = (from: number, to: number): WatchLog[] =>
    logs.filter(({ at }) => Number(at) >= from && Number(at) < to);
  return {
    train: between(-Infinity, validationFrom),
    validation: between(validationFrom, testFrom),
    test: between(testFrom, Infinity),
    ...{ validationFrom, testFrom },
  };
}
