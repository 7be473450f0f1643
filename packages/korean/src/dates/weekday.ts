/** Days of the week from Sunday, as 0 to 6. */
const WEEKDAYS = '일월화수목금토';

/** 금요일, 금욜. */
export const WEEKDAY_WORD: string = `[${WEEKDAYS}](?:요일|욜)`;

/** A day of the week beside a date: (일), (일요일), 일요일. */
export const WEEKDAY_MARK: string = `\\([${WEEKDAYS}](?:요일)?\\)|\\[[${WEEKDAYS}](?:요일)?\\]|[${WEEKDAYS}]요일`;

/** The number of the weekday that a match of the patterns above names. */
export function weekdayNumber(match: string): number {
  return WEEKDAYS.indexOf(match.replace(/[[(]/, '')[0] as string);
}
