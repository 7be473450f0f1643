import { describe, expect, it } from 'vitest';
import { Interactions, type Interaction } from '../../data/interactions.js';
import { ItemKNN } from '../../implicit/item-knn/item-knn.js';
import { Popularity } from '../../implicit/popularity.js';
import { RandomState } from '../../random/random-state.js';
import { compareModels, compareModelsAsync } from './compare-models.js';
import { TestSet } from '../test-set.js';

// Two tastes: half of the viewers take thrillers, half comedies; popularity sees neither.
const random = new RandomState(2);
const rows: Interaction[] = [];
const later: Interaction[] = [];
for (let u = 0; u < 60; u++) {
  const own = random.permutation(15).subarray(0, 8);
  own.forEach((n, place) => {
    const row = { user: `시청자${u}`, item: `${u % 2 ? '스릴러' : '코미디'}${n}`, at: place };
    (place < 6 ? rows : later).push(row);
  });
}
const train = Interactions.from(rows);
const test = new TestSet(Interactions.from(later));

describe('compareModels', () => {
  const models = { '이웃 작품': () => new ItemKNN({ K: 20 }) };
  const comparison = compareModels({ models, train, test, k: 5 });

  it('puts popularity beside the others and says who beats it', () => {
    expect(comparison.rows.map(({ name }) => name)).toEqual(['Popularity', '이웃 작품']);
    expect(comparison.baseline).toBe('Popularity');
    const [popularity, neighbours] = comparison.rows;
    const [ndcg, , , , coverage] = neighbours?.values ?? [];
    expect(ndcg?.difference?.significant).toBe(true);
    expect(ndcg?.interval?.low).toBeGreaterThan(popularity?.report.ndcg ?? 1);
    expect(popularity?.values[0]?.difference).toBeNull();
    expect(coverage?.interval).toBeNull();
    expect(neighbours?.fitSeconds).toBeGreaterThan(0);
  });

  it('writes an aligned table', () => {
    const [head, rule, popularity, neighbours] = comparison.toText().split('\n');
    expect(head).toMatch(
      /^Model +NDCG@5 +Precision@5 +Recall@5 +MAP@5 +Coverage@5 +Novelty@5 +Fit s$/,
    );
    expect(rule).toHaveLength(popularity?.length ?? 0);
    // Four wide letters take one column more each.
    expect(neighbours).toHaveLength((popularity?.length ?? 0) - 4);
    expect(neighbours).toMatch(/^이웃 작품 +0\.\d{4}\* \[0\.\d{4}, 0\.\d{4}\]/);
    expect(comparison.toText()).toContain('full catalogue of 30 items');
    expect(comparison.toMarkdown().split('\n')[1]).toBe(`| --- |${' ---: |'.repeat(7)}`);
  });

  it('draws bars with names that are no markup', () => {
    const odd = compareModels({
      models: { '<script>&"\u0007': new Popularity().fit(train) },
      ...{ test, metrics: ['recall@3'] },
    });
    const svg = odd.toSVG();
    expect(svg).toContain('Recall@3');
    expect(svg).toContain('&lt;script&gt;&amp;&quot; </text>');
    expect(svg).not.toMatch(/<script|\p{Cc}(?<!\n)|NaN/u);
    expect(() => odd.toSVG({ metric: 'map' })).toThrow('map is not among');
    expect(odd.toMarkdown()).not.toContain('<script');
  });

  it('takes fitted models without training data, and makes popularity of what they know', async () => {
    const fitted = new ItemKNN({ K: 20 }).fit(train);
    const again = await compareModelsAsync({ models: { fitted }, test, k: 5, metrics: ['ndcg'] });
    expect(again.rows[0]?.report.ndcg).toBe(comparison.rows[0]?.report.ndcg);
    expect(again.rows[1]?.fitSeconds).toBeNull();
  });

  it('measures by the best of the baselines that it is told', () => {
    const told = compareModels({
      models: { 가: new Popularity(), 나: new Popularity({ halfLife: 3 }), 다: new ItemKNN() },
      ...{ train, test, baselines: ['다', '가'], metrics: ['ndcg'] },
    });
    expect(told.rows).toHaveLength(3);
    expect(told.baseline).toBe('다');
  });

  it('judges all models by the same candidates, and tells of as many as there are', () => {
    function* some(): Generator<string, void, void> {
      for (let n = 0; n < 15; n++) yield `스릴러${n}`;
    }
    const done: number[] = [];
    const told = compareModels({
      models: { 가: new Popularity(), 나: new Popularity() },
      ...{ train, test, candidates: some(), metrics: ['ndcg', 'coverage'] },
      onProgress: (progress) => done.push(progress.done / (progress.total ?? NaN)),
    });
    const [first, second] = told.rows.map(({ values }) => values.map(({ value }) => value));
    expect(first?.[0]).toBeGreaterThan(0);
    expect(second).toEqual(first);
    expect(done.at(-1)).toBe(1);
  });

  it('refuses what it cannot compare', () => {
    expect(() => compareModels({ models, train, test, baselines: [] })).toThrow(
      'baselines is empty',
    );
    expect(() => compareModels({ models: {}, train, test })).toThrow('There are no models');
    expect(() => compareModels({ models, test })).toThrow('give train');
    expect(() => compareModels({ models, train, test, metrics: ['rmse' as 'map'] })).toThrow(
      'There is no metric "rmse"',
    );
  });
});
