/**
 * Why a row of the log was left out:
 * - `bad-id`: no user or no item;
 * - `bad-time`: `at` is no time;
 * - `bad-seconds`: NaN, infinite or below 0;
 * - `too-long`: more than `maxSeconds`: a player left running or a clock gone wrong;
 * - `zero-seconds`, `missing-running-time`, `trailer`, `duplicate`: by the policy of that name.
 */
export type DropReason =
  | 'bad-id'
  | 'bad-time'
  | 'bad-seconds'
  | 'too-long'
  | 'zero-seconds'
  | 'missing-running-time'
  | 'trailer'
  | 'duplicate';

/** How many rows were left out for one reason, and the first of them. */
export interface Dropped {
  count: number;
  /** Positions in the log, from 0, of the first few. */
  rows: number[];
}

/** What became of the log's rows: `rows = views + merged + dropped`. */
export interface FeedbackReport {
  /** Rows that came in. */
  rows: number;
  /** Views that are left, a session of several rows being one. */
  views: number;
  /** Rows that were added to the view before them. */
  merged: number;
  /** Rows left out, for whatever reason. */
  dropped: number;
  /** Rows left out by reason; reasons that did not occur are missing. */
  reasons: Partial<Record<DropReason, Dropped>>;
  /** Views of items whose running time is a guess by the policy `missingRunningTime`. */
  guessedRunningTimes: number;
}

/** Positions that a report keeps for each reason. */
const FIRST = 5;

/** Counts rows while they are looked at. */
export class RowCounter {
  rows = 0;
  dropped = 0;
  readonly #reasons: Partial<Record<DropReason, Dropped>> = {};

  /** Counts a row that is left out. */
  drop(reason: DropReason, row: number): void {
    const dropped = (this.#reasons[reason] ??= { count: 0, rows: [] });
    dropped.count++;
    this.dropped++;
    if (dropped.rows.length < FIRST) dropped.rows.push(row);
  }

  /** The whole account. */
  report(views: number, guessedRunningTimes: number): FeedbackReport {
    const { rows, dropped } = this;
    const merged = rows - dropped - views;
    return { rows, views, merged, dropped, reasons: this.#reasons, guessedRunningTimes };
  }
}
