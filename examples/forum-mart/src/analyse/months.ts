import type { Month } from '../model';
import type { MonthPosts } from './analysis';

/** `2024-05`. */
export function monthKey({ year, month }: { year: number; month: number }): Month {
  return `${year}-${month < 10 ? '0' : ''}${month}` as Month;
}

/** The months from the first to the last, those without posts among them. */
export function allMonths(rows: readonly MonthPosts[]): MonthPosts[] {
  const found = new Map(rows.map((row) => [monthKey(row), row]));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = (last.year - first.year) * 12 + last.month - first.month + 1;
  return Array.from({ length }, (_, i) => {
    const at = first.month - 1 + i;
    const month = { year: first.year + Math.floor(at / 12), month: (at % 12) + 1 };
    return found.get(monthKey(month)) ?? { ...month, posts: 0, authors: 0 };
  });
}
