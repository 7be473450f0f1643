import type { DateReading } from './read-date.js';

/** 매일 9시, 몇 십 년 전, 그 해 5월, 다음 날 3시: the words before make it another date, or none. */
const BINDING = /(?:매[일주월년달]|몇|(?:그|같은|이듬|다음) ?[해날]|전날|이튿날|당일|익일) {0,2}$/;

/** 1년 전 오늘, 작년 오늘. */
const SAME_DAY = /(?:[전후뒤]|[년달주]) ?$/;

/** 2~3일 전 may be either. */
const FROM = /\d ?[-~∼,] ?$/;

/** 3시~5시, 3시부터 5시까지: what joins a clock to a date before it. */
const TO = /[-~∼〜→] ?$/;
const JOINED = /^ {0,2}(?:부터|에서|[,·및와과]) {0,2}$/;

/** A word of time before a clock that is no date by itself: (24일) 3시, 주말 3시, 월~금 3시, 심야밤 3시. */
const OTHER_TIME =
  /(?:[일날주말달월해년]|[~∼,·(][월화수목금토]|[월화수목금토일]{2}|새벽|아침|점심|낮|저녁|밤)\)? {0,2}$/;

const LOOK_BACK = 8;

/**
 * Whether the words before a date in prose make it another one than it is by itself. A wrong date is
 * worse than none.
 *
 * @param lastEnd - Where the date before it ends, 0 without one.
 */
export function isOtherDate(
  text: string,
  start: number,
  lastEnd: number,
  { kind }: DateReading,
): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (BINDING.test(before)) return true;
  if (text.startsWith('오늘', start)) return SAME_DAY.test(before);
  if (kind === 'amount') return FROM.test(before);
  if (kind !== 'clock') return false;
  const near = lastEnd > 0 && start - lastEnd <= LOOK_BACK;
  const joined = near && JOINED.test(text.slice(lastEnd, start));
  return joined || TO.test(before) || OTHER_TIME.test(before);
}
