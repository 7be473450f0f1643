import type { MonthPosts } from '../analyse/analysis';

export const WEEKDAYS = ['월', '화', '수', '목', '금', '토', '일'] as const;

/** `70,000` */
export function figure(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** `12.3%` */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** `2.1배` */
export function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(1) : figure(ratio)}배`;
}

/** A p-value. */
export function chance(p: number): string {
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}

/** `2024년 5월` */
export function monthName({ year, month }: Pick<MonthPosts, 'year' | 'month'>): string {
  return `${year}년 ${month}월`;
}

/** `5월`, and the year with the first month and each January, below it. */
export function monthMark({ year, month }: MonthPosts, place: number): string {
  return place === 0 || month === 1 ? `${month}월\n${year}` : `${month}월`;
}

/** `2024년 5월 19일` of `2024-05-19 14:03:00` */
export function dayName(time: string): string {
  const [year, month, day] = time.slice(0, 10).split('-').map(Number);
  return `${year}년 ${month}월 ${day}일`;
}

/** `오후 9시` */
export function hourName(hour: number): string {
  return `${hour < 12 ? '오전' : '오후'} ${hour % 12 === 0 ? 12 : hour % 12}시`;
}

/** `4.2초` */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)}초`;
}
