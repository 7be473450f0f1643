import type { Id, IdIndex } from '../data/ids.js';
import { Interactions } from '../data/interactions.js';
import { checkNumber, checkOption } from '../errors.js';
import { acceptRows } from './accept-rows.js';
import { byItem, bySeries, type Aggregate } from './aggregate.js';
import { confidenceOf, type ConfidenceOptions } from './confidence.js';
import { millisecondsOf } from './duration.js';
import { RowCounter, type FeedbackReport } from './feedback-report.js';
import { pairsOf, type Pairs, type RewatchPolicy } from './pairs.js';
import { ratingsOf, type RatingOptions } from './ratings.js';
import {
  isRunningTime,
  itemsById,
  runningTimeGuess,
  type MissingRunningTime,
} from './running-time.js';
import { seriesIndex, seriesOf, type SeriesIndex } from './series-index.js';
import { mergeSessions } from './sessions.js';
import type { WatchItem, WatchLog } from './watch-log.js';

/** Options of `watchFeedback`. */
export interface WatchFeedbackOptions {
  /** Running time, series and episode of the items, each item once. */
  items: Iterable<WatchItem>;
  /**
   * Rows of one user and item with less than this between them are one view: milliseconds, or a text
   * such as `'30m'` (default).
   */
  sessionGap?: number | string | undefined;
  /** Whether `at` is when a view began (default) or when it ended. */
  atMarks?: 'start' | 'end' | undefined;
  /**
   * What several views of an item come to: their seconds added up (default: half in the evening, half
   * the next day), the longest, or the last one.
   */
  rewatch?: RewatchPolicy | undefined;
  /** What is done with rows of 0 seconds (a click); left out by default. */
  zeroSeconds?: 'drop' | 'keep' | 'error' | undefined;
  /** What is done where no running time is known; such rows are left out by default. */
  missingRunningTime?: MissingRunningTime | undefined;
  /** What is done with views of trailers; left out by default. */
  trailers?: 'drop' | 'keep' | undefined;
  /** What is done with rows equal in user, item, time and seconds; repeats are left out by default. */
  duplicates?: 'drop' | 'keep' | undefined;
  /**
   * How much of the end need not be seen: below 1 a share of the running time (0.05), from 1 on
   * seconds (90). 0 by default.
   */
  credits?: number | undefined;
  /** Longest that one row may last, in seconds; a day by default. */
  maxSeconds?: number | undefined;
}

/** Options of `WatchFeedback.interactions`. */
export interface FeedbackInteractionOptions extends RatingOptions {
  /** Whether episodes are put together by series (default). */
  by?: 'series' | 'item' | undefined;
  /** What the ratings and ratios of a series' episodes come to; their mean by default. */
  aggregate?: Aggregate | undefined;
  /** How sure each rating is; without it all count alike. */
  confidence?: ConfidenceOptions | undefined;
}

/** What a watch log says, and what of it was left out. */
export class WatchFeedback {
  /** What became of each row of the log. */
  readonly report: FeedbackReport;
  /** One row for each user and item. */
  readonly pairs: Pairs;
  readonly users: IdIndex;
  /** Items that occur in the log. */
  readonly items: IdIndex;
  readonly #catalogue: ReadonlyMap<Id, WatchItem>;
  readonly #series: SeriesIndex;

  constructor(
    pairs: Pairs,
    users: IdIndex,
    items: IdIndex,
    catalogue: ReadonlyMap<Id, WatchItem>,
    report: FeedbackReport,
  ) {
    this.pairs = pairs;
    this.users = users;
    this.items = items;
    this.report = report;
    this.#catalogue = catalogue;
    this.#series = seriesIndex(items, catalogue);
  }

  /**
   * Ratings to learn from, one for each user and series (or item): preference as `values`, certainty
   * as `confidence`, the last view as `at`. Further columns: `ratio`, `plays`, `seconds`, `episodes`
   * (different ones of the series that the user watched), `episodesTotal` (of the series, as far as
   * they are listed), `lastEpisode` (its number, 0 if unknown), `completed` (1 if all of it was
   * watched up to the credits) and `runningTime`.
   */
  interactions(options: FeedbackInteractionOptions = {}): Interactions {
    const { by = 'series', aggregate = 'mean' } = options;
    checkOption('by', by, ['series', 'item']);
    checkOption('aggregate', aggregate, ['mean', 'max', 'last', 'sum']);
    const { values, ratingScale } = ratingsOf(this.pairs, options);
    const rows =
      by === 'item'
        ? byItem(this.pairs, values, this.#series)
        : bySeries(this.pairs, values, this.#series, aggregate);
    return new Interactions({
      ...rows,
      users: this.users,
      items: by === 'item' ? this.items : this.#series.ids,
      confidence: confidenceOf(rows.extra, options.confidence),
      ratingScale: by === 'series' && aggregate === 'sum' ? undefined : ratingScale,
    });
  }

  /** Attributes of each item or series (those of all its episodes), as `Interest` needs them. */
  attributes(by: 'series' | 'item' = 'series'): Map<Id, string[]> {
    const all = new Map<Id, Set<string>>();
    for (const { item, attributes = [] } of this.#catalogue.values()) {
      const id = by === 'item' ? item : seriesOf(item, this.#catalogue);
      const set = all.get(id) ?? new Set();
      for (const attribute of attributes) set.add(attribute);
      all.set(id, set);
    }
    return new Map([...all].map(([id, set]) => [id, [...set]]));
  }

  /** Running time in seconds of each listed item, or the mean of each series' episodes. */
  runningTimes(by: 'series' | 'item' = 'series'): Map<Id, number> {
    const sums = new Map<Id, [seconds: number, count: number]>();
    for (const { item, runningTime, trailer } of this.#catalogue.values()) {
      if (!isRunningTime(runningTime) || trailer === true) continue;
      const id = by === 'item' ? item : seriesOf(item, this.#catalogue);
      const [seconds, count] = sums.get(id) ?? [0, 0];
      sums.set(id, [seconds + runningTime, count + 1]);
    }
    return new Map([...sums].map(([id, [seconds, count]]) => [id, seconds / count]));
  }
}

/**
 * Reads a watch log: rows that cannot be meant are left out and counted, rows of one sitting become
 * one view, views of one item by one user become one pair with its watched part. O(n log n).
 *
 * @throws RecommendError `invalid-input` where a policy is `'error'`, or an item is listed twice.
 * @example
 * ```ts
 * const feedback = watchFeedback(
 *   [{ user: '김하늘', item: '도깨비 1회', watchedSeconds: 2400, at: 0 }],
 *   { items: [{ item: '도깨비 1회', runningTime: 4800, series: '도깨비', episode: 1 }] },
 * );
 * feedback.interactions().row(0).value; // 0.5
 * ```
 */
export function watchFeedback(
  logs: Iterable<WatchLog>,
  options: WatchFeedbackOptions,
): WatchFeedback {
  const { zeroSeconds = 'drop', trailers = 'drop', duplicates = 'drop' } = options;
  const { atMarks = 'start', rewatch = 'add', missingRunningTime = 'drop' } = options;
  checkOption('zeroSeconds', zeroSeconds, ['drop', 'keep', 'error']);
  checkOption('trailers', trailers, ['drop', 'keep']);
  checkOption('duplicates', duplicates, ['drop', 'keep']);
  checkOption('atMarks', atMarks, ['start', 'end']);
  checkOption('rewatch', rewatch, ['add', 'max', 'last']);
  if (typeof missingRunningTime !== 'number') {
    checkOption('missingRunningTime', missingRunningTime, ['drop', 'median', 'error']);
  }
  const credits = checkNumber('credits', options.credits ?? 0, { min: 0, max: 86_400 });
  const maxSeconds = checkNumber('maxSeconds', options.maxSeconds ?? 86_400, { min: 0 });
  const gap = millisecondsOf('sessionGap', options.sessionGap ?? '30m');

  const catalogue = itemsById(options.items);
  const counter = new RowCounter();
  const guess = runningTimeGuess(catalogue, missingRunningTime);
  const rows = acceptRows(logs, catalogue, { zeroSeconds, trailers, maxSeconds, guess }, counter);
  const views = mergeSessions(rows, { gap, atMarks, duplicates });
  for (const row of views.duplicates) counter.drop('duplicate', row);
  const pairs = pairsOf(views, rows.runningTimes, credits, rewatch);
  let guesses = 0;
  for (const item of views.itemOf) guesses += rows.guessed[item] as number;
  const report = counter.report(views.itemOf.length, guesses);
  return new WatchFeedback(pairs, rows.userIds, rows.itemIds, catalogue, report);
}
