import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepFolders } from '../steps/step';
import { readRawPosts } from './read-raw';
import { rawStep } from './step';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forum-step-'));
});
afterAll(() => rm(folder, { recursive: true }));

const none: StepFolders = { of: () => '', files: () => [] };
const { signal } = new AbortController();

async function input(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
}

async function tasks(...inputs: string[]) {
  return rawStep({ inputs, encoding: 'auto' }).plan(none, signal);
}

async function made(path: string) {
  const out = await mkdtemp(join(folder, 'out-'));
  const [task] = await tasks(path);
  let done = 0;
  const counts = await task!.make(out, (bytes) => (done = bytes), signal);
  return { out, counts, done, task: task!, files: (await readdir(out)).sort() };
}

describe('rawStep', () => {
  it('writes posts and rejects beside each other; the counts add up', async () => {
    const path = await input(
      'may.csv',
      'title,content,author,date\n"a\nb",열,c,어제\nx\n\n"기침\u2028",열,c,"d"e\n끝,\u2028,c,d\n',
    );
    const { out, counts, done, task, files } = await made(path);
    expect(counts).toEqual({ rows: 4, kept: 2, rejected: 2 });
    expect(done).toBe(task.weight);
    expect(files).toEqual(['may.csv.ndjson', 'may.csv.rejects.csv']);
    const posts = [];
    for await (const post of readRawPosts(join(out, 'may.csv.ndjson'))) posts.push(post);
    expect(posts).toMatchObject([
      { line: 2, title: 'a\nb' },
      { line: 7, content: '\u2028' },
    ]);
    expect(await readFile(join(out, 'may.csv.rejects.csv'), 'utf8')).toBe(
      'file,line,column,reason,value\n' +
        'may.csv,4,,"has 1 cells, not 4",x\n' +
        'may.csv,6,date,has letters after a closing quote,"""기침\u2028"",열,c,""d""e"\n',
    );
  });

  it('writes no rejects where there are none', async () => {
    const { files } = await made(await input('fine.ndjson', ''));
    expect(files).toEqual(['fine.ndjson.ndjson']);
  });

  it('knows a file by its bytes', async () => {
    const print = async (text: string): Promise<string> =>
      (await tasks(await input('same.csv', text)))[0]!.fingerprint;
    const first = await print('title\n');
    expect(await print('title\n')).toBe(first);
    expect(await print('title \n')).not.toBe(first);
  });

  it('names the file that cannot be read', async () => {
    await expect(made(await input('odd.csv', 'a,b\n'))).rejects.toThrow(
      /^odd\.csv: has no column for/,
    );
    await expect(tasks(join(folder, 'gone.csv'))).rejects.toThrow(/ENOENT.*gone\.csv/);
    await expect(tasks(folder)).rejects.toThrow(`${folder} is a folder: name the files in it.`);
  });

  it('does not mix up two files of one name', async () => {
    const both = [await input('1/x.csv', ''), await input('2/x.csv', '')];
    await expect(tasks(...both)).rejects.toThrow('Two files are called x.csv');
  });

  it('stops on demand', async () => {
    const [task] = await tasks(await input('stop.csv', 'title,content,author,date\na,b,c,d\n'));
    const out = await mkdtemp(join(folder, 'out-'));
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(task!.make(out, () => undefined, stopped)).rejects.toThrow('stopped');
  });
});
