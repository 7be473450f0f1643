import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../src/clean/clean-text';
import type { Recommender } from '../src/pick/recommender';
import { servedRecommender } from './served';

let recommender: Recommender;
beforeAll(async () => {
  recommender = await servedRecommender();
});

const nobody = { query: '', interests: [], taste: null };
const titled = (part: string) => recommender.activities.filter(({ title }) => title.includes(part));

describe('Recommender', () => {
  it('reads a category in a text, and its shares sum to 1', () => {
    const shares = recommender.read('통기타 코드', null);
    expect([...shares].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe('취미');
    expect([...shares.values()].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('gives a visitor of whom nothing is known shares as large as the categories', () => {
    const shares = recommender.shares(nobody);
    expect([...shares.keys()][0]).toBe('취미');
    expect(shares.get('취미')).toBeCloseTo(239 / 1060, 12);
    expect(shares.get('동네·또래')).toBeCloseTo(24 / 1060, 12);
  });

  it('puts the most similar first, and says by which words', () => {
    const [first] = recommender.picks({ ...nobody, query: '볼링 치고 싶어요' }, 12);
    expect(first?.activity.title).toContain('볼링');
    expect(first?.words).toContain('볼링');
  });

  it('shows hardly anything twice', () => {
    const picks = recommender.picks({ ...nobody, interests: ['재테크'] }, 9);
    const heads = picks.map(({ activity }) => activity.intro + activity.title);
    expect(new Set(heads).size).toBe(9);
    expect(new Set(picks.map(({ activity }) => activity.intro)).size).toBeGreaterThan(4);
  });

  it('learns a taste from titles: the category, and the words within it', () => {
    const model = recommender.base.member();
    const climbs = titled('클라이밍').filter(({ category }) => category === '운동·액티비티');
    const viewed = climbs.slice(0, 2);
    for (const { id, title, category } of viewed) {
      model.update(title, category, { event: String(id) });
    }
    const taste = { model, viewed: viewed.map(({ id }) => id) };
    const shares = recommender.shares({ ...nobody, taste });
    expect(shares.get('운동·액티비티')).toBeGreaterThan(0.4);
    const picks = recommender.picks({ ...nobody, taste }, 12);
    expect(picks[0]?.activity.title).toContain('클라이밍');
    expect(picks[0]?.words).toContain('클라이밍');
    expect(picks.map(({ activity }) => activity.id)).not.toContain(viewed[0]?.id);
    expect(recommender.learnt(model).map(({ word }) => word)).toContain('클라이밍');
  });

  it('tells why an activity is of its category', () => {
    const [yoga] = titled('요가').filter(({ category }) => category === '운동·액티비티');
    const reasons = yoga && recommender.reasons(yoga);
    expect(reasons?.category).toBe('운동·액티비티');
    expect(reasons?.against).not.toBe('운동·액티비티');
    expect(reasons?.words).toHaveLength(8);
    for (const word of reasons?.words ?? []) expect(yoga && textOf(yoga)).toContain(word);
  });

  it('knows which words it knows', () => {
    expect(recommender.known('zzzz 등산')).toEqual({ known: 1, total: 2 });
    expect(recommender.known('')).toEqual({ known: 0, total: 0 });
    expect(recommender.picks({ ...nobody, query: 'zzzz' }, 12)).toHaveLength(12);
  });
});
