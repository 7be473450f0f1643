/** Seconds of `3600`, `3600.5`, `1:00:00` or `60:00`; `null` for anything else. */
export function parseSeconds(text: string): number | null {
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(text)) return Number(text);
  const clock = parseClock(text);
  if (!clock) return null;
  return clock.length === 3 ? clock[0] * 3600 + clock[1] * 60 + clock[2] : clock[0] * 60 + clock[1];
}

/** The parts of `H:MM:SS` or of `A:BB`; `null` if it is neither. */
export function parseClock(text: string): [number, number] | [number, number, number] | null {
  const match = /^(\d{1,6}):([0-5]?\d)(?::([0-5]?\d))?$/.exec(text);
  if (!match) return null;
  const [, a, b, c] = match;
  return c === undefined ? [Number(a), Number(b)] : [Number(a), Number(b), Number(c)];
}

/**
 * Milliseconds since 1970 of a day and a time of day at an offset from UTC; `null` if there is no
 * such moment. The day is `2024-01-31`, `2024/1/31`, `2024. 1. 31.` or `20240131`, and may have the
 * time behind it; the time is `9:30`, `09:30:05` (a fraction is left out), `093005` or `93005`, `0930`
 * or, in one or two digits, an hour.
 *
 * @param offset Minutes east of UTC.
 */
export function parseMoment(day: string, time: string, offset: number): number | null {
  const match =
    /^(\d{4})(?:[-/](\d{1,2})[-/](\d{1,2})|\. ?(\d{1,2})\. ?(\d{1,2})\.?|(\d{2})(\d{2}))(?:[T ]{1,3}(\S{1,20}))?$/.exec(
      day,
    );
  if (!match) return null;
  const [year, month, date] = [
    match[1],
    match[2] ?? match[4] ?? match[6],
    match[3] ?? match[5] ?? match[7],
  ].map(Number) as [number, number, number];
  const seconds = secondsOfDay(time === '' ? (match[8] ?? '') : time);
  if (seconds === null) return null;
  const midnight = Date.UTC(year, month - 1, date);
  const back = new Date(midnight);
  // The 30th of February would be a day in March, and the year 24 would be 1924.
  if (back.getUTCFullYear() !== year) return null;
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return null;
  return midnight + seconds * 1000 - offset * 60_000;
}

function secondsOfDay(text: string): number | null {
  if (text === '') return 0;
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/.exec(text);
  const digits = /^\d{1,6}$/.test(text) ? text : null;
  if (!clock && digits === null) return null;
  let parts: number[];
  if (clock) parts = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
  else {
    const short = digits ?? '';
    // Spreadsheets leave out the first 0: 93005 is half past nine.
    const full =
      short.length > 4
        ? short.padStart(6, '0')
        : short.length > 2
          ? `${short.padStart(4, '0')}00`
          : `${short.padStart(2, '0')}0000`;
    parts = [0, 2, 4].map((at) => Number(full.slice(at, at + 2)));
  }
  const [hour = 0, minute = 0, second = 0] = parts;
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : null;
}

/** Minutes east of UTC of `+09:00`, `-0330` or `Z`; `null` if it is none. */
export function parseOffset(text: string): number | null {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):?([0-5]\d)$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
