import { DAY_MILLIS } from '../time/civil.js';

const HOUR_MILLIS = 3_600_000;

const UNITS = [
  ['DAY', DAY_MILLIS],
  ['HOUR', HOUR_MILLIS],
  ['MINUTE', 60_000],
] as const;

/**
 * An interval of Flink SQL. Its literals have two digits before the point unless told otherwise, and
 * seconds three at most, so that long ones are written as days and a time.
 */
export function flinkInterval(millis: number): string {
  const sign = millis < 0 ? '-' : '';
  const length = Math.abs(millis);
  for (const [unit, size] of UNITS)
    if (length > 0 && length % size === 0 && length < 100 * size)
      return `INTERVAL '${sign}${length / size}' ${unit}`;
  if (length < 100_000) return `INTERVAL '${sign}${secondsText(length, 1)}' SECOND`;
  const days = Math.floor(length / DAY_MILLIS);
  const rest = length % DAY_MILLIS;
  const hours = twoDigits(Math.floor(rest / HOUR_MILLIS));
  const minutes = twoDigits(Math.floor((rest % HOUR_MILLIS) / 60_000));
  const digits = Math.max(2, String(days).length);
  return `INTERVAL '${sign}${days} ${hours}:${minutes}:${secondsText(rest % 60_000, 2)}' DAY(${digits}) TO SECOND(3)`;
}

function secondsText(millis: number, width: number): string {
  const whole = String(Math.floor(millis / 1000)).padStart(width, '0');
  return millis % 1000 === 0 ? whole : `${whole}.${String(millis % 1000).padStart(3, '0')}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
