import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { parse } from 'fast-csv';
import { checkNumber, checkOption, RecommendError } from '../../errors.js';
import type { WatchItem, WatchLog } from '../../feedback/watch-log.js';
import type { WorkOptions } from '../../work.js';
import { columnPlaces, type WatchCsvColumns } from './columns.js';
import { decodeCsv, type CsvEncoding, type FoundEncoding } from './decode.js';
import { parseOffset } from './fields.js';
import { CsvRowCutter } from './rows.js';
import type { RunningTimeUnit, SettledUnit } from './running-time.js';
import { WatchRows } from './watch-rows.js';

/** Options of `readWatchCsv`; `onProgress` is told bytes. */
export interface WatchCsvOptions extends WorkOptions {
  /** `'auto'` by default: UTF-8 if its bytes are without fault, else CP949. */
  encoding?: CsvEncoding | undefined;
  /** `','` by default. */
  delimiter?: string | undefined;
  columns?: WatchCsvColumns | undefined;
  /** Where the clock of date and time stands: `'+09:00'` (Asia/Seoul) by default. */
  utcOffset?: string | undefined;
  /** How the running time is read; by default from the numbers themselves (see `RunningTimeUnit`). */
  runningTimeUnit?: RunningTimeUnit | undefined;
  /** Characters that one row may have, 1 Mi by default: an unclosed quote holds no more in memory. */
  maxRowLength?: number | undefined;
  /** Problems that are kept, 1000 by default; the others are counted. */
  maxProblems?: number | undefined;
}

/** A row that cannot be used. */
export interface CsvProblem {
  /** Line of the file in which the row begins, from 1 (the header's). */
  line: number;
  /** Name of the column; `null` if the whole row is at fault. */
  column: string | null;
  /** What stands there, at most 200 characters. */
  value: string;
  /** What is wrong, to be read after the column's name: `is no date`. */
  reason: string;
}

/** What was read; `rows = kept + bad`. */
export interface WatchCsvReport {
  /** Rows below the header; blank lines are none. */
  rows: number;
  kept: number;
  bad: number;
  bytes: number;
  encoding: FoundEncoding;
  /** What the running times were taken for. */
  runningTimeUnit: SettledUnit;
  /** Kept rows whose running time is not that of the item's first row. */
  conflicts: number;
  /** Default columns that the file does not have. */
  missingColumns: string[];
}

/** A watch log from a file. */
export interface WatchCsv {
  logs: WatchLog[];
  /** Each item once, with series and episode by its title, as `watchFeedback` takes them. */
  items: WatchItem[];
  problems: CsvProblem[];
  report: WatchCsvReport;
}

/** Characters handed to the parser at once. */
const BLOCK = 65_536;

/**
 * Reads a watch log in CSV (Node only): the original's columns, or others by `columns`. Rows that
 * cannot be used are reported with line, column and reason, the others are kept. Memory grows with
 * the rows kept, not with the file; time is linear.
 *
 * @param source A path, a `file:` URL, or a stream of bytes.
 * @throws RecommendError `invalid-input` if a needed column is missing, or so many quotes are left open
 *   that this cannot be such a file; errors of the file system as they are; the signal's reason.
 * @example
 * ```ts
 * const { logs, items, problems } = await readWatchCsv('2024-01.csv');
 * const feedback = watchFeedback(logs, { items });
 * ```
 */
export async function readWatchCsv(
  source: string | URL | AsyncIterable<Uint8Array>,
  options: WatchCsvOptions = {},
): Promise<WatchCsv> {
  const { encoding = 'auto', delimiter = ',', runningTimeUnit = 'auto', signal } = options;
  checkOption('encoding', encoding, ['auto', 'utf-8', 'cp949', 'euc-kr']);
  const units = ['auto', 'seconds', 'minutes', 'mm:ss', 'hh:mm'];
  checkOption('runningTimeUnit', runningTimeUnit, units);
  if (!/^[^"\r\n ]$/.test(delimiter)) {
    throw new RecommendError(
      'invalid-parameter',
      'delimiter must be one character, such as , or ;.',
    );
  }
  const maxProblems = checkNumber('maxProblems', options.maxProblems ?? 1000, { min: 0 });
  const maxRowLength = checkNumber('maxRowLength', options.maxRowLength ?? 2 ** 20, {
    ...{ min: 100, max: 2 ** 28 },
  });
  const offset = parseOffset(options.utcOffset ?? '+09:00');
  if (offset === null) {
    throw new RecommendError('invalid-parameter', "utcOffset must be an offset such as '+09:00'.");
  }
  signal?.throwIfAborted();

  const problems: CsvProblem[] = [];
  let bad = 0;
  let bytes = 0;
  let found: FoundEncoding = 'utf-8';
  let rows: WatchRows | null = null;
  let missingColumns: string[] = [];
  /** Lines of the rows that are with the parser. */
  const lines: number[] = [];

  const report = (problem: CsvProblem): void => {
    bad++;
    if (problems.length < maxProblems) problems.push(problem);
  };

  async function* counted(): AsyncGenerator<Uint8Array, void, void> {
    const { chunks, total } = await open(source);
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      bytes += chunk.length;
      yield chunk;
      options.onProgress?.({ done: bytes, total, unit: 'bytes' });
    }
  }

  async function* blocks(): AsyncGenerator<string, void, void> {
    const cutter = new CsvRowCutter({ delimiter, maxRowLength });
    let block: string[] = [];
    let length = 0;
    for await (const { text, more } of withEnd(
      decodeCsv(counted(), encoding, (e) => (found = e)),
    )) {
      for (const row of cutter.push(text, more)) {
        if (row.fault !== null) {
          if (lines.length === 0) {
            throw new RecommendError(
              'invalid-input',
              `The header (line ${row.line}) ${row.fault}.`,
            );
          }
          report({ line: row.line, column: null, value: row.text, reason: row.fault });
          continue;
        }
        lines.push(row.line);
        block.push(row.text, '\n');
        length += row.text.length;
        if (length < BLOCK) continue;
        yield block.join('');
        block = [];
        length = 0;
      }
    }
    if (block.length > 0) yield block.join('');
  }

  let next = 0;
  const take = (cells: string[]): void => {
    const line = lines[next++] as number;
    if (!rows) {
      const places = columnPlaces(cells, options.columns ?? {});
      missingColumns = places.missing;
      rows = new WatchRows(places, offset);
      return;
    }
    const problem = rows.add(cells);
    if (problem) report({ line, ...problem });
  };

  const parser = parse<string[], string[]>({ headers: false, delimiter });
  // A listener, since awaiting each row would take as long as parsing it.
  parser.on('data', (cells: string[]) => {
    try {
      take(cells);
    } catch (error) {
      parser.destroy(error as Error);
    }
  });
  try {
    await Promise.all([
      pipeline(Readable.from(blocks()), parser, signal ? { signal } : {}),
      finished(parser),
    ]);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return result();

  function result(): WatchCsv {
    if (!rows) throw new RecommendError('invalid-input', 'The file is empty: it has no header.');
    const { logs, conflicts } = rows;
    const { items, unit } = rows.items(runningTimeUnit);
    problems.sort((a, b) => a.line - b.line);
    return {
      ...{ logs, items, problems },
      report: {
        ...{ rows: logs.length + bad, kept: logs.length, bad, bytes, encoding: found },
        ...{ runningTimeUnit: unit, conflicts, missingColumns },
      },
    };
  }
}

async function open(
  source: string | URL | AsyncIterable<Uint8Array>,
): Promise<{ chunks: AsyncIterable<Uint8Array>; total: number | null }> {
  if (typeof source !== 'string' && !(source instanceof URL))
    return { chunks: source, total: null };
  const { size } = await stat(source);
  return { chunks: createReadStream(source), total: size };
}

/** Tells after the last text that there is no more. */
async function* withEnd(
  texts: AsyncIterable<string>,
): AsyncGenerator<{ text: string; more: boolean }, void, void> {
  for await (const text of texts) yield { text, more: true };
  yield { text: '', more: false };
}
