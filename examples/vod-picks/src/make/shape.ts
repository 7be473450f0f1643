/**
 * The shape of a real log of two months: sums, quantiles and histograms, no row of it. What the
 * generator must come near to.
 */
export interface Shape {
  readonly rows: number;
  readonly users: number;
  readonly episodes: number;
  readonly series: number;
  readonly days: number;
  /** Rows in which nothing was watched. */
  readonly zeroUse: number;
  /** Share of rows that last longer than the running time. */
  readonly overOne: number;
  /** Each at the shares in `QUANTILES_AT`. */
  readonly quantiles: Readonly<Record<QuantileName, readonly number[]>>;
  /** Rows by tenths of the view rate: 0 to 10 %, ..., 90 to 100 %. */
  readonly viewRateTenths: readonly number[];
  /** Rows by hour of the day. */
  readonly hours: readonly number[];
  /** Rows by day of the week, Sunday first. */
  readonly weekdays: readonly number[];
  /** By fifths of the running time: mean view rate (%), and minutes watched, of the outer two. */
  readonly viewRateOfOuterFifths: readonly [shortest: number, longest: number];
  readonly minutesOfOuterFifths: readonly [shortest: number, longest: number];
}

export const QUANTILES_AT = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1] as const;

/** What has quantiles: of rows, of users, of series, and of a user's series. */
export type QuantileName =
  | 'viewRate'
  | 'rawRatio'
  | 'runningSeconds'
  | 'watchedSeconds'
  | 'rowsPerUser'
  | 'seriesPerUser'
  | 'usersPerSeries'
  | 'rowsPerSeries'
  | 'episodesPerUserSeries';

export const SHAPE: Shape = {
  rows: 5814,
  users: 409,
  episodes: 3947,
  series: 1077,
  days: 61,
  zeroUse: 220,
  overOne: 0.2,
  quantiles: {
    viewRate: [0, 0.21, 2.83, 30, 96.4, 100, 100, 100, 100, 100],
    rawRatio: [0, 0, 0.03, 0.3, 0.96, 1, 1.29, 2, 4.11, 16.98],
    runningSeconds: [60, 420, 1440, 2520, 3900, 5400, 6600, 7320, 9232.2, 26220],
    watchedSeconds: [0, 8, 73, 704, 2379.5, 4320, 6342.7, 8099.35, 19421.62, 63763],
    rowsPerUser: [1, 1, 1, 1, 3, 11, 26.2, 60.8, 205.2, 442],
    seriesPerUser: [1, 1, 1, 1, 2, 6, 14, 22, 50.76, 80],
    usersPerSeries: [1, 1, 1, 1, 1, 2, 3.4, 6, 19.48, 64],
    rowsPerSeries: [1, 1, 1, 1, 1, 4, 13, 24, 61.48, 144],
    episodesPerUserSeries: [1, 1, 1, 1, 1, 2, 6, 10, 26.77, 63],
  },
  viewRateTenths: [931, 296, 224, 184, 186, 154, 165, 216, 288, 3170],
  hours: [
    ...[237, 161, 127, 109, 122, 89, 86, 118, 174, 242, 245, 254],
    ...[291, 265, 302, 306, 289, 277, 318, 355, 448, 378, 343, 278],
  ],
  weekdays: [925, 615, 806, 875, 873, 819, 901],
  viewRateOfOuterFifths: [79, 51],
  minutesOfOuterFifths: [19, 73],
};
