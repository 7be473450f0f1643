import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { Popularity } from './popularity.js';

const DAY = 86_400_000;
const data = Interactions.from([
  { user: '김하늘', item: '옛 드라마', at: 0 },
  { user: '이바다', item: '옛 드라마', at: 0 },
  { user: '박강산', item: '새 드라마', at: 10 * DAY },
  { user: '박강산', item: '영화', at: 9 * DAY },
]);

describe('Popularity', () => {
  it('counts viewers', () => {
    const list = new Popularity().fit(data).recommend('새 손님', { k: 1 });
    expect(list).toEqual([{ item: '옛 드라마', score: 2 }]);
  });

  it('lets old views fade', () => {
    const list = new Popularity({ halfLife: 1 }).fit(data).recommend('김하늘', { seen: 'allow' });
    expect(list).toEqual([
      { item: '새 드라마', score: 1 },
      { item: '영화', score: 0.5 },
      { item: '옛 드라마', score: 2 / 1024 },
    ]);
  });

  it('leaves out what the user has seen', () => {
    const list = new Popularity().fit(data).recommend('김하늘');
    expect(list.map(({ item }) => item)).toEqual(['새 드라마', '영화']);
  });

  it('refuses a half-life without times, which would do nothing', () => {
    const timeless = Interactions.from([{ user: '김하늘', item: '영화' }]);
    expect(() => new Popularity({ halfLife: 7 }).fit(timeless)).toThrow(
      'needs the time of each row',
    );
    expect(new Popularity().fit(timeless).score('김하늘', '영화')).toBe(1);
  });

  it('refuses options that are none', () => {
    expect(() => new Popularity({ now: NaN })).toThrow('now must be a number');
    expect(() => new Popularity({ count: 'users' as 'rows' })).toThrow('count must be one of');
    expect(() => new Popularity({ halfLife: 0 })).toThrow('halfLife must be a number above 0');
  });
});
