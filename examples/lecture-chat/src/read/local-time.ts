/**
 * The day of an instant on the calendar of a zone.
 *
 * @param at The instant.
 * @param timeZone As `Asia/Seoul`.
 * @returns `2026-03-03`.
 */
export function localDay(at: Date, timeZone: string): string {
  const { year, month, day } = partsOf(at, timeZone);
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
}

/**
 * The time of an instant on the clock of a zone.
 *
 * @param at The instant.
 * @param timeZone As `Asia/Seoul`.
 * @returns Seconds since midnight.
 */
export function localSecond(at: Date, timeZone: string): number {
  const { hour, minute, second } = partsOf(at, timeZone);
  return (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
}

function partsOf(at: Date, timeZone: string): Partial<Record<string, string>> {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
