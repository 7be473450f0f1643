import { ZoomChatError } from '../errors.js';
import type { ChatTime } from '../types.js';
import { civilTime } from './civil-time.js';
import { fileDate } from './file-date.js';
import { TimeZone } from './time-zone.js';

const DAY = 86_400;
const HALF_DAY = 43_200;

export interface InstantOptions {
  readonly fileName?: string | undefined;
  readonly date?: string | Date | undefined;
  readonly timeZone?: string | undefined;
}

/** When a chat began, as far as name and options tell. */
interface Start {
  /** Midnight of the first day on the wall clock, as if it were UTC, in milliseconds. */
  readonly midnight: number;
  /** Seconds since that midnight, `null` when only the day is known. */
  readonly seconds: number | null;
  readonly zone: 'UTC' | 'local';
}

/** Gives events their instant, once a date and a zone are known. */
export class InstantClock {
  private readonly start: Start | null;
  private readonly zone: TimeZone | null;
  /** Instants of hours that began, so that the zone is asked once an hour of chat. */
  private readonly hours = new Map<number, number>();
  /** A meeting of 23:50 whose chat begins at 00:05 begins on the second day. */
  private dayShift: number | null = null;

  /** @throws ZoomChatError `invalid-options` for an unknown zone or a date that is none. */
  constructor(options: InstantOptions) {
    this.zone = options.timeZone === undefined ? null : new TimeZone(options.timeZone);
    this.start = this.startOf(options);
  }

  at(time: ChatTime): Date | null {
    const { start } = this;
    if (start === null) return null;
    if (time.kind === 'offset') {
      if (start.seconds === null) return null;
      const begin = this.instant(start.midnight + start.seconds * 1000, start.zone);
      return begin === null ? null : new Date(begin + time.seconds * 1000);
    }
    if (this.zone === null) return null;
    if (this.dayShift === null) {
      const began = this.localStart(start);
      this.dayShift = began.seconds !== null && began.seconds - time.seconds > HALF_DAY ? 1 : 0;
    }
    const midnight = this.localStart(start).midnight + (time.day + this.dayShift) * DAY * 1000;
    const hour = Math.floor(time.seconds / 3600);
    const inHour = midnight + hour * 3_600_000;
    let instant = this.hours.get(inHour);
    if (instant === undefined) {
      instant = this.zone.toInstant(inHour);
      this.hours.set(inHour, instant);
    }
    return new Date(instant + (time.seconds - hour * 3600) * 1000);
  }

  private instant(wall: number, zone: 'UTC' | 'local'): number | null {
    if (zone === 'UTC') return wall;
    return this.zone === null ? null : this.zone.toInstant(wall);
  }

  /** A start in UTC as the wall clock of the zone shows it. */
  private localStart(start: Start): Start {
    if (start.zone === 'local' || start.seconds === null || this.zone === null) return start;
    const wall = this.zone.toWall(start.midnight + start.seconds * 1000);
    const midnight = Math.floor(wall / (DAY * 1000)) * DAY * 1000;
    return { midnight, seconds: (wall - midnight) / 1000, zone: 'local' };
  }

  private startOf({ date, fileName }: InstantOptions): Start | null {
    if (date !== undefined) return startOfDate(date);
    return fileName === undefined ? null : fileDate(fileName);
  }
}

const DAY_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/;

/** A day, a local time, or an instant (a `Date`, or text with `Z` or an offset). */
function startOfDate(date: string | Date): Start {
  if (typeof date === 'string') {
    const local = DAY_ONLY.exec(date) ?? LOCAL_TIME.exec(date);
    if (local !== null) {
      const time = civilTime(local.slice(1));
      if (time === null) throw noDate(date);
      return { ...time, seconds: local[4] === undefined ? null : time.seconds, zone: 'local' };
    }
  }
  const instant = new Date(date).getTime();
  if (Number.isNaN(instant)) throw noDate(date);
  const midnight = Math.floor(instant / (DAY * 1000)) * DAY * 1000;
  return { midnight, seconds: (instant - midnight) / 1000, zone: 'UTC' };
}

function noDate(date: string | Date): ZoomChatError {
  return new ZoomChatError('invalid-options', `date is no date: ${JSON.stringify(date)}`);
}
