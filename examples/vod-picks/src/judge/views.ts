import { TestSet, watchFeedback } from '@nunchi/recommend';
import type { Interactions, WatchFeedback, WatchItem, WatchLog } from '@nunchi/recommend';

/** What models learn from: rows of viewer and series, with the rating in several readings. */
export interface Views {
  readonly feedback: WatchFeedback;
  /** Rating: the watched part, 1 at most (the original's, without its factor of 100). */
  readonly clipped: Interactions;
  /** Rating: the watched part, above 1 where somebody watched on. */
  readonly raw: Interactions;
  /** Rating: the rank among views of things of like length. */
  readonly d2q: Interactions;
  /** 1 for whatever was watched at all. */
  readonly plain: Interactions;
  /** The same, with more confidence where more was watched. */
  readonly confident: Interactions;
}

/**
 * The readings of a part of the log. Of the items it knows those that this part shows: that a series
 * has further episodes would tell that somebody goes on to watch them.
 */
export function viewsOf(logs: readonly WatchLog[], items: readonly WatchItem[]): Views {
  const shown = new Set(logs.map(({ item }) => item));
  const feedback = watchFeedback(logs, { items: items.filter(({ item }) => shown.has(item)) });
  const plain = { rating: 'binary', threshold: 0 } as const;
  return {
    feedback,
    clipped: feedback.interactions({ rating: 'clipped' }),
    raw: feedback.interactions({ rating: 'raw' }),
    d2q: feedback.interactions({ rating: 'd2q' }),
    plain: feedback.interactions(plain),
    confident: feedback.interactions({
      ...plain,
      confidence: { from: 'ratio', alpha: 3, cap: 2 },
    }),
  };
}

/** What was watched in a window: each series that somebody opened for at least a second. */
export function watchedIn(logs: readonly WatchLog[], items: readonly WatchItem[]): Interactions {
  return watchFeedback(logs, { items }).interactions({ rating: 'binary', threshold: 0 });
}

/** The same as a test set, which no tuner takes. */
export function testOf(logs: readonly WatchLog[], items: readonly WatchItem[]): TestSet {
  return new TestSet(watchedIn(logs, items));
}
