import { format, parseISO } from 'date-fns';
import { enGB, ko } from 'date-fns/locale';
import type { Lecture } from '../analyse/model';
import type { Language } from '../options';
import { LABELS } from './labels';

/**
 * Writes seconds since midnight as a clock shows them; past midnight the hours go on from 00.
 *
 * @param second Seconds since midnight.
 * @returns `09:05`.
 */
export function clock(second: number): string {
  const minutes = Math.floor(second / 60);
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
}

/**
 * Writes a span of time in words, coarse enough to read.
 *
 * @param seconds The span.
 * @param language Of the words.
 * @returns `24초`, `3분`, `24 seconds`, `3 minutes`.
 */
export function span(seconds: number, language: Language): string {
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [seconds / 60, 'minute'];
  return Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: language === 'ko' ? 'short' : 'long',
    maximumFractionDigits: 0,
  }).format(count);
}

/**
 * The day of a lecture as people write it.
 *
 * @param lecture The lecture.
 * @param language Of the words.
 * @returns `3월 3일 (화)`, `Tue 3 Mar`.
 */
export function dayOf(lecture: Lecture, language: Language): string {
  const labels = LABELS[language];
  if (lecture.date === null) return lecture.title === '' ? labels.noDate : lecture.title;
  const locale = language === 'ko' ? ko : enGB;
  return format(parseISO(lecture.date), labels.dayFormat, { locale });
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
