import { describe, expect, it } from 'vitest';
import { KEYWORD_GROUPS } from '../tokens/keyword-groups';
import { authorsOf, nickname } from './authors';
import { Forum } from './posts';
import type { MadeRow, MakeOptions } from './posts';
import { Random } from './random';
import { FAULTS } from './spoiled';
import { GROWING, ILLNESSES, SMALL_TALK } from './topics';

function make(options: Partial<MakeOptions> = {}) {
  const forum = new Forum(
    { posts: 6000, months: 12, from: '2024-01', seed: 7, ...options },
    FAULTS,
  );
  const months = [...forum.months()];
  return { months, rows: months.flatMap(({ rows }) => rows), truth: forum.truth };
}
const made = make();
const sound = made.rows.filter(({ fault }) => fault === null).map(({ post }) => post);
const share = (rows: readonly unknown[], of: readonly unknown[]): number => rows.length / of.length;

describe('the made forum', () => {
  it('has as many posts as were asked for, in each of the months', () => {
    for (const posts of [1, 30, 6000]) {
      const { rows, months, truth } = make({ posts });
      expect(rows.length).toBe(posts);
      expect(truth.rows).toBe(posts);
      expect(months.map(({ month }) => month)).toEqual(
        Array.from({ length: 12 }, (_, k) => `2024-${String(k + 1).padStart(2, '0')}`),
      );
    }
  });

  it('is the same again from the same seed, and another one from another', () => {
    expect(make({ posts: 300 })).toEqual(make({ posts: 300 }));
    expect(make({ posts: 300, seed: 8 }).rows).not.toEqual(make({ posts: 300 }).rows);
  });

  it('accounts for every row', () => {
    const { rows, posts, rejected, duplicates } = made.truth;
    const bad = Object.values(rejected).reduce((sum, count) => sum + count, 0);
    expect(posts + bad + duplicates['same post'] + duplicates['same text again']).toBe(rows);
    expect(Object.keys(rejected).sort()).toEqual([...FAULTS].sort());
    const texts = new Set(
      sound.map(({ author, title, content }) => `${author}\n${title}\n${content}`),
    );
    expect(texts.size).toBe(posts);
  });

  it('writes at the length of a forum, and hardly the same twice', () => {
    const lengths = sound.map(({ title, content }) => title.length + 1 + content.length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan(150);
    expect(mean).toBeLessThan(250);
    const sentences = sound.flatMap(({ content }) => content.split(/[.?!\n]+/));
    expect(new Set(sentences).size).toBeGreaterThan(sentences.length / 3);
  });

  it('lets most authors write two or three times, and a few very often', () => {
    const counts = new Map<number, number>();
    for (const author of authorsOf(70_000, new Random(1))) {
      counts.set(author, (counts.get(author) ?? 0) + 1);
    }
    const each = [...counts.values()];
    expect(
      share(
        each.filter((count) => count === 2 || count === 3),
        each,
      ),
    ).toBeGreaterThan(0.5);
    expect(Math.max(...each)).toBeGreaterThan(100);
    const names = Array.from({ length: 30_000 }, (_, author) => nickname(author));
    expect(new Set(names).size).toBe(names.length);
  });

  it('is liveliest in the evening, and on weekdays', () => {
    const exact = sound.filter(({ date }) => /^\d{4}-\d\d-\d\d \d\d/.test(date));
    const hours = Array.from({ length: 24 }, () => 0);
    const days = Array.from({ length: 7 }, () => 0);
    for (const { date } of exact) {
      hours[Number(date.slice(11, 13))]! += 1 / exact.length;
      days[new Date(date.slice(0, 10)).getUTCDay()]! += 1 / exact.length;
    }
    expect([21, 22]).toContain(hours.indexOf(Math.max(...hours)));
    expect([3, 4, 5]).toContain(hours.indexOf(Math.min(...hours)));
    expect((days[0]! + days[6]!) / 2).toBeLessThan(0.85 * days[2]!);
  });

  it.each([
    ['2024.05.19. 14:03', /^\d{4}\.\d\d\.\d\d\. \d\d:\d\d$/, 0.4],
    ['24.05.19', /^\d\d\.\d\d\.\d\d$/, 0.06],
    ['2024년 5월 19일 오후 2:03', /^\d{4}년 \d+월 \d+일 오[전후] (1[0-2]|[1-9]):\d\d$/, 0.24],
    ['2024-05-19 14:03:22', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 0.18],
    ['3시간 전', /^\d+(분|시간) 전$/, 0.12],
  ])('writes dates as %s', (_, style, expected) => {
    const found = share(
      sound.filter(({ date }) => style.test(date)),
      sound,
    );
    expect(found).toBeCloseTo(expected, 1);
    expect(found).toBeGreaterThan(0.03);
  });

  it('has typos, emoji of several code points, and entities', () => {
    const texts = sound.map(({ content }) => content).join('\n');
    for (const sign of ['슴다', '됬', 'ㅋㅋ', '👨‍👩‍👧‍👦', '👩🏻‍⚕️', '&nbsp;', '<br>']) {
      expect(texts.split(sign).length, sign).toBeGreaterThan(5);
    }
  });

  it('lets one group rise in the last month, and no other', () => {
    const { rising } = made.truth;
    const topics = [...ILLNESSES, ...GROWING];
    const last = made.months.at(-1)!.rows;
    const before = made.months.slice(0, -1).flatMap(({ rows }) => rows);
    const times = topics.map(({ name, names }) => {
      const on = (rows: readonly MadeRow[]): MadeRow[] =>
        rows.filter(({ post }) =>
          names.some((word) => word.length > 1 && post.content.includes(word)),
        );
      return { name, times: share(on(last), last) / share(on(before), before) };
    });
    times.sort((a, b) => b.times - a.times);
    expect(times[0]!.name).toBe(rising);
    expect(times[0]!.times).toBeGreaterThan(1.4 * times[1]!.times);
    expect(make({ months: 1 }).truth.rising).toBeNull();
  });
});

describe('the topics', () => {
  it('are the keyword groups, named by their keywords', () => {
    const topics = [...ILLNESSES, ...GROWING];
    expect(topics.map(({ name }) => name).sort()).toEqual(
      KEYWORD_GROUPS.map(({ name }) => name).sort(),
    );
    for (const { name, names, beside } of topics) {
      const group = KEYWORD_GROUPS.find((known) => known.name === name)!;
      expect(group.keywords).toEqual(expect.arrayContaining([...names]));
      expect(topics.map((topic) => topic.name)).toEqual(expect.arrayContaining([...beside]));
    }
  });

  it('tell what happened in the past, so that endings fit', () => {
    const hasSsang = (text: string): boolean =>
      (text.charCodeAt(text.length - 1) - 0xac00) % 28 === 20;
    for (const { events, deeds, questions } of [...ILLNESSES, ...GROWING, ...SMALL_TALK]) {
      expect(events.length).toBeGreaterThan(4);
      expect(events.filter((event) => !hasSsang(event))).toEqual([]);
      expect(deeds.filter(({ thing, done }) => thing === '' || !hasSsang(done))).toEqual([]);
      expect(questions.length).toBe(4);
    }
  });
});
