import type { Interactions } from '../data/interactions.js';
import { checkNumber, checkOption, RecommendError } from '../errors.js';
import { TestSet } from './test-set.js';

const DAY = 86_400_000;

/**
 * Where a window begins: a share of all rows, counted from the last (0.2: the last fifth); so many
 * `days` before the end; or the time `from` which it lasts (also given as a bare Date).
 */
export type TimeCut = number | Date | { days: number } | { from: number | Date };

/** Options of `splitByTime`. */
export interface SplitByTimeOptions {
  test: TimeCut;
  /** The window before the test's; none by default. */
  validation?: TimeCut | undefined;
  /** One cut for all users, the only way that lets no future leak in. */
  by?: 'time' | undefined;
}

/** Rows and strangers of a split. */
export interface SplitCounts {
  train: number;
  validation: number;
  test: number;
  /** Users of the test set who have no row before it. */
  coldUsers: number;
  /** Items of the test set that have no row before it. */
  coldItems: number;
}

/** What a split gives. */
export interface Split {
  train: Interactions;
  /** `null` if none was asked for. */
  validation: Interactions | null;
  /** What the chosen model learns from at the end: all rows before the test set. */
  trainAndValidation: Interactions;
  test: TestSet;
  counts: SplitCounts;
}

/** A split in time also knows where it was cut. */
export interface TimeSplit extends Split {
  /** First millisecond of the test window. */
  testFrom: number;
  /** First millisecond of the validation window; `null` if there is none. */
  validationFrom: number | null;
}

/**
 * Cuts in global time: a model learns from what came before and is judged on what came after, for all
 * users alike. Rows of one time are never parted, so a share may come out a little larger. O(n log n).
 *
 * @throws RecommendError `invalid-input` without times, or where a part would be empty.
 * @example
 * ```ts
 * const { train, validation, test } = splitByTime(data, { test: { days: 7 }, validation: { days: 7 } });
 * ```
 */
export function splitByTime(
  data: Interactions,
  options: SplitByTimeOptions & { validation: TimeCut },
): TimeSplit & { validation: Interactions };
export function splitByTime(data: Interactions, options: SplitByTimeOptions): TimeSplit;
export function splitByTime(data: Interactions, options: SplitByTimeOptions): TimeSplit {
  checkOption('by', options.by, ['time']);
  const { at } = data;
  if (!at) {
    throw new RecommendError(
      'invalid-input',
      'Without times there is no cut in time: give each row its at, or use leaveOneOut by random.',
    );
  }
  const sorted = at.slice().sort();
  const testFrom = startOf('test', options.test, sorted, sorted.length);
  const before = sorted.findIndex((time) => time >= testFrom);
  const validationFrom =
    options.validation === undefined
      ? null
      : startOf('validation', options.validation, sorted, before === -1 ? sorted.length : before);
  if (validationFrom !== null && validationFrom >= testFrom) {
    throw new RecommendError(
      'invalid-parameter',
      'validation must begin before test: the window before it.',
    );
  }
  const parts: [number[], number[], number[]] = [[], [], []];
  at.forEach((time, row) => {
    parts[time >= testFrom ? 2 : time >= (validationFrom ?? Infinity) ? 1 : 0].push(row);
  });
  return { ...splitRows(data, ...parts, validationFrom !== null), testFrom, validationFrom };
}

/** @param end How many of the sorted times lie before the end of the window. */
function startOf(name: string, cut: TimeCut, sorted: Float64Array, end: number): number {
  if (typeof cut === 'number') {
    checkNumber(name, cut, { min: 0, max: 1, above: true });
    const wanted = Math.max(0, end - Math.max(1, Math.round(cut * sorted.length)));
    return sorted[wanted] as number;
  }
  if (cut instanceof Date) return checkTime(name, cut.getTime());
  if ('from' in cut) return checkTime(`${name}.from`, Number(cut.from));
  checkNumber(`${name}.days`, cut.days, { min: 0, above: true });
  // The window's last row is inside, so that a day's window holds a row of exactly a day before.
  return (sorted[Math.max(0, end - 1)] as number) - cut.days * DAY;
}

function checkTime(name: string, time: number): number {
  if (Number.isFinite(time)) return time;
  throw new RecommendError('invalid-parameter', `${name} is no valid date.`);
}

/** Puts rows in parts, and counts; every kind of split ends here. */
export function splitRows(
  data: Interactions,
  trainRows: number[],
  validationRows: number[],
  testRows: number[],
  withValidation: boolean,
): Split {
  const parts: [string, number[]][] = [
    ['training', trainRows],
    ...(withValidation ? ([['validation', validationRows]] as [string, number[]][]) : []),
    ['test', testRows],
  ];
  for (const [name, rows] of parts) {
    if (rows.length > 0) continue;
    throw new RecommendError('invalid-input', `This split leaves no ${name} rows: cut elsewhere.`);
  }
  const train = data.select(trainRows);
  const trainAndValidation = withValidation
    ? data.select([...trainRows, ...validationRows].sort((a, b) => a - b))
    : train;
  const test = data.select(testRows);
  const cold = (ids: Interactions['users'], known: Interactions['users']): number =>
    ids.toArray().filter((id) => known.find(id) === -1).length;
  return {
    train,
    validation: withValidation ? data.select(validationRows) : null,
    trainAndValidation,
    test: new TestSet(test),
    counts: {
      train: trainRows.length,
      validation: validationRows.length,
      test: testRows.length,
      coldUsers: cold(test.users, trainAndValidation.users),
      coldItems: cold(test.items, trainAndValidation.items),
    },
  };
}
