import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles, sumsOf } from '../steps/stage-files';
import { KEYWORD_GROUPS } from '../tokens/keyword-groups';
import { madeUpMonth, makeMart } from './made-up-mart';
import { openMart } from './open-mart';

let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "it's a mart "));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const may = { name: 'year=2024/month=05', ...madeUpMonth(5, 40) };
const june = { name: 'year=2024/month=06', ...madeUpMonth(6, 30) };
const mart = (out: string) => join(place, out, 'marts');

describe('the marts', () => {
  it('are a file a table and month, and tell how many rows they have', async () => {
    const { counts } = await makeMart(join(place, 'out'), [may, june]);
    expect(await listFiles(mart('out'))).toEqual([
      'keyword_groups_dim/keyword_groups_dim.parquet',
      'post_keyword_groups/year=2024/month=05/post_keyword_groups.parquet',
      'post_keyword_groups/year=2024/month=06/post_keyword_groups.parquet',
      'posts_dim/year=2024/month=05/posts_dim.parquet',
      'posts_dim/year=2024/month=06/posts_dim.parquet',
      'tokens_fact/year=2024/month=05/tokens_fact.parquet',
      'tokens_fact/year=2024/month=06/tokens_fact.parquet',
    ]);
    expect(counts).toEqual({
      ...{ keyword_groups_dim: 22, posts_dim: 70, tokens_fact: 140, post_keyword_groups: 24 },
    });
  });

  it('have the rows of the stages before', async () => {
    await makeMart(join(place, 'out'), [may, june]);
    const opened = await openMart(mart('out'));
    const posts = await opened.all<{ post_id: string; posted_at: string }>(
      'SELECT * FROM posts_dim ORDER BY month, views',
    );
    expect(posts).toEqual(
      [...may.posts, ...june.posts].map((post) => ({
        ...post,
        posted_at: post.posted_at.replace('T', ' '),
      })),
    );
    const [first] = may.tokens;
    expect(
      await opened.all('SELECT * FROM tokens_fact WHERE post_id = ? ORDER BY token_position', [
        first?.post_id,
      ]),
    ).toEqual(
      first?.tokens.map((token, i) => ({
        ...{ token_id: `${first.post_id}-${i}`, post_id: first.post_id, ...token },
        ...{ year: 2024, month: 5 },
      })),
    );
    expect(
      await opened.all(
        'SELECT year, month, sum(keyword_count) AS count FROM post_keyword_groups GROUP BY ALL ORDER BY ALL',
      ),
    ).toEqual([
      { year: 2024, month: 5, count: 28 },
      { year: 2024, month: 6, count: 20 },
    ]);
    expect(await opened.all('SELECT * FROM keyword_groups_dim ORDER BY group_id')).toEqual(
      KEYWORD_GROUPS.map(({ id, name, keywords }) => ({
        ...{ group_id: id, group_name: name, keywords },
      })),
    );
    opened.close();
  });

  it('have the same bytes for any number of threads, and any order of rows', async () => {
    const big = { name: may.name, ...madeUpMonth(5, 3000) };
    await makeMart(join(place, 'one'), [big], 1);
    await makeMart(join(place, 'four'), [big], 4);
    expect(await sumsOf(mart('four'))).toEqual(await sumsOf(mart('one')));
    const turned = { ...big, posts: big.posts.toReversed(), tokens: big.tokens.toReversed() };
    await makeMart(join(place, 'turned'), [turned], 4);
    expect(await sumsOf(mart('turned'))).toEqual(await sumsOf(mart('one')));
  });

  it('get a new month without a change to the others', async () => {
    await makeMart(join(place, 'out'), [may]);
    const before = await sumsOf(mart('out'));
    expect(await makeMart(join(place, 'out'), [may, june])).toMatchObject({
      tasks: 3,
      unchanged: 2,
    });
    expect(await sumsOf(mart('out'))).toMatchObject(before);
    await makeMart(join(place, 'at once'), [may, june]);
    expect(await sumsOf(mart('out'))).toEqual(await sumsOf(mart('at once')));
  });

  it('have their tables where there are no posts', async () => {
    await makeMart(join(place, 'out'), []);
    const opened = await openMart(mart('out'));
    for (const table of ['posts_dim', 'tokens_fact', 'post_keyword_groups'])
      expect(await opened.all(`SELECT max(year) AS year FROM ${table}`)).toEqual([{ year: null }]);
    opened.close();
  });

  it('keep odd texts as they are', async () => {
    const month = madeUpMonth(5, 1);
    const [post] = month.posts;
    const text = '\u0000 "한" \u1112\u1161\u11ab 👩‍👩‍👧 \\ \u2028 \uD83E\uDD12';
    await makeMart(join(place, 'out'), [
      {
        name: may.name,
        tokens: month.tokens,
        posts: [{ ...post!, text, author: 'NULL', views: 2 ** 40 }],
      },
    ]);
    const opened = await openMart(mart('out'));
    expect(await opened.all('SELECT text, author, views FROM posts_dim')).toEqual([
      { text, author: 'NULL', views: 2 ** 40 },
    ]);
    opened.close();
  });

  it('are not made of stages that do not belong together', async () => {
    const out = join(place, 'out');
    const odd = { ...may, tokens: june.tokens };
    await expect(makeMart(out, [odd])).rejects.toThrow('70 posts are not once in');
    await makeMart(out, [may]);
    await writeFile(join(out, 'tokens', `${may.name}.ndjson`), 'changed');
    expect((await makeMart(out, [may])).unchanged).toBe(2);
    expect(await readFile(join(out, 'tokens', `${may.name}.ndjson`), 'utf8')).not.toBe('changed');
  });
});
