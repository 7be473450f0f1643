import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostTokens } from '../model';
import type { Counts, Step, Task } from '../steps/step';
import { tokensStep } from './step';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokens-'));
  await mkdir(join(folder, 'cleansed', 'year=2024'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const NEVER = new AbortController().signal;
const PATH = 'year=2024/month=05.ndjson';
const SENTENCES = ['아토피가 심해요.', '어제 토했어요.', '열이 나요!', '밤에 잠을 못 자요.'];

/** Posts that are all different, so that none could take another's place. */
function lines(count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const text = `${at}번째 글이에요. ${SENTENCES[at % 4] ?? ''} ${SENTENCES[(at >> 2) % 4] ?? ''}`;
    return `${JSON.stringify({ post_id: at.toString(16).padStart(16, '0'), title: '', text })}\n`;
  }).join('');
}

async function taskOf(step: Step, written: string): Promise<Task> {
  await writeFile(join(folder, 'cleansed', PATH), written);
  const files = ['duplicates.ndjson', PATH].map((path) => ({
    path,
    sha256: String(written.length),
  }));
  const of = (name: string): string => join(folder, name);
  const tasks = await step.plan({ of, files: () => files }, NEVER);
  expect(tasks.map(({ name }) => name)).toEqual(['year=2024/month=05']);
  return tasks[0] as Task;
}

/** What a step makes of posts, and how much it says is done. */
async function make(
  step: Step,
  written: string,
): Promise<{ counts: Counts; text: string; told: number[]; weight: number }> {
  const task = await taskOf(step, written);
  const to = join(folder, 'made');
  const told: number[] = [];
  const counts = await task.make(to, (done) => told.push(done), NEVER);
  return { counts, text: await readFile(join(to, PATH), 'utf8'), told, weight: task.weight };
}

describe('the stage tokens', () => {
  const own = tokensStep({ threads: 0 });
  const threaded = tokensStep({ threads: 2 });
  afterAll(() => Promise.all([own.close?.(), threaded.close?.()]));

  it('has a line a post in the same order, and counts that add up', async () => {
    const { counts, text, told, weight } = await make(own, lines(200));
    const posts = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PostTokens);
    expect(posts.map(({ post_id }) => Number.parseInt(post_id, 16))).toEqual([
      ...Array(200).keys(),
    ]);
    const tokens = posts.flatMap((post) => post.tokens);
    const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
    expect(counts).toEqual({
      posts: 200,
      tokens: sum(tokens.map((token) => token.token_count)),
      distinct: tokens.length,
      stopwords: sum(tokens.map((token) => (token.is_stopword ? token.token_count : 0))),
      keywords: sum(posts.flatMap((post) => post.keywords.map((word) => word.keyword_count))),
    });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(weight);
  });

  it('makes the same bytes in threads', async () => {
    const written = lines(500);
    const here = await make(own, written);
    expect(await make(threaded, written)).toEqual(here);
  });

  it.each([
    ['here', own],
    ['in threads', threaded],
  ])(
    'tells the file of a line that is broken, and goes on with the next task, %s',
    async (_, step) => {
      const broken = `${lines(100)}{"post_id":\n${lines(300)}`;
      await expect(make(step, broken)).rejects.toThrow(/month=05\.ndjson: .*JSON/);
      expect((await make(step, lines(3))).counts).toMatchObject({ posts: 3 });
    },
  );

  it.each([
    ['here', own],
    ['in threads', threaded],
  ])('stops when it is told to, %s', async (_, step) => {
    const task = await taskOf(step, lines(2_000));
    const stop = new AbortController();
    const why = new Error('enough');
    await expect(task.make(join(folder, 'made'), () => stop.abort(why), stop.signal)).rejects.toBe(
      why,
    );
    const made = await readFile(join(folder, 'made', PATH), 'utf8');
    expect(made.split('\n').length).toBeLessThan(2_000);
  });

  it('fails once its threads are closed, rather than waiting for them', async () => {
    const step = tokensStep({ threads: 1 });
    await make(step, lines(1));
    const task = await taskOf(step, lines(1_000));
    const making = task.make(join(folder, 'made'), () => undefined, NEVER);
    await Promise.all([expect(making).rejects.toThrow('closed'), step.close?.()]);
    await expect(make(step, lines(1))).rejects.toThrow('closed');
  });

  it('does a month anew for another version of the package, or another model', async () => {
    const fingerprintOf = async (version: string, model: string): Promise<string> => {
      const analyzer = { version, model: join(folder, model) };
      await writeFile(analyzer.model, model);
      return (await taskOf(tokensStep({ threads: 0, analyzer }), lines(1))).fingerprint;
    };
    const first = await fingerprintOf('1.0.0', 'a');
    expect(await fingerprintOf('1.0.1', 'a')).not.toBe(first);
    expect(await fingerprintOf('1.0.0', 'b')).not.toBe(first);
    expect(await fingerprintOf('1.0.0', 'a')).toBe(first);
  });

  it('closes without having begun', async () => {
    await expect(tokensStep({ threads: 2 }).close?.()).resolves.toBeUndefined();
  });
});
