import { along } from './quantiles';
import type { Point } from './quantiles';
import type { Random } from './random';
import { QUANTILES_AT } from './shape';
import type { Shape } from './shape';
import type { View } from './views';
import type { Viewer } from './viewers';

/** How much each thing moves a view up among all views, from the least watched to the most. */
const WEIGHTS = {
  liking: 0.55,
  patience: 0.3,
  depth: 0.35,
  again: -0.2,
  chance: 0.8,
};
/** Below this rank of the running time, shorter is no easier to finish. */
const SHORT = 0.28;
/** How much more often something long runs on after its end. */
const RUNS_ON = 0.15;

/**
 * Seconds watched of each view. Liking, patience, the running time and chance put all views in an
 * order; the order then takes the shares of the real log, so that these are met whatever the weights.
 *
 * @param lengths Running time of each view in seconds.
 */
export function watchTimes(
  views: readonly View[],
  lengths: Int32Array,
  viewers: readonly Viewer[],
  shape: Shape,
  random: Random,
): Int32Array {
  const n = views.length;
  const length = rankOf(lengths, random);
  const urge = Float64Array.from(
    views,
    (view) =>
      WEIGHTS.liking * view.liking +
      WEIGHTS.patience * (viewers[view.viewer]?.patience ?? 0) +
      WEIGHTS.depth * view.depth +
      (view.isAgain ? WEIGHTS.again : 0) +
      WEIGHTS.chance * random.normal(),
  );
  const rate = rateAt(shape);
  const full = firstFull(shape);
  const rank = rankWithLength(urge, length, rate, shape, random);

  // Among the full ones, which ran on after the end: a player that nobody stopped, another round.
  const isFull = Uint8Array.from(rank, (r) => (r >= full ? 1 : 0));
  const longestUse = shape.quantiles.watchedSeconds.at(-1) ?? Infinity;
  const record = nearest(lengths, isFull, longestUse / (shape.quantiles.rawRatio.at(-1) ?? 1));
  const runsOn = rankOf(
    Float64Array.from(views, (_, k) => {
      if (k === record) return Infinity;
      return isFull[k] === 1 ? random.normal() + RUNS_ON * (length[k] ?? 0) : -Infinity;
    }),
    random,
  );
  const beyond = QUANTILES_AT.map((at, k): Point => [at, shape.quantiles.rawRatio[k] ?? 0]).filter(
    ([at]) => at > 1 - shape.overOne,
  );
  const over: Point[] = [[1 - shape.overOne, 1], ...beyond];
  return Int32Array.from({ length: n }, (_, k) => {
    const seconds = lengths[k] ?? 0;
    const r = rank[k] ?? 0;
    if (r < shape.zeroUse / shape.rows) return 0;
    if (isFull[k] === 0) {
      return Math.min(seconds - 1, Math.max(1, Math.round(rate(r) * seconds)));
    }
    const ratio = along(over, Math.max(1 - shape.overOne, runsOn[k] ?? 0));
    const isOver = (runsOn[k] ?? 0) > 1 - shape.overOne;
    // A set-top box switches itself off.
    const left = Math.min(longestUse, Math.round(ratio * seconds));
    return isOver ? Math.max(seconds + 1, left) : seconds;
  });
}

/** The full view whose running time is nearest to this one. */
function nearest(lengths: Int32Array, isFull: Uint8Array, seconds: number): number {
  let best = -1;
  for (let k = 0; k < lengths.length; k++) {
    if (isFull[k] === 0) continue;
    const distance = Math.abs((lengths[k] ?? 0) - seconds);
    if (best === -1 || distance < Math.abs((lengths[best] ?? 0) - seconds)) best = k;
  }
  return best;
}

/** Share of the view rates that are exactly 100. */
const EXACTLY_FULL = 0.44;

/** Where the views that are whole begin: view rates are 100 from this share on. */
function firstFull(shape: Shape): number {
  return 1 - Math.max(EXACTLY_FULL, shape.overOne);
}

/**
 * Ranks by urge and running time together. The running time weighs as much as makes the mean view
 * rates of the shortest and the longest fifth as far apart as they are in the real log.
 */
function rankWithLength(
  urge: Float64Array,
  length: Float64Array,
  rate: (rank: number) => number,
  shape: Shape,
  random: Random,
): Float64Array {
  const [shortest, longest] = shape.viewRateOfOuterFifths;
  const rankAt = (weight: number): Float64Array =>
    rankOf(
      urge.map((x, k) => x - weight * Math.max(length[k] ?? 0, SHORT)),
      random,
    );
  const meanOf = (rank: Float64Array, isIn: (length: number) => boolean): number => {
    const rates = Array.from(rank, rate).filter((_, k) => isIn(length[k] ?? 0));
    return rates.reduce((a, b) => a + b, 0) / rates.length;
  };
  let [low, high] = [0, 6];
  for (let n = 0; n < 12; n++) {
    const middle = (low + high) / 2;
    const rank = rankAt(middle);
    const gap = meanOf(rank, (l) => l < 0.2) - meanOf(rank, (l) => l > 0.8);
    if (gap < (shortest - longest) / 100) low = middle;
    else high = middle;
  }
  return rankAt((low + high) / 2);
}

/** The view rate at each rank, 0 to 1. */
function rateAt(shape: Shape): (rank: number) => number {
  const curve = viewRates(shape);
  const zero = shape.zeroUse / shape.rows;
  const full = firstFull(shape);
  return (rank) => (rank < zero ? 0 : rank >= full ? 1 : along(curve, rank));
}

/** The curve of the view rate, from the quantiles and the histogram together. */
function viewRates(shape: Shape): Point[] {
  const zero = shape.zeroUse / shape.rows;
  const points: Point[] = [
    [zero, 0.0005],
    ...QUANTILES_AT.map((at, k): Point => [at, (shape.quantiles.viewRate[k] ?? 0) / 100]).filter(
      ([, rate]) => rate > 0 && rate < 1,
    ),
  ];
  let sum = 0;
  for (const [tenth, rows] of shape.viewRateTenths.slice(0, 9).entries()) {
    sum += rows;
    points.push([sum / shape.rows, (tenth + 1) / 10]);
  }
  points.push([firstFull(shape), 1]);
  return points.sort(([a], [b]) => a - b);
}

/** The rank of each value from 0 to 1; equal values in any order. */
function rankOf(values: ArrayLike<number>, random: Random): Float64Array {
  const ties = Float64Array.from(values, () => random.next());
  const order = Array.from(values, (_, k) => k).sort(
    (a, b) => compare(values[a] ?? 0, values[b] ?? 0) || compare(ties[a] ?? 0, ties[b] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  for (const [rank, k] of order.entries()) ranks[k] = (rank + 0.5) / values.length;
  return ranks;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
