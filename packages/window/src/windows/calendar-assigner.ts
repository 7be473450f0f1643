import { DAY_MILLIS, dateOfDay, dayNumber } from '../time/civil.js';
import { timeZone } from '../time/zone.js';
import type { WindowAssigner } from './assigner.js';
import type { WindowSpec } from './spec.js';

/**
 * Whole days, weeks or months of a zone. A window holds instants, not clock readings: where clocks are
 * set back over midnight, what they show twice lies in the day that has begun.
 */
export function calendarAssigner({
  unit,
  zone: name,
}: Extract<WindowSpec, { readonly kind: 'calendar' }>): WindowAssigner {
  const zone = timeZone(name);
  let start = NaN;
  let end = NaN;

  function locate(t: number): void {
    const local = t + zone.offsetAt(t);
    let day = firstDay(unit, Math.floor(local / DAY_MILLIS));
    let next = dayBehind(unit, day);
    start = zone.startOfDay(day);
    end = zone.startOfDay(next);
    while (t >= end) {
      day = next;
      next = dayBehind(unit, day);
      start = end;
      end = zone.startOfDay(next);
    }
  }

  function windowStart(t: number): number {
    if (!(t >= start && t < end)) locate(t);
    return start;
  }

  return {
    windowStart,
    assign(t) {
      const from = windowStart(t);
      return [[from, end]];
    },
    paneStart: windowStart,
    panesOf: (from) => [from],
  };
}

type CalendarUnit = 'day' | 'week' | 'month';

/** The day that a unit begins with. */
function firstDay(unit: CalendarUnit, day: number): number {
  if (unit === 'day') return day;
  // Day 0 was a Thursday.
  if (unit === 'week') return Math.floor((day + 3) / 7) * 7 - 3;
  const { year, month } = dateOfDay(day);
  return dayNumber(year, month, 1);
}

/** The day that the next unit begins with. */
function dayBehind(unit: CalendarUnit, day: number): number {
  if (unit === 'day') return day + 1;
  if (unit === 'week') return day + 7;
  const { year, month } = dateOfDay(day);
  return month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
}
