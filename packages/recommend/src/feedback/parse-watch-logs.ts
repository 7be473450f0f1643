import * as z from 'zod/mini';
import type { WatchItem, WatchLog } from './watch-log.js';

/** Something that does not fit in rows from outside. */
export interface RowProblem {
  /** Position of the row, from 0; -1 if the whole is no list. */
  row: number;
  /** Where in the row: `watchedSeconds`, `attributes.0`; empty for the row itself. */
  path: string;
  message: string;
}

/** Rows that fit, and what was wrong with the others. */
export interface ParsedWatchLogs {
  logs: WatchLog[];
  /** Position that each of `logs` had in the input. */
  rows: number[];
  problems: RowProblem[];
}

/** Items that fit, and what was wrong with the others. */
export interface ParsedWatchItems {
  items: WatchItem[];
  problems: RowProblem[];
}

/** Schemas, made when rows are read: a page that reads none does not run zod. */
function makeSchemas(): { log: z.ZodMiniType<WatchLog>; item: z.ZodMiniType<WatchItem> } {
  const id = z.union([z.string().check(z.minLength(1)), z.number()]);
  // Without an offset the same text would be another time on another machine.
  const text = z.pipe(
    z.iso.datetime({ offset: true, error: 'expected a date and time with an offset or Z' }),
    z.transform((iso: string) => Date.parse(iso)),
  );
  const time = z.union([z.number(), z.date(), text]);
  const log = z.object({
    user: id,
    item: id,
    // Negative seconds pass: watchFeedback counts them with its other reasons.
    watchedSeconds: z.number(),
    at: time,
  });
  const item = z.object({
    item: id,
    runningTime: z.optional(z.nullable(z.number())),
    series: z.optional(z.nullable(id)),
    episode: z.optional(z.nullable(z.number().check(z.gte(0)))),
    releasedAt: z.optional(z.nullable(time)),
    attributes: z.optional(z.array(z.string())),
    trailer: z.optional(z.boolean()),
  });
  return { log, item };
}

/**
 * Checks rows that came as JSON: `[{ user, item, watchedSeconds, at }]`, `at` in milliseconds or as
 * ISO text with an offset. Further fields are left out.
 *
 * @example
 * ```ts
 * parseWatchLogs([{ user: '김하늘', item: '도깨비 1회', watchedSeconds: '긴', at: 0 }]).problems;
 * // [{ row: 0, path: 'watchedSeconds', message: 'Invalid input: expected number, received string' }]
 * ```
 */
export function parseWatchLogs(value: unknown): ParsedWatchLogs {
  const { good, rows, problems } = parseRows(value, makeSchemas().log);
  return { logs: good, rows, problems };
}

/** As `parseWatchLogs`, for items: `[{ item, runningTime, series, episode, releasedAt, attributes }]`. */
export function parseWatchItems(value: unknown): ParsedWatchItems {
  const { good, problems } = parseRows(value, makeSchemas().item);
  return { items: good, problems };
}

function parseRows<T>(
  value: unknown,
  schema: z.ZodMiniType<T>,
): { good: T[]; rows: number[]; problems: RowProblem[] } {
  if (!Array.isArray(value)) {
    return { good: [], rows: [], problems: [{ row: -1, path: '', message: 'expected an array' }] };
  }
  const good: T[] = [];
  const rows: number[] = [];
  const problems: RowProblem[] = [];
  for (const [row, one] of value.entries()) {
    const result = schema.safeParse(one);
    if (result.success) {
      good.push(result.data);
      rows.push(row);
      continue;
    }
    for (const { path, message } of result.error.issues) {
      problems.push({ row, path: path.join('.'), message: message || 'invalid' });
    }
  }
  return { good, rows, problems };
}
