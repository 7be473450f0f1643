import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeToString } from 'fast-csv';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawRow } from './raw-row';
import { readRows } from './read-rows';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forum-raw-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, text: string | Buffer | null): Promise<RawRow[]> {
  const path = join(folder, name);
  if (text !== null) await writeFile(path, text);
  const rows: RawRow[] = [];
  for await (const batch of readRows(path, 'auto', () => undefined)) rows.push(...batch);
  return rows;
}

const HEADER = '제목,내용,작성자,작성일,조회수,댓글수,추천,수집일';
const post = (line: number, title: string, content = '열이 나요'): RawRow => ({
  ...{ line, title, content, author: '봄이맘', date: '2024.05.19. 14:03' },
  ...{ crawledAt: null, views: 12, comments: 3, likes: 0 },
});
const rest = '봄이맘,2024.05.19. 14:03,12,3,,';

describe('readRows of CSV', () => {
  it('reads UTF-8 with a mark, and CP949', async () => {
    const text = `${HEADER}\r\n기침,열이 나요,${rest}\r\n`;
    expect(await read('a.csv', `\ufeff${text}`)).toEqual([post(2, '기침')]);
    expect(await read('b.csv', encode(text, 'cp949'))).toEqual([post(2, '기침')]);
  });

  it('keeps bad rows aside with line, column and reason', async () => {
    const text = [
      HEADER,
      `"두\r\n줄",열이 나요,${rest}`,
      '제목만,내용',
      `"말",""아야" 했다",${rest}`,
      `a,b,c,d,많음,,,`,
      `끝,열이 나요,${rest}`,
    ].join('\r\n');
    expect(await read('bad.csv', text)).toEqual([
      post(2, '두\r\n줄'),
      { line: 4, column: null, reason: 'has 2 cells, not 8', value: '제목만,내용' },
      {
        ...{ line: 5, column: '내용', reason: 'has letters after a closing quote' },
        value: `"말",""아야" 했다",${rest}`,
      },
      { line: 6, column: 'views', reason: 'is no count', value: '많음' },
      post(7, '끝'),
    ]);
  });

  it('says what is wrong with a file as a whole', async () => {
    await expect(read('empty.csv', '')).rejects.toThrow('is empty: it has no header');
    await expect(read('blank.csv', '\ufeff\r\n\r\n')).rejects.toThrow('is empty');
    await expect(read('other.csv', 'a,b\n1,2')).rejects.toThrow('has no column for title');
    await expect(read('open.csv', '"title,content\n')).rejects.toThrow('the header on line 1');
    await expect(read('posts.xlsx', 'PK')).rejects.toThrow('is none of .csv');
  });

  it('gives back what fast-csv wrote, each row with its line', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', ' ', '열', 'a', '👶') }),
      fc.string({ unit: 'grapheme' }),
    );
    const row = fc.tuple(cell, cell, cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const header = ['title', 'content', 'author', 'date'];
        // Quoted, since a reader takes blanks at the begin of a row for none.
        const text = await writeToString([header, ...rows], {
          quoteColumns: true,
          quoteHeaders: true,
        });
        const found = await read('law.csv', text);
        let line = 2;
        const expected = rows.map(([title, content, author, date]) => {
          const begin = line;
          line += 1 + ([title, content, author, date].join(',').match(/\r\n|\r|\n/g)?.length ?? 0);
          return { line: begin, title, content, author, date };
        });
        expect(found).toMatchObject(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('neither fails nor loses its count at any text', async () => {
    const piece = fc.constantFrom(
      '"',
      '""',
      ',',
      ',,,',
      '\n',
      '\r\n',
      '\r',
      '열',
      ' ',
      '\ufeff',
      '\0',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const mark = 'z,z,z,z';
        const found = await read(
          'any.csv',
          `title,content,author,date\n${pieces.join('')}\n${mark}\n`,
        );
        const lines = found.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        // The row after it is read, or lost to a quote that holds it.
        const quoted = pieces.some((p) => p.includes('"'));
        if (!quoted) expect(found.at(-1)).toMatchObject({ title: 'z', date: 'z' });
      }),
      { numRuns: 100 },
    );
  });
});

describe('readRows of NDJSON', () => {
  it('reads objects by any names, and keeps bad lines aside', async () => {
    const lines = [
      '{"제목":"기침","본문":"열이 나요","닉네임":"봄이맘","날짜":"2024.05.19. 14:03","조회수":12,"comments":"3","tags":["x"]}',
      '{"제목":"기침","본문":',
      '[1]',
      '{"title":"기침","content":"열","date":"어제"}',
      '{"title":"기침","content":{"a":1},"author":"b","date":"어제"}',
      '',
    ];
    expect(await read('posts.ndjson', lines.join('\r\n'))).toEqual([
      post(1, '기침'),
      { line: 2, column: null, reason: 'is no JSON', value: lines[1] },
      { line: 3, column: null, reason: 'is no JSON object', value: '[1]' },
      { line: 4, column: 'author', reason: 'is missing', value: '기침 / 열 / 어제' },
      { line: 5, column: 'content', reason: 'is no text', value: lines[4] },
    ]);
    expect(await read('none.jsonl', '')).toEqual([]);
  });
});

describe('readRows of Parquet', () => {
  it('reads rows in order, types and names of any kind, and rows without a cell', async () => {
    const path = join(folder, 'posts [1].parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (
      SELECT '글 ' || i AS "제목", CASE WHEN i = 7 THEN NULL ELSE '본문' END AS content, '작성' AS author,
        TIMESTAMP '2024-05-19 14:03:00' AS date, i AS views, TIMESTAMPTZ '2024-05-19 21:00:00+09' AS crawled_at
      FROM range(1, 5001) t(i)) TO '${path}' (FORMAT parquet)`);
    connection.closeSync();
    instance.closeSync();
    const rows = await read('posts [1].parquet', null);
    expect(rows.length).toBe(5000);
    expect(rows[0]).toEqual({
      ...{ line: 1, title: '글 1', content: '본문', author: '작성', date: '2024-05-19T14:03:00' },
      ...{ crawledAt: '2024-05-19T12:00:00Z', views: 1, comments: 0, likes: 0 },
    });
    expect(rows[6]).toMatchObject({ line: 7, column: 'content', reason: 'is missing' });
    expect(rows.map(({ line }) => line)).toEqual(Array.from(rows, (_, k) => k + 1));
  });

  it('fails at a file that is none', async () => {
    await expect(read('no.parquet', 'PAR1')).rejects.toThrow(/parquet/i);
  });
});
