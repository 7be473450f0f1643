import { WindowError } from '../errors.js';
import { DAY_MILLIS, dayNumber } from './civil.js';

/**
 * Offsets of a time zone. Wall-clock ("local") times are given as the milliseconds that the same
 * reading of a clock would have in UTC.
 */
export interface Zone {
  readonly name: string;
  /** Local minus UTC at an instant, in milliseconds; years 1 to 9999. */
  offsetAt(utc: number): number;
  /**
   * The instant of a local time, by java.time's rules: a time that a change to summer time leaves
   * out moves on by the gap; of a time that there was twice it is the earlier.
   */
  toUtc(local: number): number;
  /** The first instant of a local day, given by its number (see civil.ts): not always midnight. */
  startOfDay(day: number): number;
  /** Whether the offset stays the same between two instants. */
  isFixed(from: number, to: number): boolean;
}

const OFFSET = /^(?:UTC|GMT)?([+-])(\d{2})(?::?(\d{2}))?$/;
const MAX_OFFSET = 18 * 3_600_000;

/**
 * A zone by its IANA name (`Asia/Seoul`) or as an offset (`+09:00`, `Z`). Names are looked up in the
 * platform's own data (`Intl`), whose offsets count whole seconds, or whole minutes in some browsers
 * for times before standard time.
 *
 * @throws WindowError `invalid-parameter` for a name that the platform does not know.
 */
export function timeZone(name: string): Zone {
  const offset = offsetOf(name);
  return offset === null ? new NamedZone(name) : new FixedZone(name, offset);
}

/**
 * The zone's offset in milliseconds, if it has not changed since the first day of a year nor is known
 * to change in future; null where it does. SQL without time zones can only say such zones.
 */
export function fixedOffset(name: string, fromYear: number): number | null {
  const zone = timeZone(name);
  const from = dayNumber(fromYear, 1, 1) * DAY_MILLIS;
  // Rules of the time zone data repeat after 2037.
  const to = dayNumber(2040, 1, 1) * DAY_MILLIS;
  return zone.isFixed(from, to) ? zone.offsetAt(from) : null;
}

function offsetOf(name: string): number | null {
  if (name === 'Z' || name === 'UTC' || name === 'GMT') return 0;
  const [match, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
  if (match === undefined) return null;
  const offset = Number(hours) * 3_600_000 + Number(minutes) * 60_000;
  if (Number(minutes) > 59 || offset > MAX_OFFSET) throw unknownZone(name);
  return sign === '-' ? 0 - offset : offset;
}

function unknownZone(name: string, cause?: unknown): WindowError {
  return new WindowError(
    'invalid-parameter',
    `There is no time zone ${JSON.stringify(name)}; give an IANA name as 'Asia/Seoul', or an offset as '+09:00' (up to 18 hours).`,
    { cause },
  );
}

class FixedZone implements Zone {
  readonly name: string;
  readonly #offset: number;

  constructor(name: string, offset: number) {
    this.name = name;
    this.#offset = offset;
  }

  offsetAt(): number {
    return this.#offset;
  }

  toUtc(local: number): number {
    return local - this.#offset;
  }

  startOfDay(day: number): number {
    return day * DAY_MILLIS - this.#offset;
  }

  isFixed(): boolean {
    return true;
  }
}

/** Days remembered; a replay sees a handful. */
const MOST_DAYS = 4_096;
/** No offset in the time zone data has held for less (Freetown had one for four days in 1939). */
const SHORTEST_SPAN = 3 * DAY_MILLIS;
const MAX_DATE = 8.64e15;

class NamedZone implements Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  /** By UTC day, its offset; NaN for days in which it changes. */
  readonly #days = new Map<number, number>();

  constructor(name: string) {
    this.name = name;
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        ...{ timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
        ...{ era: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
        ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
      });
    } catch (cause) {
      throw unknownZone(name, cause);
    }
  }

  offsetAt(utc: number): number {
    const day = Math.floor(utc / DAY_MILLIS);
    let offset = this.#days.get(day);
    if (offset === undefined) {
      // Changes lie days apart in all of the time zone data, so that a day has one at most.
      const atBegin = this.#ask(day * DAY_MILLIS);
      offset = atBegin === this.#ask((day + 1) * DAY_MILLIS) ? atBegin : NaN;
      if (this.#days.size >= MOST_DAYS) this.#days.clear();
      this.#days.set(day, offset);
    }
    return Number.isNaN(offset) ? this.#ask(utc) : offset;
  }

  toUtc(local: number): number {
    // One change at most lies within a day of the time, so that these are the only offsets it can have.
    const before = this.offsetAt(local - DAY_MILLIS);
    const after = this.offsetAt(local + DAY_MILLIS);
    if (before === after || this.offsetAt(local - before) === before) return local - before;
    return this.offsetAt(local - after) === after ? local - after : local - before;
  }

  startOfDay(day: number): number {
    const midnight = day * DAY_MILLIS;
    const utc = this.toUtc(midnight);
    const offset = this.offsetAt(utc);
    const gap = utc + offset - midnight;
    if (gap === 0) return utc;
    // Midnight was left out: the day begins where the clock was moved, at most the gap before.
    let early = utc - gap;
    let late = utc;
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (this.offsetAt(middle) === offset) late = middle;
      else early = middle;
    }
    return late;
  }

  isFixed(from: number, to: number): boolean {
    const offset = this.#ask(from);
    for (let utc = from; utc < to; utc += SHORTEST_SPAN)
      if (this.#ask(utc) !== offset) return false;
    return this.#ask(to) === offset;
  }

  #ask(utc: number): number {
    const instant = Math.floor(Math.min(MAX_DATE, Math.max(-MAX_DATE, utc)) / 1_000) * 1_000;
    // "6/9/2020 A, 21:00:00"; formatToParts would take several times as long.
    const text = this.#format.format(instant);
    const [month, date, year, hour, minute, second] = (text.match(/\d+/g) ?? []).map(Number) as [
      ...[month: number, date: number, year: number, hour: number, minute: number, second: number],
    ];
    const day = dayNumber(text.includes('B') ? 1 - year : year, month, date);
    const clock = hour * 3_600 + minute * 60 + second;
    return day * DAY_MILLIS + clock * 1_000 - instant;
  }
}
