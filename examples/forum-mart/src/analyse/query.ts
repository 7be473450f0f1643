import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mart } from '../marts/open-mart';

const FOLDER = join(__dirname, '..', '..', 'sql');

/**
 * Runs a file of the folder `sql` over the mart.
 *
 * @param name Of the file, without `.sql`.
 * @param parameters Stand for its question marks.
 */
export async function query<Row>(
  mart: Mart,
  name: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return mart.all<Row>(await readFile(join(FOLDER, `${name}.sql`), 'utf8'), parameters);
}
