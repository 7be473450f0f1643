/**
 * The dates of Zoom's reports. They are written in the language and zone of the account, without
 * saying which zone that is.
 */

/** Which of the two numbers in `04/05/2024` is the month. */
export type SlashOrder = 'month-first' | 'day-first';

/** Longer text is no date; keeps the searches below short. */
const MAX_LENGTH = 64;
/** What follows the seconds (a fraction, a zone) must come at once, or it is something else. */
const CLOCK =
  /(\d{1,2})\s?[:시]\s?(\d{1,2})(?:\s?[:분]\s?(\d{1,2}))?(?:[.,]\d{1,6})?(Z|[+-]\d{2}:?\d{2})?/;
const AFTERNOON = /오후|午後|下午|\bp\.?\s?m\b/iu;
const MORNING = /오전|午前|上午|\ba\.?\s?m\b/iu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date and time as written, in one form: `2024-04-24T09:00:01`, with `Z` or `+09:00` behind it
 * where the text names its zone. `null` when the text is no date and time.
 *
 * Understood are `09/24/2020 11:35:16 AM`, `2024-04-24 09:00:01`, `2024. 4. 24. 오전 9:00:01`,
 * `2024.4.24 09:00`, `2024년 4월 24일 오후 3시 5분`, `Apr 7, 2020 02:09 PM` and their mixtures.
 */
export function readReportTime(text: string, order: SlashOrder = 'month-first'): string | null {
  if (text.length > MAX_LENGTH) return null;
  const clock = CLOCK.exec(text);
  if (clock === null) return null;
  const rest = `${text.slice(0, clock.index)} ${text.slice(clock.index + clock[0].length)}`;
  const date = readDate(rest, order);
  let hour = Number(clock[1]);
  const minute = Number(clock[2]);
  const second = Number(clock[3] ?? 0);
  // A few exports write `13:05 PM`: the hour is right as it stands.
  if (hour === 12 && MORNING.test(rest)) hour = 0;
  else if (hour < 12 && AFTERNOON.test(rest)) hour += 12;
  if (date === null || hour > 23 || minute > 59 || second > 59) return null;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}${clock[4] ?? ''}`;
}

/** `day-first` as soon as one of the texts is a date that cannot be read otherwise. */
export function slashOrderOf(texts: Iterable<string>): SlashOrder {
  for (const text of texts) {
    const slash = /^\s{0,2}(\d{1,2})\/\d{1,2}\/\d/.exec(text);
    const needed = slash !== null && Number(slash[1]) > 12;
    if (needed && readReportTime(text, 'day-first') !== null) return 'day-first';
  }
  return 'month-first';
}

function readDate(text: string, order: SlashOrder): string | null {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const named = monthNamed(text);
  const [a = NaN, b = NaN, c = NaN] = numbers;
  if (named !== null && numbers.length === 2) {
    // `Apr 24, 2024` or `24 Apr 2024`; a year first (`2024 Apr 24`) is told by its size.
    return a > 31 ? dateOf(a, named, b) : dateOf(b, named, a);
  }
  if (numbers.length !== 3) return null;
  if (a > 31) return dateOf(a, b, c);
  return order === 'day-first' ? dateOf(c, b, a) : dateOf(c, a, b);
}

function monthNamed(text: string): number | null {
  for (const word of text.match(/[a-z]{3,9}/gi) ?? []) {
    const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
    if (month !== -1) return month + 1;
  }
  return null;
}

function dateOf(year: number, month: number, day: number): string | null {
  const fullYear = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(fullYear, month - 1, day));
  // 31 April becomes 1 May: no date.
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && fullYear <= 9999 ? date.toISOString().slice(0, 10) : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
