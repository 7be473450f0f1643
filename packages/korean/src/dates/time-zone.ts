import { KoreanError } from '../errors.js';

const DAY = 86_400_000;
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

/**
 * Offsets from UTC of one zone, by the rules that the runtime knows. A wall-clock time is a number:
 * the milliseconds it would have as UTC.
 */
export class TimeZone {
  private readonly format: Intl.DateTimeFormat;

  /** @throws KoreanError `invalid-options` when the runtime knows no such zone. */
  constructor(timeZone: string) {
    try {
      this.format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    } catch {
      throw new KoreanError('invalid-options', `unknown timeZone ${JSON.stringify(timeZone)}`);
    }
  }

  /**
   * The instant of a wall-clock time. One that a clock change skips is taken as if the clock had
   * not changed yet (02:30 in a gap of an hour is 03:30); of one that happens twice, the first.
   */
  toInstant(wall: number): number {
    const before = wall - this.offset(wall - DAY);
    if (this.offset(before) === wall - before) return before;
    const after = wall - this.offset(wall + DAY);
    return this.offset(after) === wall - after ? after : before;
  }

  /** The wall-clock time of an instant. */
  toWall(instant: number): number {
    return instant + this.offset(instant);
  }

  private offset(instant: number): number {
    const [, sign, hours = 0, minutes = 0, seconds = 0] =
      OFFSET.exec(this.format.format(instant)) ?? [];
    const offset = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
    return (sign === '-' ? -offset : offset) * 1000;
  }
}

/**
 * The zones that were asked for. The one state of this module, and a mere memory: a formatter takes
 * some 200 microseconds to make, ten times what a date takes to read. Only names of zones that exist
 * get in.
 */
const zones = new Map<string, TimeZone>();

/** @throws KoreanError `invalid-options` when the runtime knows no such zone. */
export function timeZoneOf(name: string): TimeZone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = new TimeZone(name);
    zones.set(name, zone);
  }
  return zone;
}
