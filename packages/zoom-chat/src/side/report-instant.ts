import { ZoomChatError } from '../errors.js';

/** Turns a time from `readReportTime` into an instant; `null` in, or no zone known: `null` out. */
export type InstantReader = (time: string | null) => Date | null;

const NAMES_ITS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * @param timeZone - Zone of the account that wrote the report, as `Asia/Seoul`.
 * @throws ZoomChatError `invalid-options` when there is no such zone.
 */
export function instantReader(timeZone: string | undefined): InstantReader {
  const offsetAt = timeZone === undefined ? null : offsetReader(timeZone);
  return (time) => {
    if (time === null) return null;
    if (NAMES_ITS_ZONE.test(time)) return new Date(time);
    if (offsetAt === null) return null;
    const wall = Date.parse(`${time}Z`);
    // The offset depends on the instant that is sought; near a clock change the second look tells.
    const near = wall - offsetAt(wall);
    return new Date(wall - offsetAt(near));
  };
}

/** Milliseconds that the zone is ahead of UTC at an instant. */
function offsetReader(timeZone: string): (instant: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    throw new ZoomChatError('invalid-options', 'timeZone is not a zone that this system knows');
  }
  return (instant) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}
