import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { watchFeedback } from '../../feedback/watch-feedback.js';
import type { Progress } from '../../work.js';
import { readWatchCsv, type WatchCsvOptions } from './read-watch-csv.js';

const folder = mkdtempSync(join(tmpdir(), 'watch-csv-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const HEADER =
  'subsr,asset_nm,ct_cl,genre_of_ct_cl,use_tms,SMRY,ACTR_DISP,disp_rtm,view_rate,date,time,weekday,category_l,category_h';
const ROWS = [
  '100,도깨비 01회,드라마,판타지,3000,"첫 회,\n시작",김하늘,01:10,71,2024-01-01,21:00:00,Monday,방송,드라마',
  '100,도깨비 02회,드라마,판타지,4200,,김하늘,01:10,100,20240102,210000,Tuesday,방송,드라마',
  '200,똠방각하 (예고),드라마,,30,,,00:01,50,2024-01-02,9:05,Tuesday,방송,드라마',
];
const FILE = [HEADER, ...ROWS, ''].join('\r\n');

/** CP949 of a text; what EUC-KR lacks is given by hand. */
function cp949(text: string): Uint8Array {
  const bytes = new Map<string, number[]>([['똠', [0x8c, 0x63]]]);
  const euckr = new TextDecoder('euc-kr');
  for (let lead = 0xb0; lead <= 0xc8; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      bytes.set(euckr.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((c) => bytes.get(c) ?? [c.charCodeAt(0)]));
}

/** Bytes in chunks of one size. */
async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, void> {
  for (let from = 0; from < bytes.length; from += size) {
    await Promise.resolve();
    yield bytes.subarray(from, from + size);
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options: WatchCsvOptions = {}) =>
  readWatchCsv(chunks(utf8(text), 1000), options);

describe('readWatchCsv', () => {
  it('reads the original columns in CP949', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, cp949(FILE));
    const { logs, items, problems, report } = await readWatchCsv(path);
    expect(logs).toEqual([
      { user: '100', item: '도깨비 01회', watchedSeconds: 3000, at: Date.UTC(2024, 0, 1, 12) },
      { user: '100', item: '도깨비 02회', watchedSeconds: 4200, at: Date.UTC(2024, 0, 2, 12) },
      { user: '200', item: '똠방각하 (예고)', watchedSeconds: 30, at: Date.UTC(2024, 0, 2, 0, 5) },
    ]);
    const genre = ['드라마', '판타지', '방송'];
    const series = { series: '도깨비', runningTime: 4200, trailer: false, attributes: genre };
    expect(items).toEqual([
      { item: '도깨비 01회', episode: 1, ...series },
      { item: '도깨비 02회', episode: 2, ...series },
      {
        ...{ item: '똠방각하 (예고)', series: '똠방각하', episode: null, trailer: true },
        ...{ runningTime: 60, attributes: ['드라마', '방송'] },
      },
    ]);
    expect(problems).toEqual([]);
    expect(report).toEqual({
      ...{ rows: 3, kept: 3, bad: 0, bytes: cp949(FILE).length, encoding: 'cp949' },
      runningTimeUnit: { number: 'seconds', clock: 'hh:mm' },
      ...{ conflicts: 0, missingColumns: [] },
    });
    expect(watchFeedback(logs, { items }).interactions().values).toHaveLength(1);
  });

  it('reads the same in any encoding, however the bytes come', async () => {
    const expected = await read(FILE);
    expect(expected.report.encoding).toBe('utf-8');
    const withMark = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(FILE)]);
    for (const size of [1, 2, 3, 7, 100, 100_000]) {
      for (const bytes of [utf8(FILE), withMark, cp949(FILE)]) {
        const { logs, items } = await readWatchCsv(chunks(bytes, size));
        expect({ logs, items }).toEqual({ logs: expected.logs, items: expected.items });
      }
    }
    const named = await readWatchCsv(chunks(cp949(FILE), 50), { encoding: 'euc-kr' });
    expect(named.logs).toEqual(expected.logs);
    const url = pathToFileURL(join(folder, 'log.csv'));
    expect((await readWatchCsv(url)).logs).toEqual(expected.logs);
  });

  it('takes a UTF-8 file with one broken byte for what it is', async () => {
    const bytes = utf8(FILE.replace('첫 회', '첫 회'.repeat(50)));
    const broken = bytes.map((byte, k) => (k === 300 ? 0xff : byte));
    const { report, logs } = await readWatchCsv(chunks(broken, 64));
    expect([report.encoding, logs.length]).toEqual(['utf-8', 3]);
  });

  it('takes a file with a byte-order mark for UTF-8, whatever is broken in it', async () => {
    const header = utf8('\ufeffsubsr,asset_nm,use_tms,date\n');
    const lines = [
      ...utf8('100,Sky EP.1,60,2024-01-01\n'),
      ...cp949('하늘,도깨비,60,2024-01-01\n'),
    ];
    const { logs, report } = await readWatchCsv(chunks(Uint8Array.from([...header, ...lines]), 5));
    expect(report).toMatchObject({ encoding: 'utf-8', kept: 1, bad: 1 });
    expect(logs[0]?.user).toBe('100');
  });

  it('reports bad rows with line and column, and keeps the others', async () => {
    const bad = [
      '100,도깨비 03회,,,길다,,,01:10,0,2024-01-03,21:00,,,',
      '100,도깨비 03회,,,60,"두\n줄",,한 시간,0,2024-01-03,21:00,,,',
      ',도깨비 03회,,,60,,,01:10,0,2024-01-03,21:00,,,',
      '100,도깨비 03회,,,60,,,01:10,0,2024-02-30,21:00,,,',
      '100,도깨비 03회,,,60,,,01:10,0,2024-02-03,25:00,,,',
      '100,도깨비 03회',
      '100,"도깨비" 03회,,,60,,,01:10,0,2024-02-03,23:00,,,',
      '100,도깨비 04회,,,60,,,,0,2024-02-03,23:00,,,',
      '100,도깨비 \ufffd회,,,60,,,,0,2024-02-03,23:00,,,',
    ];
    const { logs, items, problems, report } = await read([HEADER, ...ROWS, ...bad].join('\n'));
    // The first row takes lines 2 and 3, so the bad ones begin in line 6.
    expect(problems.map(({ line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([
      '6 use_tms is no time in seconds or H:MM:SS',
      '7 disp_rtm is no running time',
      '9 subsr is empty',
      '10 date is no date',
      '11 time is no time of day',
      '12 null has 2 fields, the header 14',
      '13 null has letters after a closing quote',
      '15 asset_nm has bytes that are no text',
    ]);
    expect(problems[0]?.value).toBe('길다');
    expect(report).toMatchObject({ rows: 12, kept: 4, bad: 8 });
    expect(logs).toHaveLength(4);
    expect(items.at(-1)).toMatchObject({ item: '도깨비 04회', runningTime: null });
  });

  it('keeps the first problems only, and counts all', async () => {
    const rows = Array.from({ length: 50 }, () => '1,2');
    const { problems, report } = await read([HEADER, ...rows].join('\n'), { maxProblems: 3 });
    expect([problems.length, report.bad]).toEqual([3, 50]);
  });

  it('takes other columns, another delimiter and another zone', async () => {
    const text = '누가;무엇;번호;초;언제\n김하늘;도깨비 1회;e1;60;2024-01-01 09:00\n';
    const columns = { user: '누가', title: '무엇', item: '번호', watched: '초', date: '언제' };
    const options = { columns, delimiter: ';', utcOffset: '-05:00' };
    const { logs, items, report } = await read(text, options);
    expect(logs).toEqual([
      { user: '김하늘', item: 'e1', watchedSeconds: 60, at: Date.UTC(2024, 0, 1, 14) },
    ]);
    expect(items).toMatchObject([{ item: 'e1', series: '도깨비', episode: 1, runningTime: null }]);
    expect(report.missingColumns).toContain('disp_rtm');
  });

  it('takes titles in NFC and NFD for one, and counts running times that differ', async () => {
    const rows = [ROWS[1], ROWS[1]?.normalize('NFD').replace('01:10', '01:20')];
    const { items, report } = await read([HEADER, ...rows].join('\n'));
    expect(items).toHaveLength(1);
    expect(report.conflicts).toBe(1);
  });

  it('says what is missing', async () => {
    await expect(read('subsr,asset_nm\n1,2\n')).rejects.toThrow(
      'The file has no column "use_tms", but ["subsr","asset_nm"]',
    );
    await expect(read('')).rejects.toThrow('The file is empty');
    await expect(read('"subsr\n')).rejects.toThrow('The header (line 1)');
    await expect(read('subsr,subsr,asset_nm,use_tms,date\n')).rejects.toThrow('two columns');
    await expect(read(FILE, { columns: { runningTime: '길이' } })).rejects.toThrow('"길이"');
    await expect(readWatchCsv(chunks(Uint8Array.of(0xff, 0xfe, 0x41, 0), 9))).rejects.toThrow(
      'UTF-16',
    );
    await expect(readWatchCsv(join(folder, 'none.csv'))).rejects.toThrow('ENOENT');
    await expect(read(FILE, { utcOffset: 'KST' })).rejects.toThrow('utcOffset');
    await expect(read(FILE, { delimiter: '"' })).rejects.toThrow('delimiter');
  });

  it('tells how many bytes are read, and stops when told', async () => {
    const path = join(folder, 'progress.csv');
    const bytes = utf8(`${HEADER}\r\n${`${ROWS[1]}\r\n`.repeat(2000)}`);
    writeFileSync(path, bytes);
    const seen: Progress[] = [];
    await readWatchCsv(path, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toEqual({ done: bytes.length, total: bytes.length, unit: 'bytes' });

    const stop = new AbortController();
    const reason = new Error('enough');
    const stopped = readWatchCsv(path, {
      signal: stop.signal,
      onProgress: () => {
        stop.abort(reason);
      },
    });
    await expect(stopped).rejects.toBe(reason);
    await expect(readWatchCsv(path, { signal: stop.signal })).rejects.toBe(reason);
  });

  it('holds little of a file whose quote is never closed', async () => {
    async function* endless(): AsyncGenerator<Uint8Array, void, void> {
      yield utf8(`${HEADER}\n${ROWS[1]}\n1,"`);
      const chunk = utf8('x'.repeat(65_536));
      for (let k = 0; k < 300; k++) {
        await Promise.resolve();
        yield chunk;
      }
      yield utf8(`\n${ROWS[1]}\n`);
    }
    const { problems, report } = await readWatchCsv(endless());
    expect(report).toMatchObject({ rows: 3, kept: 2, bad: 1 });
    expect(problems).toMatchObject([{ line: 3, column: null }]);
    expect(problems[0]?.reason).toBe(
      'is longer than 1048576 characters, or has a quote that is not closed',
    );
    expect(problems[0]?.value).toHaveLength(200);
  });
});
