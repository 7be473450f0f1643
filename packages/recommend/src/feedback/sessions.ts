import { rowOrder } from '../data/csr.js';

/** Rows of a log in columns; `start` and `end` in milliseconds. */
export interface ViewColumns {
  users: number;
  items: number;
  userOf: Int32Array;
  itemOf: Int32Array;
  seconds: Float64Array;
  at: Float64Array;
  /** Position in the log of each. */
  row: Int32Array;
}

/** Views, those of one user and item side by side, in the order of time. */
export interface Views {
  userOf: Int32Array;
  itemOf: Int32Array;
  seconds: Float64Array;
  /** Latest `at` of the rows of each. */
  at: Float64Array;
  /** Positions in the log of rows that repeat another one to the second. */
  duplicates: number[];
}

/** How rows become views. */
export interface SessionRule {
  /** In milliseconds. */
  gap: number;
  atMarks: 'start' | 'end';
  duplicates: 'drop' | 'keep';
}

/**
 * Makes one view of those rows of a user and an item that follow each other with less than `gap`
 * between the end of one and the start of the next; their seconds are added up. Rows that overlap
 * (a second device, a log written late) have a gap below 0 and are merged as well. O(n log n).
 */
export function mergeSessions(rows: ViewColumns, rule: SessionRule): Views {
  const starts =
    rule.atMarks === 'start'
      ? rows.at
      : rows.at.map((end, k) => end - (rows.seconds[k] as number) * 1000);
  const order = byUserItemStart(rows, starts);
  const n = order.length;
  const userOf = new Int32Array(n);
  const itemOf = new Int32Array(n);
  const seconds = new Float64Array(n);
  const at = new Float64Array(n);
  const duplicates: number[] = [];
  let count = 0;
  let end = -Infinity;
  let before = -1;
  for (const k of order) {
    const user = rows.userOf[k] as number;
    const item = rows.itemOf[k] as number;
    const length = rows.seconds[k] as number;
    const when = rows.at[k] as number;
    const start = starts[k] as number;
    const samePair = before !== -1 && rows.userOf[before] === user && rows.itemOf[before] === item;
    if (samePair && rule.duplicates === 'drop') {
      // Rows of one start are ordered by their seconds, so repeats stand side by side.
      if (rows.at[before] === when && rows.seconds[before] === length) {
        duplicates.push(rows.row[k] as number);
        continue;
      }
    }
    before = k;
    if (samePair && start - end < rule.gap) {
      seconds[count - 1] = (seconds[count - 1] as number) + length;
      at[count - 1] = Math.max(at[count - 1] as number, when);
      end = Math.max(end, start + length * 1000);
      continue;
    }
    userOf[count] = user;
    itemOf[count] = item;
    seconds[count] = length;
    at[count++] = when;
    end = start + length * 1000;
  }
  return {
    userOf: userOf.slice(0, count),
    itemOf: itemOf.slice(0, count),
    seconds: seconds.slice(0, count),
    at: at.slice(0, count),
    duplicates: duplicates.sort((a, b) => a - b),
  };
}

/** Positions by user, then item, then start, then seconds. */
function byUserItemStart(
  { users, items, userOf, itemOf, seconds }: ViewColumns,
  starts: Float64Array,
): Int32Array {
  const byTime = Int32Array.from(starts, (_, k) => k).sort(
    (a, b) =>
      (starts[a] as number) - (starts[b] as number) ||
      (seconds[a] as number) - (seconds[b] as number) ||
      a - b,
  );
  const byItem = sortedBy(items, itemOf, byTime);
  return sortedBy(users, userOf, byItem);
}

/** A stable counting sort of `order` by what `keyOf` has for each. */
function sortedBy(keys: number, keyOf: Int32Array, order: Int32Array): Int32Array {
  const { rows } = rowOrder(
    keys,
    order.map((k) => keyOf[k] as number),
  );
  return rows.map((place) => order[place] as number);
}
