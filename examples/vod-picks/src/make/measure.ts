import type { MadeLog, MadeRow } from './make-log';
import { quantilesOf } from './quantiles';
import type { Shape } from './shape';

/** The shape of a made log, measured as that of the real one was. */
export function measureShape({ rows }: Pick<MadeLog, 'rows'>): Shape {
  const perPair = new Map<string, Set<string>>();
  for (const { viewer, series, asset } of rows) {
    const key = `${viewer} ${series}`;
    perPair.set(key, (perPair.get(key) ?? new Set<string>()).add(asset));
  }
  const rates = rows.map(viewRateOf);
  const first = Math.floor((rows[0]?.at ?? 0) / DAY);
  const days = new Set(rows.map(({ at }) => Math.floor(at / DAY) - first));
  const [rateByFifth, minutesByFifth] = byFifths(rows);
  return {
    rows: rows.length,
    users: new Set(rows.map(({ viewer }) => viewer)).size,
    episodes: new Set(rows.map(({ asset }) => asset)).size,
    series: new Set(rows.map(({ series }) => series)).size,
    days: days.size,
    zeroUse: rows.filter(({ watchedSeconds }) => watchedSeconds === 0).length,
    overOne: rows.filter((row) => row.watchedSeconds > row.runningSeconds).length / rows.length,
    quantiles: {
      viewRate: quantilesOf(rates),
      rawRatio: quantilesOf(rows.map((row) => row.watchedSeconds / row.runningSeconds)),
      runningSeconds: quantilesOf(rows.map(({ runningSeconds }) => runningSeconds)),
      watchedSeconds: quantilesOf(rows.map(({ watchedSeconds }) => watchedSeconds)),
      rowsPerUser: quantilesOf(rowsPer(rows, ({ viewer }) => viewer)),
      seriesPerUser: quantilesOf(
        distinctPer(
          rows,
          ({ viewer }) => viewer,
          ({ series }) => series,
        ),
      ),
      usersPerSeries: quantilesOf(
        distinctPer(
          rows,
          ({ series }) => series,
          ({ viewer }) => viewer,
        ),
      ),
      rowsPerSeries: quantilesOf(rowsPer(rows, ({ series }) => series)),
      episodesPerUserSeries: quantilesOf([...perPair.values()].map(({ size }) => size)),
    },
    viewRateTenths: histogram(10, rates, (rate) => Math.min(9, Math.floor(rate / 10))),
    hours: histogram(24, rows, ({ at }) => new Date(at).getUTCHours()),
    weekdays: histogram(7, rows, ({ at }) => new Date(at).getUTCDay()),
    viewRateOfOuterFifths: rateByFifth,
    minutesOfOuterFifths: minutesByFifth,
  };
}

const DAY = 86_400_000;

/** What the original called the rating: percent watched, 100 at most. */
export function viewRateOf(row: Pick<MadeRow, 'watchedSeconds' | 'runningSeconds'>): number {
  return Math.min(1, row.watchedSeconds / row.runningSeconds) * 100;
}

type Outer = readonly [shortest: number, longest: number];

function byFifths(rows: readonly MadeRow[]): [rates: Outer, minutes: Outer] {
  const sorted = [...rows].sort((a, b) => a.runningSeconds - b.runningSeconds);
  const fifth = Math.floor(sorted.length / 5);
  const outer = [sorted.slice(0, fifth), sorted.slice(-fifth)];
  const means = (of: (row: MadeRow) => number): Outer => {
    const [shortest = 0, longest = 0] = outer.map((part) => mean(part.map(of)));
    return [shortest, longest];
  };
  return [means(viewRateOf), means(({ watchedSeconds }) => watchedSeconds / 60)];
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}

/** What rows are told apart by. */
type Key = (row: MadeRow) => string | number;

function rowsPer(rows: readonly MadeRow[], key: Key): number[] {
  const counts = new Map<string | number, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return [...counts.values()];
}

function distinctPer(rows: readonly MadeRow[], key: Key, value: Key): number[] {
  const sets = new Map<string | number, Set<string | number>>();
  for (const row of rows) sets.set(key(row), (sets.get(key(row)) ?? new Set()).add(value(row)));
  return [...sets.values()].map(({ size }) => size);
}

function histogram<T>(size: number, values: readonly T[], place: (value: T) => number): number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (const value of values) counts[place(value)] = (counts[place(value)] ?? 0) + 1;
  return counts;
}
