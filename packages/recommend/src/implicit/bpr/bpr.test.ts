import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { loadModel } from '../../save/load-model.js';
import { saveModel } from '../../save/save-model.js';
import { RandomState } from '../../random/random-state.js';
import { BPR, type BPROptions } from './bpr.js';
import { FastRandom, holds } from './sampler.js';

/** Viewers of dramas and viewers of films: each saw 12 of the 20 works of one kind. */
function views(users = 60): Interactions {
  const random = new RandomState(11);
  const rows = Array.from({ length: users }, (_, user) => {
    const kind = user % 2 === 0 ? '드라마' : '영화';
    const works = random.permutation(20).subarray(0, 12);
    return Array.from(works, (work) => ({ user: `시청자 ${user}`, item: `${kind} ${work}` }));
  });
  return Interactions.from(rows.flat());
}

const options: BPROptions = { factors: 8, learningRate: 0.1, iterations: 40, randomState: 1 };
const model = new BPR(options).fit(views());

/** How many of a list are of a kind. */
const ofKind = (list: { item: unknown }[], kind: string): number =>
  list.filter(({ item }) => String(item).startsWith(kind)).length;

describe('BPR', () => {
  it('finds the kind that a user watches', () => {
    for (let user = 0; user < 60; user++) {
      const kind = user % 2 === 0 ? '드라마' : '영화';
      expect(ofKind(model.recommend(`시청자 ${user}`, { k: 8 }), kind)).toBe(8);
    }
  });

  it('gives the same model with the same seed, another with another', () => {
    const again = new BPR(options).fit(views());
    expect(again.itemVectors()).toEqual(model.itemVectors());
    const other = new BPR({ ...options, randomState: 2 }).fit(views());
    expect(other.itemVectors()).not.toEqual(model.itemVectors());
  });

  it('scores by the product of its vectors', () => {
    const [users, items] = [model.userVectors(), model.itemVectors()];
    let product = 0;
    for (let f = 0; f < 9; f++) product += users.data[f]! * items.data[f]!;
    expect(model.score('시청자 0', model.known.items.at(0))).toBeCloseTo(product, 12);
    expect(users.data[8]).toBe(1);
  });

  it('makes a list for somebody new', () => {
    const history = [{ item: '영화 1' }, { item: '영화 5' }, { item: '영화 7' }];
    expect(ofKind(model.recommendFor(history, { k: 10 }), '영화')).toBe(10);
    expect(model.recommendFor(history)).toEqual(model.recommendFor(history));
  });

  it('knows what is liked by many', () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      user: n % 50,
      item: n < 150 ? n % 3 : n,
    }));
    const popular = new BPR({ ...options, negatives: 'uniform' }).fit(Interactions.from(rows));
    const bias = (item: number): number => popular.itemVectors().data[item * 9 + 8]!;
    expect(bias(0)).toBeGreaterThan(bias(10));
  });

  it('learns on, with users and items that came later', () => {
    const short = new BPR({ ...options, iterations: 1 }).fit(views(58));
    const before = short.itemVectors().data.slice();
    short.partialFit(views(), { iterations: 0 });
    expect(short.itemVectors().data.slice(0, 9)).toEqual(before.slice(0, 9));
    short.partialFit(views(), { iterations: 40 });
    expect(ofKind(short.recommend('시청자 59', { k: 8 }), '영화')).toBe(8);
    expect(() => new BPR().partialFit(views())).toThrow('call fit first');
  });

  it('keeps what it knew when it is stopped', () => {
    const kept = new BPR(options).fit(views());
    const stopper = new AbortController();
    const stop = (): void => {
      stopper.abort(new Error('그만'));
    };
    expect(() => kept.fit(views(20), { signal: stopper.signal, onProgress: stop })).toThrow('그만');
    expect(kept.itemVectors()).toEqual(model.itemVectors());
  });

  it('is saved whole', () => {
    const loaded = BPR.restore(loadModel(saveModel(model)).toState());
    expect(loaded.recommend('시청자 3')).toEqual(model.recommend('시청자 3'));
    expect(loaded.partialFit(views(), { iterations: 1 }).isFitted).toBe(true);
  });

  it('refuses what it cannot learn from', () => {
    const disliked = Interactions.from([{ user: '김하늘', item: '도깨비', value: 0 }]);
    expect(() => new BPR(options).fit(disliked)).toThrow('needs values above 0');
    expect(() => new BPR({ ...options, learningRate: 10 }).fit(views())).toThrow(
      'lower learningRate',
    );
    expect(() => new BPR({ factors: 0 })).toThrow('factors must be');
  });
});

describe('FastRandom', () => {
  it('draws all numbers alike', () => {
    const random = new FastRandom(new RandomState(4));
    const counts = new Array<number>(7).fill(0);
    for (let n = 0; n < 70_000; n++) counts[random.below(7)]!++;
    // 5 standard deviations of √(70000 × 1/7 × 6/7) = 93.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * 93);
  });
});

describe('holds', () => {
  it('looks between two places only', () => {
    const places = Int32Array.of(1, 4, 2, 3, 9);
    expect([1, 2, 3, 4, 9].filter((place) => holds(places, 2, 4, place))).toEqual([2, 3]);
    expect(holds(places, 2, 2, 2)).toBe(false);
  });
});
