import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { BPR } from '../implicit/bpr/bpr.js';
import { ImplicitALS } from '../implicit/als/implicit-als.js';
import { EASE } from '../implicit/ease/ease.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import { evaluate } from '../judge/evaluate.js';
import { TestSet } from '../judge/test-set.js';
import { RandomState } from '../random/random-state.js';
import { SVD } from '../ratings/svd/svd.js';
import { SVDpp } from '../ratings/svd/svdpp.js';
import { optimize } from './optimize.js';
import { searchSpaces } from './search-spaces.js';
import { uniform } from './space.js';
import { tuneWeights } from './tune-weights.js';

// Two tastes; popularity sees neither, neighbours do.
const random = new RandomState(4);
const rows = Array.from({ length: 50 }, (_, u) =>
  Array.from(random.permutation(12).subarray(0, 7), (n, place) => ({
    row: { user: `시청자${u}`, item: `${u % 2 ? '스릴러' : '코미디'}${n}` },
    place,
  })),
).flat();
const part = (from: number, to: number): Interactions =>
  Interactions.from(rows.filter(({ place }) => place >= from && place < to).map(({ row }) => row));
const train = part(0, 5);
const validation = part(5, 7);

describe('tuneWeights', () => {
  const parts = { popular: new Popularity(), neighbours: new ItemKNN() };
  const options = { train, validation, metric: 'ndcg@5', trials: 20, seed: 1 } as const;

  it('fits each part once and finds which one matters', () => {
    let fits = 0;
    class Counted extends Popularity {
      override fitSteps(data: Interactions): ReturnType<Popularity['fitSteps']> {
        fits++;
        return super.fitSteps(data);
      }
    }
    const popular = new Counted();
    const found = tuneWeights({
      ...options,
      parts: { popular, neighbours: new ItemKNN() },
      weights: { neighbours: 1, popular: uniform(-2, 2) },
    });
    expect(fits).toBe(1);
    expect(found.weights.neighbours).toBe(1);
    expect(evaluate(found.blend, validation, { k: 5 }).ndcg).toBe(found.best.value);
    expect(found.best.value).toBeGreaterThan(evaluate(popular, validation, { k: 5 }).ndcg);
  });

  it('changes the ranking with the weight', () => {
    const { blend } = tuneWeights({ ...options, trials: 2, parts });
    const lists = [-1, 1].map((popular) =>
      blend.withWeights({ neighbours: 0.1, popular }).recommend('시청자0', { k: 3 }),
    );
    expect(lists[0]).not.toEqual(lists[1]);
  });

  it('refuses the test set and weights of nothing', () => {
    const test = part(5, 7);
    new TestSet(test);
    expect(() => tuneWeights({ ...options, parts, validation: test })).toThrow(
      expect.objectContaining({ code: 'test-set-refused' }),
    );
    expect(() => tuneWeights({ ...options, parts, weights: { 없는것: 1 } })).toThrow(
      'no such part',
    );
  });
});

describe('searchSpaces', () => {
  const makers = { ImplicitALS, EASE, ItemKNN, BPR, SVD, SVDpp, Popularity };
  for (const [name, Model] of Object.entries(makers)) {
    it(`gives options that ${name} takes`, () => {
      const space = searchSpaces[name as 'EASE'];
      const { trials } = optimize((params) => Number(Boolean(new Model(params))), {
        ...{ space, trials: 12, sampler: 'random' },
      });
      expect(trials.map(({ failure }) => failure)).toEqual(Array(12).fill(null));
    });
  }
});
