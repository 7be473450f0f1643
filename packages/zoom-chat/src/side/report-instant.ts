import { TimeZone } from '../time/time-zone.js';

/** Turns a time from `readReportTime` into an instant; `null` in, or no zone known: `null` out. */
export type InstantReader = (time: string | null) => Date | null;

const NAMES_ITS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * @param timeZone - Zone of the account that wrote the report, as `Asia/Seoul`.
 * @throws ZoomChatError `invalid-options` when there is no such zone.
 */
export function instantReader(timeZone: string | undefined): InstantReader {
  const zone = timeZone === undefined ? null : new TimeZone(timeZone);
  return (time) => {
    if (time === null) return null;
    if (NAMES_ITS_ZONE.test(time)) return new Date(time);
    return zone === null ? null : new Date(zone.toInstant(Date.parse(`${time}Z`)));
  };
}
