import { DAY_MILLIS, HOUR_MILLIS, dayNumber, isDate } from './civil.js';
import type { Zone } from './zone.js';

/** Hours remembered, a power of two: rows of some days in any order still find theirs. */
const SLOTS = 256;

/**
 * The instants of local times, with the last hours remembered: a row then costs an addition, however
 * much its date and zone would take to work out.
 */
export class HourMemo {
  readonly #zone: Zone;
  readonly #keys: Int32Array = new Int32Array(SLOTS).fill(-1);
  readonly #utc: Float64Array = new Float64Array(SLOTS);

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  /**
   * @param year From 0 to 9999, and month, day and hour from 0 to 99.
   * @param millis Within the hour.
   * @returns Milliseconds since the epoch; NaN for a date or hour that no calendar has.
   */
  toUtc(year: number, month: number, day: number, hour: number, millis: number): number {
    if (month > 12 || day > 31 || hour > 23) return NaN;
    const key = (year << 14) | (month << 10) | (day << 5) | hour;
    const slot = key & (SLOTS - 1);
    if (this.#keys[slot] === key) return (this.#utc[slot] as number) + millis;
    if (!isDate(year, month, day)) return NaN;
    const local = dayNumber(year, month, day) * DAY_MILLIS + hour * HOUR_MILLIS;
    const begin = this.#zone.toUtc(local);
    const last = this.#zone.toUtc(local + HOUR_MILLIS - 1);
    // Where clocks change within the hour, each of its times is worked out.
    if (last - begin !== HOUR_MILLIS - 1) return this.#zone.toUtc(local + millis);
    this.#keys[slot] = key;
    this.#utc[slot] = begin;
    return begin + millis;
  }
}
