import { median } from 'simple-statistics';
import { parseClock } from './fields.js';

/**
 * How a column of running times is read. `H:MM:SS` is always what it looks like; the others settle
 * what a plain number is (seconds or minutes) and what `A:BB` is (minutes and seconds, or hours and
 * minutes).
 */
export type RunningTimeUnit = 'auto' | 'seconds' | 'minutes' | 'mm:ss' | 'hh:mm';

/** A running time as it stands in the file. */
export type RawRunningTime =
  | { kind: 'seconds'; seconds: number }
  | { kind: 'number'; value: number }
  | { kind: 'clock'; first: number; second: number };

/** What a column was read as. */
export interface SettledUnit {
  number: 'seconds' | 'minutes';
  clock: 'mm:ss' | 'hh:mm';
}

/** Takes a cell apart; `null` if it is no running time. */
export function rawRunningTime(text: string): RawRunningTime | null {
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return { kind: 'number', value: Number(text) };
  const minutes = /^(\d{1,6})분$/.exec(text);
  if (minutes) return { kind: 'seconds', seconds: Number(minutes[1]) * 60 };
  const clock = parseClock(text);
  if (!clock) return null;
  const [first, second, third] = clock;
  if (third === undefined) return { kind: 'clock', first, second };
  return { kind: 'seconds', seconds: first * 3600 + second * 60 + third };
}

/**
 * Chooses the unit of a column. By `'auto'` the smaller unit is taken, unless that would make the
 * median running time less than a quarter of the median watched time: nobody watches everything
 * four times over, so then it must be the larger one. An `A:BB` with A above 23 is never hours.
 *
 * @param watched Seconds watched, of the same file.
 */
export function settleUnit(
  unit: RunningTimeUnit,
  times: Iterable<RawRunningTime>,
  watched: readonly number[],
): SettledUnit {
  const numbers: number[] = [];
  const clocks: number[] = [];
  let longest = 0;
  for (const time of times) {
    if (time.kind === 'number' && time.value > 0) numbers.push(time.value);
    if (time.kind !== 'clock') continue;
    longest = Math.max(longest, time.first);
    if (time.first + time.second > 0) clocks.push(time.first * 60 + time.second);
  }
  const seen = watched.filter((seconds) => seconds > 0);
  const least = seen.length > 0 ? median(seen) / 4 : 0;
  const tooShort = (seconds: number[]): boolean => seconds.length > 0 && median(seconds) < least;
  const settled: SettledUnit = {
    number: tooShort(numbers) ? 'minutes' : 'seconds',
    clock: longest <= 23 && tooShort(clocks) ? 'hh:mm' : 'mm:ss',
  };
  if (unit === 'seconds' || unit === 'minutes') settled.number = unit;
  if (unit === 'mm:ss' || unit === 'hh:mm') settled.clock = unit;
  return settled;
}

/** Seconds, once the unit is known. */
export function settledSeconds(time: RawRunningTime, unit: SettledUnit): number {
  switch (time.kind) {
    case 'seconds':
      return time.seconds;
    case 'number':
      return unit.number === 'minutes' ? time.value * 60 : time.value;
    case 'clock': {
      const smaller = time.first * 60 + time.second;
      return unit.clock === 'hh:mm' ? smaller * 60 : smaller;
    }
  }
}
