import type { Asset, Series } from './episodes';
import { LENGTH_OF } from './genres';
import { along } from './quantiles';
import type { Point } from './quantiles';
import type { Random } from './random';
import { QUANTILES_AT } from './shape';
import type { View } from './views';

/**
 * The running time of each asset in seconds, whole minutes: trailers are the shortest, films the
 * longest, and the rows of the log follow the quantiles.
 *
 * @returns A function of the asset.
 */
export function runningTimes(
  series: readonly Series[],
  views: readonly View[],
  quantiles: readonly number[],
  random: Random,
): (asset: Asset) => number {
  const points = QUANTILES_AT.map((at, k): Point => [at, quantiles[k] ?? 60]);
  const trailerRows = views.filter(({ asset }) => asset.episode === 0).length;
  const rows = new Int32Array(series.length);
  for (const { asset } of views) {
    if (asset.episode > 0) rows[asset.series] = (rows[asset.series] ?? 0) + 1;
  }
  const length = series.map(({ kind }) => LENGTH_OF[kind] + 0.1 * random.normal());
  const order = series.map((_, s) => s).sort((a, b) => (length[a] ?? 0) - (length[b] ?? 0));
  const seconds = new Int32Array(series.length);
  let before = trailerRows;
  for (const s of order) {
    const middle = (before + (rows[s] ?? 0) / 2) / views.length;
    seconds[s] = along(points, middle);
    before += rows[s] ?? 0;
  }
  // The longest of all is one film that nobody cut.
  const longest = order.findLast((s) => rows[s] === 1);
  if (longest !== undefined) seconds[longest] = quantiles.at(-1) ?? 0;
  const trailers = trailerRows / views.length;
  return ({ series: s, episode }) => {
    if (episode === 0) return whole(along(points, trailers * scatter(s * 7 + 3)));
    const usual = seconds[s] ?? 3600;
    return whole(
      series[s]?.episodes === 1 ? usual : usual * (0.97 + 0.06 * scatter(s * 977 + episode)),
    );
  };
}

function whole(seconds: number): number {
  return Math.max(60, Math.round(seconds / 60) * 60);
}

/** A number from 0 to 1 that is always the same for the same key: an episode has one length. */
function scatter(key: number): number {
  const mixed = Math.imul(key ^ 0x5bd1e995, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}
