import type { Interactions } from '../data/interactions.js';
import { checkNumber, checkOption, RecommendError } from '../errors.js';
import { randomStateOf, type RandomStateLike } from '../random/random-state.js';
import { splitRows, type Split } from './split-by-time.js';

/** Options of `leaveOneOut`. */
export interface LeaveOutOptions {
  /** Which item each user loses: the one taken last (default), or any. */
  by?: 'last' | 'random' | undefined;
  randomState?: RandomStateLike;
  /** Users with fewer different items keep them all; 2 by default, 3 with `validation`. */
  minItems?: number | undefined;
  /** Whether a second item of each user goes into a validation set; not by default. */
  validation?: boolean | undefined;
}

/**
 * Keeps one item of each user for the test, for data of implicit feedback. All rows of the item go
 * with it, since a list without seen items could not hold it otherwise. Unlike a cut in time it lets
 * the model learn from other users' future; use `splitByTime` where there are times.
 *
 * @throws RecommendError `invalid-input` if `by: 'last'` finds no times, or nobody has enough items.
 */
export function leaveOneOut(data: Interactions, options: LeaveOutOptions = {}): Split {
  const { by = 'last', validation = false, randomState } = options;
  checkOption('by', by, ['last', 'random']);
  const least = validation ? 3 : 2;
  const minItems = checkNumber('minItems', options.minItems ?? least, {
    min: least,
    integer: true,
  });
  const { at } = data;
  if (by === 'last' && !at) {
    throw new RecommendError(
      'invalid-input',
      "leaveOneOut by 'last' needs times: give each row its at, or use by: 'random'.",
    );
  }
  const random = by === 'random' ? randomStateOf(randomState) : null;
  const { indptr, rows } = data.rowsByUser();
  const parts: [number[], number[], number[]] = [[], [], []];
  for (let user = 0; user < data.users.size; user++) {
    const own = Array.from(rows.subarray(indptr[user], indptr[user + 1]));
    // Each item once, in the order of its last row.
    if (at) own.sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
    const last = new Map<number, number>();
    for (const row of own) {
      last.delete(data.itemOf[row] as number);
      last.set(data.itemOf[row] as number, row);
    }
    const items = [...last.keys()];
    const chosen = items.length < minItems ? [] : choose(items, validation ? 2 : 1, random);
    for (const row of own) {
      const part = chosen.indexOf(data.itemOf[row] as number);
      parts[part === -1 ? 0 : part === 0 ? 2 : 1].push(row);
    }
  }
  const [train, middle, test] = parts.map((part) => part.sort((a, b) => a - b)) as typeof parts;
  return splitRows(data, train, middle, test, validation);
}

/** The items to leave out, that of the test first. */
function choose(
  items: number[],
  count: number,
  random: ReturnType<typeof randomStateOf> | null,
): number[] {
  return (random ? random.shuffle(items) : items).slice(-count).reverse();
}
