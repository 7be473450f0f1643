import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { WatchItem, WatchLog } from '@nunchi/recommend';
import { readWatchCsv } from '@nunchi/recommend/node';
import { readProgrammes } from './read-programmes';
import type { Programme } from './read-programmes';

/** What the log files of some months say together. */
export interface Logs {
  /** In the order of time. */
  readonly logs: readonly WatchLog[];
  readonly items: readonly WatchItem[];
  /** By series. */
  readonly programmes: ReadonlyMap<string, Programme>;
  /** Rows that could not be used, in words. */
  readonly problems: readonly string[];
}

/** Reads log files, in UTF-8 or CP949, with the original's columns. */
export async function readLogs(paths: readonly string[]): Promise<Logs> {
  const logs: WatchLog[] = [];
  const items = new Map<WatchItem['item'], WatchItem>();
  const programmes = new Map<string, Programme>();
  const problems: string[] = [];
  for (const path of paths) {
    const read = await readWatchCsv(path, { runningTimeUnit: 'hh:mm' });
    // One at a time: spreading a large file over the stack would end the program.
    for (const log of read.logs) logs.push(log);
    for (const item of read.items) items.set(item.item, item);
    for (const [series, programme] of await readProgrammes(path)) programmes.set(series, programme);
    for (const { line, column, reason } of read.problems) {
      problems.push(`${path}:${line}: ${column === null ? '' : `${column} `}${reason}`);
    }
  }
  logs.sort((a, b) => Number(a.at) - Number(b.at));
  return { logs, items: [...items.values()], programmes, problems };
}

/** What a file is known by, whatever its name. */
export async function checksumOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
