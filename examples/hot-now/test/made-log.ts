import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLog } from '../src/make/write-log';

/** A made log in a folder that is thrown away after. */
export interface WrittenLog {
  readonly folder: string;
  readonly path: string;
  readonly remove: () => void;
}

export async function writtenLog(seed: number, minutes: number): Promise<WrittenLog> {
  const folder = mkdtempSync(join(tmpdir(), 'hot-now-'));
  const path = join(folder, 'plays.jsonl');
  await writeLog(path, { seed, minutes });
  return { folder, path, remove: () => rmSync(folder, { recursive: true }) };
}
