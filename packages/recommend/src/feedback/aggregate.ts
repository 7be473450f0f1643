import { rowOrder } from '../data/csr.js';
import type { Columns } from '../data/interactions.js';
import type { Pairs } from './pairs.js';
import type { SeriesIndex } from './series-index.js';

/** What the episodes' ratings of one series come to. `'last'` is the one watched last. */
export type Aggregate = 'mean' | 'max' | 'last' | 'sum';

/** Rows of users and series (or items), with all that is known of them. */
export interface FeedbackRows {
  userOf: Int32Array;
  itemOf: Int32Array;
  values: Float64Array;
  at: Float64Array;
  extra: Columns;
}

/** One row for each user and series, in the order of the users, then of the first episode's pair. */
export function bySeries(
  pairs: Pairs,
  values: Float64Array,
  series: SeriesIndex,
  aggregate: Aggregate,
): FeedbackRows {
  const groups = groupsOf(pairs, series);
  const make = (value: (rows: Int32Array, group: number) => number): Float64Array =>
    Float64Array.from(groups.rows, value);
  const fold = (column: Float64Array): Float64Array =>
    make((rows) => folded(rows, column, pairs.at, aggregate));
  const total = (column: Float64Array): Float64Array =>
    make((rows) => folded(rows, column, pairs.at, 'sum'));
  const place = (row: number): number => pairs.itemOf[row] as number;
  const episodes = make((rows) => sum(rows, (row) => series.counts[place(row)] as number));
  const finished = make((rows) =>
    sum(rows, (row) => (series.counts[place(row)] as number) * (pairs.completed[row] as number)),
  );
  const episodesTotal = make((_, g) => series.totals[groups.seriesOf[g] as number] as number);
  return {
    userOf: groups.userOf,
    itemOf: groups.seriesOf,
    values: fold(values),
    at: make((rows) => folded(rows, pairs.at, pairs.at, 'max')),
    extra: {
      ratio: fold(pairs.ratio),
      plays: total(pairs.plays),
      seconds: total(pairs.seconds),
      episodes,
      episodesTotal,
      lastEpisode: make((rows) => series.episode[place(latest(rows, pairs.at))] as number),
      completed: finished.map((n, g) => (n >= (episodesTotal[g] as number) ? 1 : 0)),
      runningTime: make((rows) => folded(rows, pairs.runningTime, pairs.at, 'mean')),
    },
  };
}

/** The pairs themselves, each with the progress of its whole series. */
export function byItem(pairs: Pairs, values: Float64Array, series: SeriesIndex): FeedbackRows {
  const groups = groupsOf(pairs, series);
  const n = pairs.userOf.length;
  const episodes = new Float64Array(n);
  for (const rows of groups.rows) {
    const watched = sum(rows, (row) => series.counts[pairs.itemOf[row] as number] as number);
    for (const row of rows) episodes[row] = watched;
  }
  const ofItem = (column: Float64Array): Float64Array =>
    Float64Array.from(pairs.itemOf, (item) => column[item] as number);
  const { userOf, itemOf, at, ratio, plays, seconds, completed, runningTime } = pairs;
  return {
    ...{ userOf, itemOf, values, at },
    extra: {
      ...{ ratio, plays, seconds, episodes },
      episodesTotal: ofItem(Float64Array.from(series.of, (s) => series.totals[s] as number)),
      lastEpisode: ofItem(series.episode),
      ...{ completed, runningTime },
    },
  };
}

interface Groups {
  userOf: Int32Array;
  seriesOf: Int32Array;
  /** Positions of the pairs of each. */
  rows: Int32Array[];
}

/** Pairs of one user and one series. Pairs come user by user, so a sort by series within is enough. */
function groupsOf(pairs: Pairs, series: SeriesIndex): Groups {
  const seriesOfPair = pairs.itemOf.map((item) => series.of[item] as number);
  const bySeriesFirst = rowOrder(series.ids.size, seriesOfPair).rows;
  const users = pairs.userOf.reduce((most, user) => Math.max(most, user + 1), 0);
  const byUser = rowOrder(
    users,
    bySeriesFirst.map((row) => pairs.userOf[row] as number),
  ).rows.map((k) => bySeriesFirst[k] as number);
  const rows: Int32Array[] = [];
  const userOf: number[] = [];
  const seriesOf: number[] = [];
  for (let from = 0; from < byUser.length;) {
    const first = byUser[from] as number;
    let to = from + 1;
    while (to < byUser.length && sameGroup(byUser[to] as number, first)) to++;
    userOf.push(pairs.userOf[first] as number);
    seriesOf.push(seriesOfPair[first] as number);
    rows.push(byUser.subarray(from, to));
    from = to;
  }
  return { userOf: Int32Array.from(userOf), seriesOf: Int32Array.from(seriesOf), rows };

  function sameGroup(a: number, b: number): boolean {
    return pairs.userOf[a] === pairs.userOf[b] && seriesOfPair[a] === seriesOfPair[b];
  }
}

function folded(rows: Int32Array, column: Float64Array, at: Float64Array, how: Aggregate): number {
  if (how === 'last') return column[latest(rows, at)] as number;
  if (how === 'max') return rows.reduce((m, row) => Math.max(m, column[row] as number), -Infinity);
  const all = sum(rows, (row) => column[row] as number);
  return how === 'sum' ? all : all / rows.length;
}

function sum(rows: Int32Array, value: (row: number) => number): number {
  let all = 0;
  for (const row of rows) all += value(row);
  return all;
}

/** The row of the latest time; of equal ones the last. */
function latest(rows: Int32Array, at: Float64Array): number {
  let found = rows[0] as number;
  for (const row of rows) if ((at[row] as number) >= (at[found] as number)) found = row;
  return found;
}
