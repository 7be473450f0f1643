/** What a detector says of one point. */
export interface Verdict {
  /** What it awaited, in the unit of the values. */
  readonly expected: number;
  readonly actual: number;
  /** From 0, nothing unusual, up to 1; comparable over series of any unit. */
  readonly score: number;
  /** Probability of a point as far out as this one, were nothing wrong; 1 where nothing speaks for an anomaly. */
  readonly pValue: number;
  readonly alarm: boolean;
}

/** A detector's memory, as JSON keeps it. */
export interface DetectorSnapshot {
  /** Which detector wrote it. */
  readonly detector: string;
  readonly version: 1;
  /** The options it ran with; only a detector with the same ones takes it. */
  readonly settings: readonly number[];
  readonly state: readonly number[];
}

/**
 * Watches one series, a point at a time, with a memory and a time a point that do not grow.
 *
 * A value that is not a number, or beyond 1e150 either way, is a gap: nothing is learnt from it, and it
 * never alarms. Times
 * are milliseconds since the epoch; equal or falling ones are allowed.
 */
export interface AnomalyDetector {
  /**
   * Judges a point by what came before it, then learns it.
   *
   * @throws WindowError `invalid-parameter` for a time that is no finite number.
   */
  update(time: number, value: number): Verdict;
  snapshot(): DetectorSnapshot;
  /**
   * Goes on where a snapshot was taken.
   *
   * @throws WindowError `invalid-snapshot` for one of another detector, other options or a damaged one;
   *   the detector stays as it was.
   */
  restore(snapshot: DetectorSnapshot): void;
}

/** A surprise of 0 upwards (-log10 of a p-value, or a distance in spreads) as a score below 1. */
export function scoreOf(surprise: number): number {
  return surprise / (1 + surprise);
}
