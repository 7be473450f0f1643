import { formatClock } from '../time/format-clock.js';

/**
 * Seconds of a clock such as `00:00:04.859`, `00:04,859` or `01:51:52`: hours may be missing and
 * may pass 23, the fraction may be missing. `null` for anything else.
 */
export function readClock(text: string): number | null {
  const parts = /^(?:(\d{1,6}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,9}))?$/.exec(text);
  if (parts === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = parts;
  // One division, so that 4.859 is the number 4.859.
  const scale = 10 ** fraction.length;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (whole * scale + Number(fraction)) / scale;
}

/** `01:02:03.004`, to the millisecond. */
export function formatCueTime(seconds: number, decimalMark: '.' | ','): string {
  const millis = Math.round(seconds * 1000);
  const rest = String(millis % 1000).padStart(3, '0');
  return `${formatClock(Math.floor(millis / 1000))}${decimalMark}${rest}`;
}
