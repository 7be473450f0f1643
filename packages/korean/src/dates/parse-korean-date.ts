import { KoreanError } from '../errors.js';
import { type ComposedText, originalPlace } from '../hangul/composed.js';
import { CLOCK_STARTS } from './clock.js';
import { dateText } from './date-text.js';
import type { KoreanDate, KoreanDateOptions } from './korean-date.js';
import { NAMED_DAY_STARTS } from './named-day.js';
import { NATIVE_NUMERAL, SINO_NUMERAL } from './numeral.js';
import { type DateReading, readDate } from './read-date.js';
import type { Moment } from './reading.js';
import { isOtherDate } from './other-date.js';
import { type TimeZone, timeZoneOf } from './time-zone.js';
import { WEEKDAY_WORD } from './weekday.js';

/**
 * Reads a text that is one date, as forums, chats and people write them:
 *
 * - days: `2024. 5. 19.`, `24.05.19`, `2024-05-19`, `20240519`, `2024년 5월 19일 (일)`, `5월 19일`, `5/19`,
 *   `2024년 5월`, `2024년`; 18일 or 금요일 before a clock; 어제, 오늘, 모레, 그저께, 지난주, 이번 주 금요일, 다음 달 3일, 작년;
 * - clocks, alone or behind a day: `오전 4:23`, `14:03`, `4:23 PM`, 오후 3시 30분, 새벽 세 시 반, 3시 10분 전, 정오,
 *   자정; and ISO 8601 with `T`, `Z` and offsets;
 * - amounts: 방금, 3시간 전, 두 시간 반 전, 이틀 전, 보름 뒤, 1년 2개월 후.
 *
 * 오전 12시 is 0 o'clock, 오후 12시 noon; without such a word the clock has 24 hours (3시 is 3 in the
 * morning). 자정 is the 0 o'clock a day begins with, 밤 12시 to 5시 are of the night that ends it. A day that
 * does not exist (2월 30일, 25시), or not on that weekday, is `null`, never another day.
 * A local time that a clock change skips is taken as if the clock had not changed yet; of one that
 * comes twice, the first. NFD, full-width digits and any blanks are taken as the plain ones.
 *
 * @param text - One date; blanks around it do not matter. For dates in prose see `findKoreanDates`.
 * @returns The date, or `null` where the text is no date, or more than one.
 * @throws KoreanError `invalid-options` for an unknown zone, a reference that is no time, or another value
 *   that an option does not have.
 * @example
 * parseKoreanDate('2024. 5. 19. 오전 4:23')?.instant.toISOString(); // '2024-05-18T19:23:00.000Z'
 * parseKoreanDate('3시간 전', { reference: Date.UTC(2024, 4, 19, 6) })?.instant.toISOString();
 * // '2024-05-19T03:00:00.000Z'
 * parseKoreanDate('2월 30일'); // null
 */
export function parseKoreanDate(text: string, options: KoreanDateOptions = {}): KoreanDate | null {
  const { now, zone } = contextOf(options, false);
  const prepared = dateText(text);
  const start = prepared.text.length - prepared.text.trimStart().length;
  const end = prepared.text.trimEnd().length;
  const reading = start < end ? readDate(prepared.text, start, now, zone) : null;
  return reading?.end === end ? koreanDate(text, prepared, start, reading) : null;
}

/**
 * Finds the dates of a text, with their places. What each may be is told at `parseKoreanDate`. Linear
 * in time.
 *
 * Words around a date make it less certain than when it stands alone, and a wrong date is worse than
 * none. Passed over are: 3일 or 금요일 without a clock; 1/2 to 12/12 without 일, a weekday or a clock,
 * which are fractions as often; the second clock of a range (3시~5시); what other words bind to another
 * day (매일 9시, 다음 날 3시, 그해 5월, 몇 년 전, 2~3일 전); and, as a whole, dates that do not exist.
 *
 * @param text - Any text.
 * @returns The dates from left to right, without overlap.
 * @throws KoreanError `invalid-options` as `parseKoreanDate`.
 * @example
 * findKoreanDates('내일 오후 3시에 봐요', { reference: Date.UTC(2024, 4, 19) }).map((date) => date.text);
 * // ['내일 오후 3시']
 */
export function findKoreanDates(text: string, options: KoreanDateOptions = {}): KoreanDate[] {
  const { now, zone } = contextOf(options, true);
  const prepared = dateText(text);
  STARTS.lastIndex = 0;
  const dates: KoreanDate[] = [];
  let last = 0;
  for (let match = STARTS.exec(prepared.text); match !== null; match = STARTS.exec(prepared.text)) {
    const start = match.index;
    const found = beginsWord(prepared.text, start, last)
      ? readDate(prepared.text, start, now, zone)
      : null;
    if (found === null) {
      // The digits of a number begin no date of their own; words may overlap.
      STARTS.lastIndex = isDigit(match[0]) ? start + match[0].length : start + 1;
      continue;
    }
    const date = isOtherDate(prepared.text, start, last, found)
      ? null
      : koreanDate(text, prepared, start, found);
    if (date !== null) dates.push(date);
    STARTS.lastIndex = last = found.end;
  }
  return dates;
}

/** Every date begins with one of these. */
const STARTS = new RegExp(
  [
    '\\d+',
    ...[...NAMED_DAY_STARTS, ...CLOCK_STARTS],
    ...[
      '방금',
      '조금',
      '좀',
      '하루',
      '이틀',
      '사흘',
      '나흘',
      '닷새',
      '엿새',
      '이레',
      '여드레',
      '아흐레',
      '열흘',
      '보름',
    ],
    '반 ?[년시]',
    WEEKDAY_WORD,
    `(?:${NATIVE_NUMERAL}|${SINO_NUMERAL}) {0,2}(?:년|개월|달|주|일|시|분|초|해)`,
  ].join('|'),
  'gi',
);

/** A number is not part of a longer one, nor of a name; a word is not part of a longer one. */
function beginsWord(text: string, start: number, lastEnd: number): boolean {
  if (start === 0) return true;
  const before = text[start - 1] as string;
  if (!isDigit(text[start] as string)) {
    return (
      !/[가-힣a-z]/i.test(before) ||
      text.startsWith('오전', start) ||
      text.startsWith('오후', start)
    );
  }
  if (/[\da-z_.,:/]/i.test(before)) return false;
  // A dash joins two dates, or the parts of a telephone number.
  return before !== '-' || start - 1 === lastEnd || !isDigit(text[start - 2] ?? '');
}

function isDigit(text: string): boolean {
  return text >= '0' && text < ':';
}

function koreanDate(
  original: string,
  prepared: ComposedText,
  from: number,
  { end: to, granularity, instant }: DateReading,
): KoreanDate | null {
  if (instant === null) return null;
  const start = originalPlace(prepared, from);
  const end = originalPlace(prepared, to);
  return { instant: new Date(instant), granularity, start, end, text: original.slice(start, end) };
}

const EARLIEST = Date.UTC(1000, 0, 2);
const LATEST = Date.UTC(9999, 11, 30);

function contextOf(options: KoreanDateOptions, prose: boolean): { now: Moment; zone: TimeZone } {
  const {
    reference = Date.now(),
    timeZone = 'Asia/Seoul',
    order = 'ymd',
    prefer = 'past',
  } = options;
  const instant = new Date(reference).getTime();
  if (!(instant >= EARLIEST && instant <= LATEST)) {
    throw new KoreanError('invalid-options', 'reference is no time in the years 1000 to 9999');
  }
  oneOf('order', order, ['ymd', 'mdy', 'dmy']);
  oneOf('prefer', prefer, ['past', 'future', 'nearest']);
  const zone = timeZoneOf(timeZone);
  const wall = zone.toWall(instant);
  const today = Math.floor(wall / 86_400_000) * 86_400_000;
  return { now: { instant, wall, today, prefer, order, prose }, zone };
}

function oneOf(name: string, value: string, values: readonly string[]): void {
  if (!values.includes(value)) {
    throw new KoreanError('invalid-options', `${name} is ${value}, not ${values.join(', ')}`);
  }
}
