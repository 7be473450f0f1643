import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawPost } from '../model';
import { listFiles } from '../steps/stage-files';
import { sha256 } from '../steps/sha256';
import type { Counts, Task } from '../steps/step';
import { cleanseStep } from './step';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'cleanse-'))));
afterEach(() => rm(folder, { recursive: true }));

const OPTIONS = { timeZone: 'Asia/Seoul', crawledAt: '2024-06-01T09:00:00+09:00' };
const NEVER = new AbortController().signal;

function raw(date: string, content: string, author = '지우맘', views = 0): Omit<RawPost, 'line'> {
  return { title: '질문', content, author, date, crawledAt: null, views, comments: 0, likes: 0 };
}

/** Lays down files of raw posts, by their names. */
async function plan(files: Record<string, readonly Omit<RawPost, 'line'>[]>): Promise<Task> {
  const of = (step: string): string => join(folder, step);
  await rm(of('raw'), { recursive: true, force: true });
  await mkdir(of('raw'), { recursive: true });
  for (const [name, posts] of Object.entries(files)) {
    const lines = posts.map((post, index) => `${JSON.stringify({ ...post, line: index + 2 })}\n`);
    await writeFile(join(of('raw'), `${name}.ndjson`), lines.join(''));
  }
  const paths = [...Object.keys(files).map((name) => `${name}.ndjson`), 'a.csv.rejects.csv'].sort();
  const step = cleanseStep(OPTIONS);
  const [task, ...others] = await step.plan(
    { of, files: () => paths.map((path) => ({ path, sha256: sha256(path) })) },
    NEVER,
  );
  expect(others).toEqual([]);
  return task as Task;
}

/** Runs a task: its counts, and its files by their paths. */
async function make(task: Task): Promise<{ counts: Counts; files: Record<string, string> }> {
  const to = join(folder, 'made');
  await rm(to, { recursive: true, force: true });
  await mkdir(to);
  const counts = await task.make(to, () => undefined, NEVER);
  const files: Record<string, string> = {};
  for (const path of await listFiles(to)) files[path] = await readFile(join(to, path), 'utf8');
  return { counts, files };
}

describe('the stage cleansed', () => {
  it('writes posts by month, duplicates and what is of no use', async () => {
    const task = await plan({
      'b.csv': [
        raw('2024.05.19. 14:03', '열이 <b>38.5도</b> 나요 😭'),
        raw('2024.02.30', '열이 나요'),
      ],
      'a.csv': [
        raw('2024년 4월 1일', '기침'),
        raw('24.05.19 14:03', '열이 38.5도 나요'),
        raw('어제', '🎉', '민준맘'),
      ],
    });
    const { counts, files } = await make(task);
    expect(counts).toEqual({ rows: 5, kept: 3, duplicates: 1, rejected: 1 });
    expect(Object.keys(files)).toEqual([
      'duplicates.ndjson',
      'rejects.csv',
      'year=2024/month=04.ndjson',
      'year=2024/month=05.ndjson',
    ]);
    expect(files['rejects.csv']).toBe(
      'file,line,column,reason,value\nb.csv,3,date,is no date,2024.02.30\n',
    );
    const may = (files['year=2024/month=05.ndjson'] ?? '').trim().split('\n');
    expect(may.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        posted_at: '2024-05-19T14:03:00',
        date_granularity: 'minute',
        text: '질문 열이 38.5도 나요',
      },
      { posted_at: '2024-05-31T00:00:00', date_granularity: 'day', author: '민준맘', text: '질문' },
    ]);
  });

  it('makes the same bytes however rows lie in files', async () => {
    const row = fc.record({
      date: fc.constantFrom('2024.05.19.', '2024년 5월 19일 00:00', '24.04.01 09:00', '3시간 전'),
      content: fc.constantFrom(
        '열이 나요',
        '어린이집 다녀온 뒤로 기침을 하는데 병원에 가야 할까요?',
      ),
      author: fc.constantFrom('지우맘', '민준맘'),
      views: fc.nat(5),
      file: fc.constantFrom('a', 'b', 'c'),
      place: fc.double({ noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const posts = rows.map(({ date, content, author, views }) =>
          raw(date, content, author, views),
        );
        const cut: Record<string, Omit<RawPost, 'line'>[]> = {};
        const order = rows.map((_, index) => index);
        order.sort((a, b) => (rows[a]?.place ?? 0) - (rows[b]?.place ?? 0));
        for (const at of order) (cut[rows[at]?.file ?? ''] ??= []).push(posts[at] as never);
        const whole = await make(await plan({ all: posts }));
        expect(await make(await plan(cut))).toEqual(whole);
        const { kept = 0, duplicates = 0, rejected = 0 } = whole.counts;
        expect(kept + duplicates + rejected).toBe(rows.length);
      }),
      { numRuns: 25 },
    );
  });

  it('writes half characters nowhere', async () => {
    const { files } = await make(
      await plan({ a: [raw('2024.05.19.', 'a\ud83d b\0\udc00', '\ud800맘')] }),
    );
    expect(files['year=2024/month=05.ndjson']).toContain('"author":"맘"');
    expect(files['year=2024/month=05.ndjson']).not.toMatch(/\\u/);
  });

  it('stops when it is told to', async () => {
    const task = await plan({ a: [raw('2024.05.19.', '열')] });
    const why = new Error('enough');
    await expect(task.make(folder, () => undefined, AbortSignal.abort(why))).rejects.toBe(why);
  });

  it('has another fingerprint for other files and other settings', async () => {
    const one = (await plan({ a: [] })).fingerprint;
    expect((await plan({ a: [] })).fingerprint).toBe(one);
    expect((await plan({ a: [], b: [] })).fingerprint).not.toBe(one);
    const folders = { of: () => folder, files: () => [] };
    const [here] = await cleanseStep(OPTIONS).plan(folders, NEVER);
    const [there] = await cleanseStep({ ...OPTIONS, timeZone: 'UTC' }).plan(folders, NEVER);
    expect(here?.fingerprint).not.toBe(there?.fingerprint);
  });
});
