import { describe, expect, it } from 'vitest';
import { IdIndex } from './ids.js';
import { Interactions, type Interaction } from './interactions.js';

const rows: Interaction[] = [
  { user: '김하늘', item: '도깨비', value: 5, at: 10 },
  { user: '이바다', item: '도깨비', value: 3, at: 20 },
  { user: '김하늘', item: '밤의 영화', value: 1, confidence: 2, at: 30 },
  { user: '김하늘', item: '도깨비', value: 2, at: 40 },
];
const data = Interactions.from(rows);

describe('Interactions', () => {
  it('keeps rows as they came, and numbers users and items as they are first seen', () => {
    expect(data.users.toArray()).toEqual(['김하늘', '이바다']);
    expect(data.items.toArray()).toEqual(['도깨비', '밤의 영화']);
    expect([...data.rows()]).toEqual(rows.map((row) => ({ confidence: 1, ...row })));
    expect(data.mean).toBe(2.75);
    expect(data.ratingScale).toEqual([1, 5]);
  });

  it('tells 1 from "1", and takes text letter by letter', () => {
    const ids = [1, '1', '가', '가'.normalize('NFD'), ''];
    const apart = Interactions.from(ids.map((user) => ({ user, item: 0 })));
    expect(apart.users.toArray()).toEqual(ids);
    expect(apart.users.find('2')).toBe(-1);
  });

  it('adds repeats up where a model wants one number a pair', () => {
    const { indptr, indices, values } = data.implicit();
    expect([...indptr]).toEqual([0, 2, 3]);
    expect([...indices]).toEqual([0, 1, 0]);
    expect([...values]).toEqual([7, 2, 3]);
    expect([...data.implicit('ones').values]).toEqual([1, 1, 1]);
    expect([...data.byItem().values]).toEqual([5, 3, 2, 1]);
  });

  it('gives some of the rows, with their own ids or all', () => {
    const some = data.select([2, 1]);
    expect(some.users.toArray()).toEqual(['김하늘', '이바다']);
    expect(some.items.toArray()).toEqual(['밤의 영화', '도깨비']);
    expect([...(some.at ?? [])]).toEqual([30, 20]);
    expect(some.ratingScale).toEqual([1, 5]);
    const kept = data.select([1], { ids: 'keep' });
    expect(kept.users).toBe(data.users);
    expect(kept.userOf).toEqual(Int32Array.of(1));
  });

  it('refuses positions that are none, and leaves the ids as they were', () => {
    for (const position of [-1, 4, 1e9]) {
      expect(() => data.select([0, position], { ids: 'keep' })).toThrow('rows[1] is not below 4');
    }
    expect(data.users.size).toBe(2);
  });

  const odd: [string, object][] = [
    ['NaN for value', { value: NaN }],
    // What JSON makes of NaN.
    ['null for value', { value: null }],
    ['Infinity for value', { value: Infinity }],
    ['-1 for confidence', { confidence: -1 }],
    ['NaN for confidence', { confidence: NaN }],
    ['-Infinity for at', { at: -Infinity }],
    ['null for at', { at: null }],
    ['no user', { user: undefined }],
    ['no item', { item: NaN }],
  ];
  it.each(odd)('says which row has %s', (what, change) => {
    const bad = { ...rows[1], ...change } as Interaction;
    expect(() => Interactions.from([rows[0]!, bad])).toThrow(`Row 1 has ${what}`);
  });

  it('says which row has no time among those that have one', () => {
    expect(() => Interactions.from([rows[0]!, { user: 1, item: 1 }])).toThrow('Row 1 has no time');
  });

  it('checks columns that are given as arrays', () => {
    const ids = { users: new IdIndex(['김']), items: new IdIndex(['가']) };
    const places = { userOf: Int32Array.of(0), itemOf: Int32Array.of(0) };
    const made = (columns: object) => () =>
      new Interactions({ ...ids, ...places, values: Float64Array.of(1), ...columns });
    expect(made({})().size).toBe(1);
    expect(made({ itemOf: Int32Array.of(1) })).toThrow('itemOf[0] is not below 1');
    expect(made({ extra: { ratio: Float64Array.of(1, 2) } })).toThrow('ratio has 2, userOf 1');
    expect(made({ extra: { ratio: Float64Array.of(Infinity) } })).toThrow('Infinity for ratio');
    expect(made({ confidence: Float64Array.of(-0.5) })).toThrow('-0.5 for confidence');
  });

  it('may be empty', () => {
    const none = Interactions.from([]);
    expect([none.size, none.mean, none.users.size]).toEqual([0, 0, 0]);
    expect(none.implicit().indptr).toEqual(Int32Array.of(0));
  });
});
