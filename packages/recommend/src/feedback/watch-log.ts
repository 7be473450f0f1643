import type { Id } from '../data/ids.js';

/** One row of a watch log: somebody watched something for a while. */
export interface WatchLog {
  user: Id;
  item: Id;
  /** Seconds that the player ran. */
  watchedSeconds: number;
  /** When, in milliseconds since 1970 or as a date; see `atMarks` for which end of the view it is. */
  at: number | Date;
}

/** What is known of an item (an episode, a film). */
export interface WatchItem {
  item: Id;
  /** In seconds. */
  runningTime?: number | null | undefined;
  /** What the episode belongs to; an item without one is a series of its own. */
  series?: Id | null | undefined;
  /** Number of the episode in its series. */
  episode?: number | null | undefined;
  /** Since when it can be seen, in milliseconds since 1970 or as a date. */
  releasedAt?: number | Date | null | undefined;
  /** Genre, category and the like. */
  attributes?: readonly string[] | undefined;
  /** Whether it only announces an episode: such views are left out by default. */
  trailer?: boolean | undefined;
}
