import { Cp949 } from '../../src/read/cp949';
import type { MadeActivity } from './activity';
import { CATEGORIES } from './categories';

/** Seed of the tables in `data`. */
export const SEED = 124;

/** Six rows of each category that CP949 can write (it has no emoji). */
export function excelRows(activities: readonly MadeActivity[]): MadeActivity[] {
  const cp949 = new Cp949();
  return CATEGORIES.flatMap(({ name }) =>
    activities
      .filter((activity) => activity.category === name && cp949.has(toCsv([activity])))
      .slice(0, 6),
  );
}

/** Comma-separated values as RFC 4180 has them. */
export function toCsv(activities: readonly MadeActivity[], lineBreak = '\n'): string {
  const header = Object.keys(activities[0] as MadeActivity);
  const rows = [header, ...activities.map((activity) => Object.values(activity))];
  return rows.map((row) => row.map(cellOf).join(',') + lineBreak).join('');
}

function cellOf(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
