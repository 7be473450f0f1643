import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CleansedPost } from '../model';
import { cleansePost } from './cleanse-post';
import { GatheredPosts } from './gathered-posts';
import type { SettledPosts } from './gathered-posts';
import { createDateReader } from './read-date';

const readDate = createDateReader({ timeZone: 'Asia/Seoul', crawledAt: '2024-06-01T00:00:00Z' });
const LONG = '어린이집 다녀온 뒤로 기침을 하는데 병원에 가야 할까요?';

function post(
  author: string,
  date: string,
  content: string,
  views = 0,
  title = '질문',
): CleansedPost {
  const raw = { line: 1, title, content, author, date, crawledAt: null };
  const cleansed = cleansePost({ ...raw, views, comments: 0, likes: 0 }, readDate);
  if ('reason' in cleansed) throw new Error(cleansed.reason);
  return cleansed;
}

function settle(posts: readonly CleansedPost[]): SettledPosts {
  const gathered = new GatheredPosts();
  for (const one of posts) gathered.add(one);
  return gathered.settle();
}

describe('a post crawled twice', () => {
  it('is kept once, with its highest counts', () => {
    const first = post('지우맘', '2024.05.19. 14:03', '열이 나요 😭', 10);
    const later = post('지우맘', '2024-05-19 오후 2:03', '열이  나요', 25);
    const { kept, duplicates } = settle([first, later]);
    expect(kept).toEqual([{ ...first, views: 25 }]);
    const { post_id } = first;
    expect(duplicates).toEqual([{ post_id, duplicate_of: post_id, reason: 'same post' }]);
  });

  it('is another one if author, time or text differ', () => {
    const posts = [
      post('지우맘', '2024.05.19. 14:03', '열이 나요'),
      post('민준맘', '2024.05.19. 14:03', '열이 나요'),
      post('지우맘', '2024.05.19. 14:04', '열이 나요'),
      post('지우맘', '2024.05.19. 14:03', '열이 나요!'),
    ];
    expect(settle(posts).kept).toHaveLength(4);
  });

  it('has the date that tells most', () => {
    const posts = [
      post('지우맘', '2024.05.19.', '열이 나요'),
      post('지우맘', '2024.05.19. 00:00', '열이 나요'),
    ];
    expect(settle(posts).kept.map((one) => one.date_granularity)).toEqual(['minute']);
  });
});

describe('a text that comes again', () => {
  it('is a duplicate of the earliest', () => {
    const [second, first, other] = [
      post('지우맘', '2024.05.20. 09:00', LONG),
      post('지우맘', '2024.05.19. 09:00', LONG),
      post('민준맘', '2024.05.21. 09:00', LONG),
    ];
    const { kept, duplicates } = settle([second, first, other]);
    expect(kept).toEqual([first, other]);
    expect(duplicates).toEqual([
      { post_id: second.post_id, duplicate_of: first.post_id, reason: 'same text again' },
    ]);
  });

  it('is none below 20 letters: people say the same short things', () => {
    const posts = ['19', '20'].map((day) => post('지우맘', `2024.05.${day}. 09:00`, '감사합니다'));
    expect(settle(posts).duplicates).toEqual([]);
  });

  it('stands for its own copies too: what a duplicate points at is kept', () => {
    const first = post('지우맘', '2024.05.19. 09:00', LONG);
    const again = post('지우맘', '2024.05.20. 09:00', LONG);
    const { kept, duplicates } = settle([again, first, again]);
    expect(kept).toEqual([first]);
    expect(duplicates.map(({ duplicate_of }) => duplicate_of)).toEqual([
      first.post_id,
      first.post_id,
    ]);
  });
});

it('takes no time for a text without letters', () => {
  const digits = '1'.repeat(200_000);
  const started = performance.now();
  expect(settle([post('지우맘', '2024.05.19.', digits, 0, '')]).kept).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5_000);
});

it('settles the same whatever the order, and nobody is lost', () => {
  const some = fc.record({
    author: fc.constantFrom('지우맘', '민준맘'),
    date: fc.constantFrom('2024.05.19.', '2024.05.19. 00:00', '2024.05.20. 09:00'),
    content: fc.constantFrom(LONG, `질문 ${LONG}`, '네'),
    title: fc.constantFrom('', '질문', '질문 질문'),
    views: fc.nat(3),
  });
  const posts = fc.array(some, { maxLength: 12 });
  fc.assert(
    fc.property(
      posts.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        const gather = (rows: typeof list): SettledPosts =>
          settle(rows.map((row) => post(row.author, row.date, row.content, row.views, row.title)));
        const settled = gather(list);
        expect(gather(shuffled)).toEqual(settled);
        expect(settled.kept.length + settled.duplicates.length).toBe(list.length);
        const ids = new Set(settled.kept.map(({ post_id }) => post_id));
        expect(ids.size).toBe(settled.kept.length);
        expect(settled.duplicates.every(({ duplicate_of }) => ids.has(duplicate_of))).toBe(true);
      },
    ),
  );
});
