import { IdIndex, type Id } from '../data/ids.js';
import { RecommendError } from '../errors.js';
import type { RowCounter } from './feedback-report.js';
import { isRunningTime, type GuessRunningTime } from './running-time.js';
import type { ViewColumns } from './sessions.js';
import type { WatchItem, WatchLog } from './watch-log.js';

/** What is wanted of a row. */
export interface RowPolicy {
  zeroSeconds: 'drop' | 'keep' | 'error';
  trailers: 'drop' | 'keep';
  maxSeconds: number;
  guess: GuessRunningTime;
}

/** The rows that were kept, and what their items last. */
export interface AcceptedRows extends ViewColumns {
  userIds: IdIndex;
  itemIds: IdIndex;
  /** Seconds of each item. */
  runningTimes: number[];
  /** 1 for items whose running time is a guess. */
  guessed: number[];
}

/** Goes through the log once; each row that is left out is counted with its reason. */
export function acceptRows(
  logs: Iterable<WatchLog>,
  items: ReadonlyMap<Id, WatchItem>,
  policy: RowPolicy,
  counter: RowCounter,
): AcceptedRows {
  const userIds = new IdIndex();
  const itemIds = new IdIndex();
  const userOf: number[] = [];
  const itemOf: number[] = [];
  const seconds: number[] = [];
  const at: number[] = [];
  const row: number[] = [];
  const runningTimes: number[] = [];
  const guessed: number[] = [];
  for (const log of logs as Iterable<WatchLog | null | undefined>) {
    const position = counter.rows++;
    if (!log || !isId(log.user) || !isId(log.item)) {
      counter.drop('bad-id', position);
      continue;
    }
    const watched = log.watchedSeconds;
    const when = timeOf(log.at);
    const item = items.get(log.item);
    if (!Number.isFinite(when)) counter.drop('bad-time', position);
    else if (typeof watched !== 'number' || !(watched >= 0 && watched < Infinity)) {
      counter.drop('bad-seconds', position);
    } else if (watched > policy.maxSeconds) counter.drop('too-long', position);
    else if (item?.trailer === true && policy.trailers === 'drop') {
      counter.drop('trailer', position);
    } else if (watched === 0 && policy.zeroSeconds !== 'keep') {
      if (policy.zeroSeconds === 'error') throw zeroSeconds(position);
      counter.drop('zero-seconds', position);
    } else {
      const listed = item?.runningTime;
      const known = isRunningTime(listed);
      const runningTime = known ? listed : policy.guess(log.item, position);
      if (runningTime === null) {
        counter.drop('missing-running-time', position);
        continue;
      }
      const place = itemIds.add(log.item);
      runningTimes[place] = runningTime;
      guessed[place] = known ? 0 : 1;
      userOf.push(userIds.add(log.user));
      itemOf.push(place);
      seconds.push(watched);
      at.push(when);
      row.push(position);
    }
  }
  return {
    ...{ userIds, itemIds, runningTimes, guessed },
    ...{ users: userIds.size, items: itemIds.size },
    userOf: Int32Array.from(userOf),
    itemOf: Int32Array.from(itemOf),
    seconds: Float64Array.from(seconds),
    at: Float64Array.from(at),
    row: Int32Array.from(row),
  };
}

/** Milliseconds since 1970; NaN for what is no time. */
function timeOf(at: unknown): number {
  if (at instanceof Date) return at.getTime();
  return typeof at === 'number' ? at : NaN;
}

function isId(id: unknown): id is Id {
  return (typeof id === 'string' && id !== '') || (typeof id === 'number' && !Number.isNaN(id));
}

function zeroSeconds(row: number): RecommendError {
  return new RecommendError(
    'invalid-input',
    `Row ${row} was watched for 0 seconds: set zeroSeconds to 'drop' or 'keep'.`,
    row,
  );
}
