import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { BPR } from '../implicit/bpr/bpr.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import { similarItems } from '../lists/similar.js';
import { RandomState } from '../random/random-state.js';
import { loadModel } from '../save/load-model.js';
import { saveModel } from '../save/save-model.js';
import { recommendByAttributes } from './recommend-by-attributes.js';
import { withNewItems, type ItemWithAttributes } from './with-new-items.js';

/** Viewers of dramas (even) and of films (odd), each of 12 of 20 works. */
const random = new RandomState(11);
const data = Interactions.from(
  Array.from({ length: 40 }, (_, user) =>
    Array.from(random.permutation(20).subarray(0, 12), (work) => ({
      user,
      item: `${user % 2 === 0 ? '드라마' : '영화'} ${work}`,
    })),
  ).flat(),
);
const attributesOf = (item: string): string[] => [
  item.startsWith('영화') ? '영화' : '드라마',
  Number(item.split(' ')[1]) % 2 === 0 ? '새것' : '옛것',
];
const catalogue: ItemWithAttributes[] = [
  ...data.items.toArray().map((item) => ({ item, attributes: attributesOf(String(item)) })),
  { item: '신작 드라마', attributes: ['드라마', '새것', '처음 보는 말'] },
  { item: '신작 영화', attributes: ['영화'] },
];
const knn = new ItemKNN().fit(data);
const bpr = new BPR({ factors: 4, learningRate: 0.1, iterations: 30, randomState: 1 }).fit(data);

describe('withNewItems', () => {
  it.each([knn, bpr])('puts a new item before those who like its kind: $kind', (model) => {
    const longer = withNewItems(model, catalogue);
    for (let user = 0; user < 40; user++) {
      const [liked, other] = user % 2 === 0 ? ['드라마', '영화'] : ['영화', '드라마'];
      const list = longer.recommend(user, { k: 99 }).map(({ item }) => item);
      expect(list.indexOf(`신작 ${liked}`)).toBeLessThan(list.indexOf(`신작 ${other}`));
      expect(list.indexOf(`신작 ${liked}`)).toBeLessThan(12);
    }
  });

  it('leaves the scores of known items as they are', () => {
    const longer = withNewItems(knn, catalogue);
    for (const item of data.items.toArray()) {
      expect(longer.score(3, item)).toBe(knn.score(3, item));
    }
  });

  it('is the mean of the attribute when an item has one of its own, drawn to the mean of all', () => {
    const views = [5, 3, 1].flatMap((viewers, kind) =>
      Array.from({ length: viewers }, (_, user) => ({ user, item: kind })),
    );
    const popular = new Popularity().fit(Interactions.from(views));
    const kinds = ['가', '나', '나'].map((name, item) => ({ item, attributes: [name] }));
    const added = [...kinds, { item: '새것', attributes: ['나'] }];
    const exact = withNewItems(popular, added, { regularization: 1e-9 });
    expect(exact.score(0, '새것')).toBeCloseTo(2, 6);
    const drawn = withNewItems(popular, added, { regularization: 1e9 });
    expect(drawn.score(0, '새것')).toBeCloseTo(3, 6);
  });

  it('gives new items vectors whose product with a user is the score', () => {
    const longer = withNewItems(bpr, catalogue);
    const [users, items] = [longer.userVectors()!, longer.itemVectors()!];
    const place = longer.known.items.find('신작 영화');
    let product = 0;
    for (let f = 0; f < 5; f++) product += users.data[f]! * items.data[place * 5 + f]!;
    // Vectors are kept in 32 bits, the mean is taken over scores here and over vectors there.
    expect(product).toBeCloseTo(longer.score(data.users.at(0), '신작 영화'), 9);
    const like = similarItems(longer, '신작 영화', { k: 5 });
    expect(like.every(({ id }) => String(id).startsWith('영화'))).toBe(true);
  });

  it('makes lists for new users, and passes over new items in their history', () => {
    const longer = withNewItems(knn, catalogue);
    const history = [{ item: '영화 1' }, { item: '영화 2' }];
    const list = longer.recommendFor([...history, { item: '신작 드라마' }], { k: 99 });
    const scores = new Map(list.map(({ item, score }) => [item, score]));
    expect(scores.get('신작 영화')).toBeGreaterThan(0);
    expect(scores.has('신작 드라마')).toBe(false);
    for (const { item, score } of knn.recommendFor(history)) expect(scores.get(item)).toBe(score);
    expect(longer.recommendFor([{ item: '신작 드라마' }])).toHaveLength(10);
  });

  it('is saved with its model', () => {
    const longer = withNewItems(bpr, catalogue);
    const loaded = loadModel(saveModel(longer));
    expect(loaded.recommend(1, { k: 99 })).toEqual(longer.recommend(1, { k: 99 }));
  });

  it('explains known items and says why it cannot explain new ones', () => {
    const longer = withNewItems(knn, catalogue);
    expect(longer.explain(0, '드라마 1')).toEqual(knn.explain(0, '드라마 1'));
    expect(() => longer.explain(0, '신작 영화')).toThrow('by its attributes alone');
    expect(() => longer.explain(0, '없는 것')).toThrow('no item');
    expect(() => longer.fit(data)).toThrow('call withNewItems again');
  });

  it('refuses what it cannot learn from', () => {
    const strange = { item: '신작', attributes: ['처음 보는 말'] };
    expect(() => withNewItems(knn, [...catalogue, strange])).toThrow('"신작" has no attribute');
    expect(() => withNewItems(knn, [strange])).toThrow("None of the model's items");
    expect(() => withNewItems(knn, catalogue, { regularization: 0 })).toThrow('above 0');
  });
});

describe('recommendByAttributes', () => {
  const attributes = new Map(catalogue.map((entry) => [entry.item, entry.attributes]));

  it('puts wanted attributes first, then what is popular', () => {
    const list = recommendByAttributes(knn, ['영화', '새것'], { attributes, k: 99 });
    expect(list.slice(0, 10).every(({ item }) => /^영화 \d?[02468]$/.test(String(item)))).toBe(
      true,
    );
    const { items, popularity } = knn.known;
    const viewers = list.slice(0, 10).map(({ item }) => popularity[items.find(item)]!);
    expect(viewers).toEqual([...viewers].sort((a, b) => b - a));
  });

  it('is what is popular without wishes, and keeps to the filters of a list', () => {
    const plain = recommendByAttributes(knn, [], { attributes, k: 3 }).map(({ item }) => item);
    expect(plain).toEqual(knn.recommend('손님', { k: 3 }).map(({ item }) => item));
    expect(recommendByAttributes(knn, ['영화'], { attributes, allow: ['드라마 3'] })).toHaveLength(
      1,
    );
    expect(() => recommendByAttributes(knn, [], { attributes: new Map() })).toThrow('own ids');
  });
});
