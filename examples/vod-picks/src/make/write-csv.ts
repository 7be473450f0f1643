import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeToBuffer } from 'fast-csv';
import { encode } from 'iconv-lite';
import { GENRES } from './genres';
import type { MadeLog, MadeRow } from './make-log';
import { viewRateOf } from './measure';

/** The columns of the original's log, in its order. */
export const COLUMNS = [
  ...['subsr', 'asset_nm', 'ct_cl', 'genre_of_ct_cl', 'use_tms', 'SMRY', 'ACTR_DISP'],
  ...['disp_rtm', 'view_rate', 'date', 'time', 'weekday', 'category_l', 'category_h'],
] as const;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * Writes a log as the original had it: comma-separated, in CP949, a file a month.
 *
 * @param folder Where the files go; made if it is not there.
 * @returns The paths, in the order of time: `2024-05.csv`, `2024-06.csv`.
 */
export async function writeMonths(log: MadeLog, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const months = new Map<string, MadeRow[]>();
  for (const row of log.rows) {
    const month = new Date(row.at).toISOString().slice(0, 7);
    const rows = months.get(month);
    if (rows) rows.push(row);
    else months.set(month, [row]);
  }
  const paths: string[] = [];
  for (const [month, rows] of months) {
    const path = join(folder, `${month}.csv`);
    writeFileSync(path, await toCsv(rows, log));
    paths.push(path);
  }
  return paths;
}

async function toCsv(rows: readonly MadeRow[], log: MadeLog): Promise<Buffer> {
  const cells = rows.map((row) => cellsOf(row, log));
  const text = await writeToBuffer([[...COLUMNS], ...cells], {
    rowDelimiter: '\r\n',
    includeEndRowDelimiter: true,
  });
  return encode(text.toString('utf8'), 'cp949');
}

function cellsOf(row: MadeRow, { series }: MadeLog): (string | number)[] {
  const programme = series[row.series];
  const genre = GENRES[programme?.genre ?? 0]?.name ?? '';
  const kind = programme?.kind ?? '';
  const at = new Date(row.at);
  const [date = '', clock = ''] = at.toISOString().split('T');
  const minutes = Math.round(row.runningSeconds / 60);
  return [
    ...[row.viewer, row.asset, kind, genre, row.watchedSeconds],
    ...[programme?.summary ?? '', programme?.actors.join(', ') ?? ''],
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    viewRateOf(row).toFixed(2),
    ...[date, clock.slice(0, 8), WEEKDAYS[at.getUTCDay()] ?? ''],
    ...[genre, kind],
  ];
}
