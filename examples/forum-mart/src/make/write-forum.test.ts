import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFaulty } from '../raw/raw-row';
import type { RawRow } from '../raw/raw-row';
import { readRows } from '../raw/read-rows';
import { writeForum } from './write-forum';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forum-make-'));
});
afterAll(() => rm(folder, { recursive: true }));

const OPTIONS = { posts: 1500, months: 3, from: '2023-12', seed: 3 } as const;
const { signal } = new AbortController();
const write = (name: string, options: Partial<Parameters<typeof writeForum>[1]> = {}) =>
  writeForum(
    join(folder, name),
    { ...OPTIONS, format: 'csv', encoding: 'utf-8', ...options },
    () => undefined,
    signal,
  );

describe('writeForum', () => {
  it.each([
    ['csv', 'utf-8'],
    ['csv', 'cp949'],
    ['ndjson', 'utf-8'],
    ['parquet', 'utf-8'],
  ] as const)('writes %s in %s that is read as it was made', async (format, encoding) => {
    const made = await write(`${format}-${encoding}`, { format, encoding });
    expect(made.files).toEqual(
      ['2023-12', '2024-01', '2024-02'].map((m) => `posts-${m}.${format}`),
    );
    const rows: RawRow[] = [];
    for (const name of made.files) {
      const path = join(folder, `${format}-${encoding}`, name);
      for await (const batch of readRows(path, 'auto', () => undefined)) rows.push(...batch);
    }
    const { cells = 0, quotes = 0, count = 0 } = made.rejected;
    expect(rows.length).toBe(1500);
    expect(rows.filter(isFaulty).length).toBe(cells + quotes + count);
    const content = rows.map((row) => (isFaulty(row) ? '' : row.content)).join();
    expect(content).not.toContain('\ufffd');
    expect(content).toContain(encoding === 'cp949' ? '&#8205;' : '\u200d');
  });

  it('says in truth.json what it made, and removes files of the forum before', async () => {
    await write('again', { from: '2020-01' });
    const made = await write('again');
    const names = await readdir(join(folder, 'again'));
    expect(names.sort()).toEqual([...made.files, 'survey.csv', 'truth.json']);
    expect(JSON.parse(await readFile(join(folder, 'again', 'truth.json'), 'utf8'))).toEqual(made);
  });

  it('writes a survey of 101 answers', async () => {
    await write('survey', { posts: 1, months: 1 });
    const text = await readFile(join(folder, 'survey', 'survey.csv'), 'utf8');
    const rows: string[][] = [];
    for await (const row of parseString<string[], string[]>(text) as AsyncIterable<string[]>) {
      rows.push(row);
    }
    expect(rows[0]?.join()).toBe(
      '응답일시,자녀 연령대,이용 빈도,주로 찾는 정보(복수 선택),도움이 된 정도,불편한 점,바라는 점',
    );
    expect(rows.length).toBe(102);
    for (const [at, age, often, sought, help] of rows.slice(1)) {
      expect(at).toMatch(/^2025-11-\d\d \d\d:\d\d:\d\d$/);
      expect(help).toMatch(/^[1-5]$/);
      expect([age, often, sought]).not.toContain('');
    }
    expect(rows.some((row) => row[3]!.includes(';'))).toBe(true);
    expect(rows.some((row) => row[5] === '')).toBe(true);
  });

  it('stops on demand', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    const options = { ...OPTIONS, format: 'csv', encoding: 'utf-8' } as const;
    await expect(writeForum(join(folder, 'x'), options, () => undefined, stopped)).rejects.toThrow(
      'stopped',
    );
  });
});
