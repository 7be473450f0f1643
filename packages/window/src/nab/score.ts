import { WindowError } from '../errors.js';
import type { NabSeries } from './series.js';

/** What the benchmark's three profiles weigh: a hit, a false alarm, a missed window. */
const PROFILES = {
  standard: { hit: 1, falseAlarm: 0.11, miss: 1 },
  reward_low_FP: { hit: 1, falseAlarm: 0.22, miss: 1 },
  reward_low_FN: { hit: 1, falseAlarm: 0.11, miss: 2 },
} as const;

export type NabProfile = keyof typeof PROFILES;

/** All profiles, in the benchmark's order. */
export const NAB_PROFILES: readonly NabProfile[] = ['standard', 'reward_low_FP', 'reward_low_FN'];

/** A detector's score over a corpus, at the threshold that is best for it. */
export interface NabScore {
  /** 0 for a detector that never alarms, 100 for one that alarms at the start of each window alone. */
  readonly score: number;
  /** Scores from here up alarm; above all scores where silence is best. */
  readonly threshold: number;
  /** Windows with an alarm, of those that can be judged. */
  readonly detected: number;
  /** Windows with at least one row after the probation. */
  readonly windows: number;
  /** Rows outside of all windows that alarm. */
  readonly falseAlarms: number;
}

/** Rows that are not judged: a detector learns on them. */
export function probationRows(rows: number): number {
  return Math.min(Math.floor(0.15 * rows), 750);
}

/** 1 far before a window's end, 0 at its end, towards -1 after it; x in lengths of the window. */
function scaledSigmoid(x: number): number {
  return x > 3 ? -1 : 2 / (1 + Math.exp(5 * x)) - 1;
}

/** A hit at the first row of a window counts whole. */
const FIRST_ROW = scaledSigmoid(-1);

/** Rows of all files that are judged, as columns. */
interface JudgedRows {
  readonly scores: number[];
  /** What an alarm here is worth, before the profile's weights: above 0 in a window, below outside. */
  readonly worth: number[];
  /** Number of the window over all files, or -1. */
  readonly window: number[];
  windows: number;
}

function judge(series: NabSeries, scores: ArrayLike<number>, into: JudgedRows): void {
  const { name, times, windows } = series;
  if (scores.length !== times.length) {
    throw new WindowError(
      'invalid-parameter',
      `${name} has ${times.length} rows, but ${scores.length} scores were given.`,
    );
  }
  const probation = probationRows(times.length);
  let next = 0;
  // The open window: its number, last row and length in rows.
  let open: { number: number; last: number; rows: number; lastTime: number } | null = null;
  let before: { last: number; rows: number } | null = null;
  for (let row = 0; row < times.length; row++) {
    const time = times[row] as number;
    const upcoming = windows[next];
    if (upcoming?.[0] === time) {
      const last = times.indexOf(upcoming[1]);
      const first = times.indexOf(upcoming[0]);
      if (last < first) {
        throw new WindowError('malformed-input', `A window of ${name} ends at no row after it.`);
      }
      open = { number: -1, last, rows: last - first + 1, lastTime: upcoming[1] };
      next++;
    }
    let worth: number;
    if (open !== null) {
      worth = scaledSigmoid(-(open.last - row + 1) / open.rows) / FIRST_ROW;
    } else {
      worth = before === null ? -1 : scaledSigmoid((row - before.last) / (before.rows - 1));
    }
    if (row >= probation) {
      const score = scores[row] as number;
      if (Number.isNaN(score)) {
        throw new WindowError('invalid-parameter', `Row ${row} of ${name} has the score NaN.`);
      }
      if (open?.number === -1) open.number = into.windows++;
      into.scores.push(score);
      into.worth.push(worth);
      into.window.push(open === null ? -1 : open.number);
    }
    if (open?.lastTime === time) {
      before = { last: row, rows: open.rows };
      open = null;
    }
  }
}

/**
 * Scores a detector as the Numenta Anomaly Benchmark does. The earliest alarm in a window counts by
 * its place in it, alarms elsewhere cost, and missed windows cost. One threshold serves all files:
 * that with the best sum. The sum is scaled so that silence gives 0 and perfection 100.
 *
 * Source: Lavin and Ahmad, "Evaluating Real-time Anomaly Detection Algorithms" (ICMLA 2015), with the
 * probation of version 1.1. O(n log n) for n rows.
 *
 * @param results Scores by the files' names, one a row; a higher one is more anomalous.
 * @throws WindowError `invalid-parameter` where scores are missing, too many or NaN.
 */
export function scoreNab(
  files: readonly NabSeries[],
  results: ReadonlyMap<string, ArrayLike<number>>,
  profile: NabProfile = 'standard',
): NabScore {
  const weights = PROFILES[profile];
  const rows: JudgedRows = { scores: [], worth: [], window: [], windows: 0 };
  let labelled = 0;
  for (const file of files) {
    const scores = results.get(file.name);
    if (scores === undefined) {
      throw new WindowError('invalid-parameter', `The results have no scores for ${file.name}.`);
    }
    judge(file, scores, rows);
    labelled += file.windows.length;
  }

  const { scores, worth, window } = rows;
  const order = Uint32Array.from(scores, (_, row) => row);
  order.sort((a, b) => (scores[b] as number) - (scores[a] as number));

  // Silence misses all windows; then the threshold goes down, score by score.
  const silence = -weights.miss * rows.windows;
  const earned = new Float64Array(rows.windows).fill(-weights.miss);
  const found = new Uint8Array(rows.windows);
  let [sum, detected, falseAlarms] = [silence, 0, 0];
  let best = { sum, threshold: Infinity, detected, falseAlarms };
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const number = window[row] as number;
    if (number < 0) {
      sum += (worth[row] as number) * weights.falseAlarm;
      falseAlarms++;
    } else {
      const value = (worth[row] as number) * weights.hit;
      const held = earned[number] as number;
      if (value > held) {
        sum += value - held;
        earned[number] = value;
      }
      detected += 1 - (found[number] as number);
      found[number] = 1;
    }
    const lastOfScore = scores[row] !== scores[order[at + 1] as number];
    if (lastOfScore && sum > best.sum) {
      best = { sum, threshold: scores[row] as number, detected, falseAlarms };
    }
  }
  const perfect = labelled * weights.hit;
  const { sum: reached, ...rest } = best;
  return {
    // A corpus without windows has nothing to earn.
    score: perfect === silence ? 0 : (100 * (reached - silence)) / (perfect - silence),
    ...rest,
    windows: rows.windows,
  };
}
