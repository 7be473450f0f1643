import type { Format } from '../query/field.js';
import { parsePattern } from './pattern.js';
import { timeZone } from './zone.js';

/** How a moment is written in a record. */
export type TimeFormat =
  /** Wall-clock time of a zone, by a pattern of java.time's letters (`yyyy-MM-dd HH:mm:ss.SSS`). */
  | { readonly kind: 'local'; readonly pattern: string; readonly zone: string }
  /** ISO 8601 with `Z` or an offset. */
  | { readonly kind: 'iso' }
  /** A number (or a string that holds one) since 1970-01-01T00:00Z. */
  | { readonly kind: 'epoch'; readonly unit: 'ms' | 's' | 'us' };

/**
 * Wall-clock times of a zone. The letters are those of java.time, so that Spark and Flink read the
 * same pattern: `yyyy MM dd HH mm ss` and `S` to `SSSSSSSSS`, other characters as they stand, letters
 * between quotes. Times that a change to summer time leaves out move on by the gap; of those that it
 * makes twice the first is meant (java.time's rules).
 *
 * @param zone An IANA name (`Asia/Seoul`) or an offset (`+09:00`).
 * @throws WindowError `invalid-parameter` for patterns and zones that cannot be read.
 */
export function localTime(pattern: string, zone: string): Format<number | null> {
  parsePattern(pattern);
  timeZone(zone);
  return { format: { kind: 'time', time: { kind: 'local', pattern, zone } } };
}

/** ISO 8601 with `Z` or an offset: `2020-06-09T12:00:00.250Z`. */
export function isoTime(): Format<number | null> {
  return { format: { kind: 'time', time: { kind: 'iso' } } };
}

/** Milliseconds since the epoch. */
export function epochMillis(): Format<number | null> {
  return { format: { kind: 'time', time: { kind: 'epoch', unit: 'ms' } } };
}

/** Seconds since the epoch, fractions allowed (kept to the millisecond below). */
export function epochSeconds(): Format<number | null> {
  return { format: { kind: 'time', time: { kind: 'epoch', unit: 's' } } };
}

/** Microseconds since the epoch (kept to the millisecond below). */
export function epochMicros(): Format<number | null> {
  return { format: { kind: 'time', time: { kind: 'epoch', unit: 'us' } } };
}
