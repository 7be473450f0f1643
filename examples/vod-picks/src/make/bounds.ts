import { QUANTILES_AT } from './shape';
import type { QuantileName, Shape } from './shape';

/** One number of the real log beside the made one's. */
export interface Comparison {
  readonly name: string;
  readonly real: number;
  readonly made: number;
  /** How far off the made one may be. */
  readonly bound: number;
  readonly isWithin: boolean;
}

/** A tenth of the number, and at least this much. */
interface Bound {
  readonly share: number;
  readonly least: number;
}

const EXACT: Bound = { share: 0, least: 0 };
/** Seconds and percents near 0 would need bounds near 0. */
const BOUNDS: Readonly<Record<QuantileName, Bound>> = {
  viewRate: { share: 0.1, least: 0.5 },
  rawRatio: { share: 0.1, least: 0.02 },
  runningSeconds: { share: 0.1, least: 60 },
  watchedSeconds: { share: 0.15, least: 15 },
  rowsPerUser: { share: 0.1, least: 1 },
  seriesPerUser: { share: 0.1, least: 1 },
  usersPerSeries: { share: 0.1, least: 1 },
  rowsPerSeries: { share: 0.1, least: 1 },
  episodesPerUserSeries: { share: 0.1, least: 1 },
};
/** The single largest value of a log says little: it may be a fifth off. */
const OF_THE_LARGEST = 0.2;

/**
 * Holds each number of a made log against the real one's. Sums are equal; quantiles and histograms
 * lie within a tenth (seconds and minutes watched: 15 %; the largest value: a fifth; hours and weekdays: 5 %).
 */
export function compareShapes(real: Shape, made: Shape): Comparison[] {
  const pairs: [name: string, real: number, made: number, bound: Bound][] = [
    ...(['rows', 'users', 'series', 'days', 'zeroUse'] as const).map(
      (name): [string, number, number, Bound] => [name, real[name], made[name], EXACT],
    ),
    ['episodes', real.episodes, made.episodes, { share: 0.01, least: 0 }],
    ['overOne', real.overOne, made.overOne, { share: 0.02, least: 0 }],
  ];
  for (const name of Object.keys(BOUNDS) as QuantileName[]) {
    for (const [k, at] of QUANTILES_AT.entries()) {
      const bound = at === 1 ? { ...BOUNDS[name], share: OF_THE_LARGEST } : BOUNDS[name];
      pairs.push([
        `${name} ${at * 100} %`,
        real.quantiles[name][k] ?? 0,
        made.quantiles[name][k] ?? 0,
        bound,
      ]);
    }
  }
  const lists = [
    ['viewRateTenths', { share: 0.1, least: 5 }],
    ['hours', { share: 0.05, least: 3 }],
    ['weekdays', { share: 0.05, least: 3 }],
    ['viewRateOfOuterFifths', { share: 0.1, least: 0 }],
    ['minutesOfOuterFifths', { share: 0.15, least: 0 }],
  ] as const;
  for (const [name, bound] of lists) {
    for (const [k, value] of real[name].entries()) {
      pairs.push([`${name} ${k}`, value, made[name][k] ?? 0, bound]);
    }
  }
  return pairs.map(([name, realValue, madeValue, { share, least }]) => {
    const bound = Math.max(Math.abs(realValue) * share, least);
    const isWithin = Math.abs(madeValue - realValue) <= bound + 1e-9;
    return { name, real: realValue, made: madeValue, bound, isWithin };
  });
}
