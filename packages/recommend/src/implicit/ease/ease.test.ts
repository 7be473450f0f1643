import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Interactions, type Interaction } from '../../data/interactions.js';
import { SpdMatrix } from '../../kernels/spd.js';
import { recommendAll } from '../../lists/recommend-all.js';
import { similarItems } from '../../lists/similar.js';
import { RandomState } from '../../random/random-state.js';
import { runSteps } from '../../work.js';
import { addGram, columnsOf } from './gram.js';
import { EASE, type EASEOptions } from './ease.js';

interface Golden {
  regularization: number;
  rows: [user: number, item: number, value: number][];
  ones: number[][];
  values: number[][];
}

const golden = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/ease.json', import.meta.url), 'utf8'),
) as Golden;
const goldenViews = Interactions.from(
  golden.rows.map(([user, item, value]) => ({ user, item, value })),
);

const views = Interactions.from(
  [
    ['김하늘', '도깨비', 1],
    ['김하늘', '미생', 0.9],
    ['이바다', '도깨비', 0.8],
    ['이바다', '미생', 1],
    ['이바다', '시그널', 0.2],
    ['박강산', '미생', 0.7],
    ['박강산', '비밀의 숲', 1],
    ['최별', '비밀의 숲', 1],
    ['최별', '시그널', 0.9],
  ].map(([user, item, value]): Interaction => ({ user, item, value }) as Interaction),
);

describe.each(['ones', 'values'] as const)('EASE on %s', (weights) => {
  const { regularization } = golden;

  it('is numpy’s inverse to 1e-12', () => {
    const size = goldenViews.items.size;
    const kept = Int32Array.from({ length: size }, (_, n) => n);
    const matrix = new SpdMatrix(size);
    const seen = columnsOf(goldenViews.implicit(), kept, weights === 'ones');
    runSteps(addGram(seen, regularization, matrix));
    runSteps(matrix.invert());
    for (const [i, row] of golden[weights].entries()) {
      for (const [j, expected] of row.entries()) {
        const [a, b] = [goldenViews.items.find(i), goldenViews.items.find(j)];
        const found = i === j ? 0 : -matrix.inverseAt(a, b) / matrix.inverseAt(b, b);
        expect(Math.abs(found - expected)).toBeLessThan(1e-12);
      }
    }
  });

  it('scores by it, in float32', () => {
    const model = new EASE({ regularization, weights }).fit(goldenViews);
    for (const [user, item] of golden.rows.slice(20, 40)) {
      let expected = 0;
      for (const [other, from, value] of golden.rows) {
        const weight = weights === 'ones' ? 1 : value;
        if (other === user) expected += weight * golden[weights][from]![item]!;
      }
      expect(model.score(user, item)).toBeCloseTo(expected, 6);
    }
  });

  it('explains a score by what was seen: the parts add up to it', () => {
    const model = new EASE({ regularization: 1, weights }).fit(views);
    const { score, because } = model.explain('이바다', '비밀의 숲');
    expect(score).toBeCloseTo(model.score('이바다', '비밀의 숲'), 12);
    const sum = because.reduce((a, { contribution }) => a + contribution, 0);
    expect(sum).toBeCloseTo(score, 12);
    expect(because.map(({ item }) => item)).toContain('시그널');
  });

  it('scores a history as it scores the user who has it', () => {
    const model = new EASE({ regularization: 1, weights }).fit(views);
    const history = [
      { item: '도깨비', value: 1 },
      { item: '미생', value: 0.9 },
      { item: '모르는 것', value: 1 },
    ];
    expect(model.recommendFor(history)).toEqual(model.recommend('김하늘'));
  });
});

describe('EASE', () => {
  it('puts first what goes with the history', () => {
    const model = new EASE({ regularization: 1 }).fit(views);
    expect(model.recommendFor([{ item: '도깨비' }], { k: 1 })[0]?.item).toBe('미생');
    expect(similarItems(model, '도깨비', { k: 1 })[0]?.id).toBe('미생');
  });

  it('leaves rare items out', () => {
    const model = new EASE({ regularization: 1, minItemCount: 3 }).fit(views);
    const list = model.recommend('김하늘', { seen: 'allow' });
    expect(list.every(({ score }) => score === 0)).toBe(true);
    expect(similarItems(model, '시그널')).toEqual([]);
    expect(model.explain('이바다', '시그널').because).toEqual([]);
    const two = new EASE({ regularization: 1, minItemCount: 2 }).fit(views);
    expect(two.recommend('김하늘')).toEqual(
      new EASE({ regularization: 1 }).fit(views).recommend('김하늘'),
    );
  });

  it('gives up large catalogues with a way out', () => {
    const model = new EASE({ maxItems: 3 });
    expect(() => model.fit(views)).toThrow('EASE needs 0.0 GB for 4 items, and maxItems allows 3');
    expect(() => model.fit(views)).toThrow('minItemCount');
    expect(() => new EASE({ minItemCount: 9 }).fit(views)).toThrow('No item has minItemCount');
  });

  it('can keep the strongest weights only', () => {
    const random = new RandomState(3);
    const rows = Array.from({ length: 3000 }, () => {
      const user = random.below(200);
      return { user, item: (random.below(20) * 5 + (user % 5)) % 90 };
    });
    const data = Interactions.from(rows);
    const all = new EASE({ regularization: 10 }).fit(data);
    const few = new EASE({ regularization: 10, topWeights: 8 }).fit(data);
    const weights = few.toState().arrays;
    expect(weights['weights.values']).toHaveLength(8 * data.items.size);
    expect(new EASE({ regularization: 10, topWeights: 999 }).fit(data).recommend(1)).toEqual(
      all.recommend(1),
    );
    const item = data.items.at(0);
    const strongest = similarItems(few, item, { k: 3 });
    expect(strongest).toEqual(similarItems(all, item, { k: 3 }));
  });

  it.each<EASEOptions & { filter: boolean }>([
    { filter: true },
    { filter: false, weights: 'values' },
    { filter: true, weights: 'values', minItemCount: 30 },
    { filter: true, topWeights: 8 },
  ])('gives many users what it gives each: %o', ({ filter, ...options }) => {
    const random = new RandomState(4);
    const rows = Array.from({ length: 6000 }, () => {
      const user = random.below(300);
      return { user, item: (random.below(40) * 5 + (user % 5)) % 190, value: random.random() };
    });
    const model = new EASE({ regularization: 10, ...options }).fit(Interactions.from(rows));
    const seen = filter ? 'filter' : 'allow';
    const { users, items, scores, k } = recommendAll(model, { k: 12, seen, block: 290 });
    for (const [n, user] of users.entries()) {
      const list = model.recommend(user, { k: 12, seen });
      const found = list.map((_, place) => ({
        item: model.known.items.at(items[n * k + place]!),
        score: scores[n * k + place]!,
      }));
      expect(found).toEqual(list.map(({ item, score }) => ({ item, score })));
    }
  });

  it.each<EASEOptions>([{}, { topWeights: 2 }, { minItemCount: 2, weights: 'values' }])(
    'is the same after saving: %o',
    (options) => {
      const model = new EASE({ regularization: 1, ...options }).fit(views);
      const again = EASE.restore(structuredClone(model.toState()));
      expect(again.recommend('이바다', { seen: 'allow' })).toEqual(
        model.recommend('이바다', { seen: 'allow' }),
      );
    },
  );

  it('refuses saved states that do not fit', () => {
    const state = new EASE().fit(views).toState();
    const broken = (arrays: typeof state.arrays): (() => EASE) => {
      return () => EASE.restore({ ...state, arrays: { ...state.arrays, ...arrays } });
    };
    expect(broken({ weights: new Float32Array(15) })).toThrow('15 numbers of weights');
    expect(broken({ kept: Int32Array.of(0, 1, 2, 4) })).toThrow('items that it does not have');
    expect(broken({ kept: Int32Array.of(0, 1, 1, 2) })).toThrow('items that it does not have');
  });

  it('tells its steps, and what it knew stays when they are left', () => {
    const model = new EASE({ regularization: 1 }).fit(views);
    const before = model.recommend('김하늘');
    const stop = new AbortController();
    const done: number[] = [];
    const work = {
      signal: stop.signal,
      onProgress: (step: { done: number; total: number | null }) => {
        done.push(step.done);
        expect(step.total).toBe(4);
        if (step.done === 3) stop.abort();
      },
    };
    expect(() => model.fit(goldenViews, work)).toThrow();
    expect(done).toEqual([1, 2, 3]);
    expect(model.recommend('김하늘')).toEqual(before);
  });

  it.each([
    [{ regularization: 0 }, 'regularization must be a number above 0'],
    [{ topWeights: 0 }, 'topWeights must be'],
    [{ maxItems: 1e6 }, 'maxItems must be'],
    [{ minItemCount: 0.5 }, 'minItemCount must be'],
    [{ weights: 'twos' as 'ones' }, 'weights must be one of'],
  ])('refuses %o', (options, message) => {
    expect(() => new EASE(options)).toThrow(message);
  });
});
