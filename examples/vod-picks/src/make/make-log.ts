import { makeDrafts } from './catalogue';
import { whenWatched } from './calendar';
import { assetName, chooseEpisodes, makeSeries } from './episodes';
import type { Series } from './episodes';
import { howMany } from './how-many';
import { countsWith } from './quantiles';
import { Random } from './random';
import { runningTimes } from './running-times';
import { SHAPE } from './shape';
import type { Shape } from './shape';
import { makeViewers } from './viewers';
import type { Viewer } from './viewers';
import { makeViews } from './views';
import type { View } from './views';
import { watchTimes } from './watch-time';
import { pairUp } from './who-watches-what';

/** A row of the made log. */
export interface MadeRow {
  readonly viewer: string;
  readonly asset: string;
  /** Place in `MadeLog.series`. */
  readonly series: number;
  /** Wall clock, in milliseconds as if it stood in UTC. */
  readonly at: number;
  readonly watchedSeconds: number;
  readonly runningSeconds: number;
}

/** A log that nobody ever watched, and what lies behind it. */
export interface MadeLog {
  /** In the order of time. */
  readonly rows: readonly MadeRow[];
  readonly series: readonly Series[];
  readonly viewers: readonly Viewer[];
}

export interface MadeLogOptions {
  readonly seed?: number;
  /** How many times the viewers and rows of the real log; the catalogue grows with its root. */
  readonly scale?: number;
  readonly shape?: Shape;
}

/** Makes a log of the shape of the real one, in which taste decides who watches what. */
export function makeLog({ seed = 6, scale = 1, shape = SHAPE }: MadeLogOptions = {}): MadeLog {
  const random = new Random(seed);
  const users = Math.round(shape.users * scale);
  const rows = Math.round(shape.rows * scale);
  const count = Math.round(shape.series * Math.sqrt(scale));
  const { quantiles } = shape;

  const natural = countsWith(quantiles.seriesPerUser, users, random);
  const pairCount = Math.round(0.97 * natural.reduce((a, b) => a + b, 0));
  const programmes = countsWith(quantiles.seriesPerUser, users, random, pairCount);
  const perSeries = quantiles.usersPerSeries.map((n) =>
    Math.max(1, Math.round(n * Math.sqrt(scale))),
  );
  const sum = programmes.reduce((a, b) => a + b, 0);
  const usersOfSeries = countsWith(
    scale === 1 ? quantiles.usersPerSeries : perSeries,
    count,
    random,
    sum,
  );

  const drafts = makeDrafts(usersOfSeries, shape.days, random);
  const viewers = makeViewers(programmes, shape.days, random);
  const pairs = pairUp(viewers, drafts, random);
  const amounts = howMany(pairs, { viewers: users, series: count, rows }, shape, random);
  const series = makeSeries(drafts, pairs, amounts, random);
  const wanted = Math.round(shape.episodes * (scale === 1 ? 1 : Math.sqrt(scale)));
  const courses = chooseEpisodes(series, pairs, amounts, wanted, random);
  const views = makeViews(viewers, series, pairs, amounts, courses, random);
  const times = whenWatched(views, shape, random);
  const lengthOf = runningTimes(series, views, quantiles.runningSeconds, random);
  const lengths = Int32Array.from(views, ({ asset }) => lengthOf(asset));
  const watched = watchTimes(views, lengths, viewers, shape, random);
  const made = views.map((view: View, k): MadeRow => ({
    viewer: viewers[view.viewer]?.id ?? '',
    asset: assetName(view.asset, series),
    series: view.asset.series,
    at: times[k] ?? 0,
    watchedSeconds: watched[k] ?? 0,
    runningSeconds: lengths[k] ?? 0,
  }));
  return { rows: made.sort((a, b) => a.at - b.at), series, viewers };
}
