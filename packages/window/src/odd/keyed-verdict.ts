import type { CountSeason } from './count-profile.js';
import type { DetectorSnapshot, Verdict } from './detector.js';

export interface KeyedDetectorOptions {
  /** Milliseconds of a window. */
  size: number;
  /** False alarms a day over all keys together: 1. */
  falseAlarmsPerDay?: number;
  /** Keys whose expected and actual counts are both below are not judged: 5. A run of empty windows counts as one. */
  floor?: number;
  /** The rhythm of the counts, in hours of a day (default) or of a week. */
  season?: CountSeason;
  /** Milliseconds that local time is ahead of UTC: 0. */
  offset?: number;
  /** Windows of a key that are learnt before any is judged: a day of them. */
  warmUp?: number;
  /** Calm windows after which a key may alarm anew: an hour of them. */
  coolDown?: number;
  /** Keys in memory; the one that was silent longest is forgotten first: 100,000. */
  maxKeys?: number;
}

/** An anomaly of one key in one window. */
export interface KeyedVerdict extends Verdict {
  readonly key: string;
  readonly kind: 'burst' | 'drop';
  /** Empty windows in a row, this one included; expected is their sum. 0 where events came. */
  readonly silent: number;
}

/** A keyed detector's memory, as JSON keeps it. */
export interface KeyedSnapshot extends DetectorSnapshot {
  /** From the one that is silent longest. */
  readonly keys: readonly string[];
}
