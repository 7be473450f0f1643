import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import { z } from 'zod';
import { decodeCsv } from './decode-csv';

/** An activity that people can join. */
export interface Activity {
  readonly id: number;
  readonly title: string;
  /** May hold light HTML. */
  readonly content: string;
  readonly intro: string;
  readonly place: string;
  readonly category: string;
  /** As the table writes it, `2026-03-01 19:00`; empty where the table has none. */
  readonly startsAt: string;
  /** In won; `null` where the table has none. */
  readonly price: number | null;
}

/** The made table that ships with this example. */
export const DATA: string = join(__dirname, '..', '..', 'data', 'activities.csv');

const row = z
  .object({
    id: z.coerce.number().int().positive(),
    title: z.string().trim().min(1),
    content: z.string(),
    intro: z.string(),
    place: z.string(),
    category: z.string().trim().min(1),
    starts_at: z.string().default(''),
    price: z
      .string()
      .default('')
      .transform((text) => (text === '' ? null : Number(text)))
      .pipe(z.number().nonnegative().nullable()),
  })
  .transform(({ starts_at, ...rest }): Activity => ({ ...rest, startsAt: starts_at }));

/**
 * Reads a table of activities.
 *
 * @param file A CSV file with a header, in UTF-8 or CP949. The columns `id`, `title`, `content`,
 *   `intro`, `place` and `category` must be there.
 * @returns The activities, in the order of the file.
 * @throws Error that names the row and the column, where a row makes no sense.
 */
export async function readActivities(file: string): Promise<Activity[]> {
  const activities: Activity[] = [];
  const seen = new Set<number>();
  const parser = parseString(decodeCsv(readFileSync(file)), { headers: true, ignoreEmpty: true });
  for await (const cells of parser as AsyncIterable<unknown>) {
    const read = row.safeParse(cells);
    const where = `row ${activities.length + 1} of ${file}`;
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new Error(`${where}, column ${issue?.path.join('.')}: ${issue?.message}`);
    }
    if (seen.has(read.data.id)) throw new Error(`${where}: the id ${read.data.id} is there twice`);
    seen.add(read.data.id);
    activities.push(read.data);
  }
  if (activities.length === 0) throw new Error(`${file} has no rows`);
  return activities;
}
