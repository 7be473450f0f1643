/** A day and a time on the clock, as no zone is known yet. */
export interface CivilTime {
  /** Midnight of the day as if it were UTC, in milliseconds. */
  readonly midnight: number;
  /** Seconds since then. */
  readonly seconds: number;
}

/**
 * @param parts - Year, month (from 1), day, then hour, minute and second, 0 where they are missing.
 * @returns `null` for a day or a time that does not exist.
 */
export function civilTime(parts: readonly (string | undefined)[]): CivilTime | null {
  const [year = NaN, month = NaN, day = NaN, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  return { midnight, seconds: hour * 3600 + minute * 60 + second };
}
