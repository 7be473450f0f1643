import { ZoomChatError } from '../errors.js';

/** Offsets from UTC of one zone, by the rules that the runtime knows. */
export class TimeZone {
  private readonly format: Intl.DateTimeFormat;

  /** @throws ZoomChatError `invalid-options` when the runtime knows no such zone. */
  constructor(name: string) {
    try {
      this.format = new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      throw new ZoomChatError('invalid-options', `unknown timeZone ${JSON.stringify(name)}`);
    }
  }

  /**
   * The instant of a wall-clock time. One that a clock change skips is taken as if the clock had
   * not changed yet; of one that happens twice, the first.
   *
   * @param wall - The wall-clock time as if it were UTC, in milliseconds.
   */
  toInstant(wall: number): number {
    const before = wall - this.offset(wall - 86_400_000);
    if (this.offset(before) === wall - before) return before;
    const after = wall - this.offset(wall + 86_400_000);
    return this.offset(after) === wall - after ? after : before;
  }

  /** The wall-clock time of an instant, as if it were UTC, in milliseconds. */
  toWall(instant: number): number {
    return instant + this.offset(instant);
  }

  private offset(instant: number): number {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return wall - Math.floor(instant / 1000) * 1000;
  }
}
