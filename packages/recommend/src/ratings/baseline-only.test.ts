import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { BaselineOnly } from './baseline-only.js';
import { computeBaselines } from './baselines.js';
import { NormalPredictor } from './normal-predictor.js';

const data = Interactions.from(
  [
    { user: '김하늘', item: '도깨비', value: 5 },
    { user: '김하늘', item: '미생', value: 4 },
    { user: '이바다', item: '도깨비', value: 3 },
  ],
  { ratingScale: [1, 5] },
);

describe('computeBaselines', () => {
  it('finds how far users and items lie above the mean', () => {
    // One epoch by hand: the items first, (1 - 1) / (1 + 2) and 0 / (1 + 1); then the users.
    const { bu, bi } = computeBaselines(data, { nEpochs: 1, regI: 1, regU: 0 });
    expect([...bi]).toEqual([0, 0]);
    expect([...bu]).toEqual([0.5, -1]);
  });

  it('leaves at 0 who has no rating in these rows', () => {
    const part = data.select([0], { ids: 'keep' });
    for (const method of ['als', 'sgd'] as const) {
      const { bu, bi } = computeBaselines(part, { method, regI: 0, regU: 0 });
      expect([bu[1], bi[1]]).toEqual([0, 0]);
    }
  });

  it('refuses what cannot be', () => {
    expect(() => computeBaselines(data, { method: 'newton' as 'als' })).toThrow('method must be');
    expect(() => computeBaselines(data, { nEpochs: 1.5 })).toThrow('nEpochs must be a whole');
    expect(() => new BaselineOnly({ bslOptions: { regU: -1 } })).toThrow('regU must be');
  });
});

describe('BaselineOnly', () => {
  it('adds the biases that it knows to the mean, and comes back from its state', () => {
    const model = new BaselineOnly({ bslOptions: { nEpochs: 1, regI: 1, regU: 0 } }).fit(data);
    expect(model.predict('김하늘', '미생').estimate).toBe(4.5);
    expect(model.predict('이바다', '새 영화').estimate).toBe(3);
    const again = BaselineOnly.restore(model.toState());
    expect(again.test(data.rows())).toEqual(model.test(data.rows()));
    expect(again.options).toMatchObject(model.options);
  });
});

describe('NormalPredictor', () => {
  it('stays as it was where a second fit is stopped', () => {
    const model = new NormalPredictor({ randomState: 1 }).fit(data);
    const { deviation } = model;
    const stop = new AbortController();
    const flat = Interactions.from([{ user: '김하늘', item: '미생', value: 2 }]);
    const work = { signal: stop.signal, onProgress: () => stop.abort(new Error('그만')) };
    expect(() => model.fit(flat, work)).toThrow('그만');
    expect(model.deviation).toBe(deviation);
  });

  it('refuses options that are no numbers', () => {
    const text = { nEpochs: 1, regU: '15' as unknown as number };
    expect(() => new BaselineOnly({ bslOptions: text })).toThrow('not "15"');
    const none = { reg: null as unknown as number };
    expect(() => new BaselineOnly({ bslOptions: none })).toThrow('not null');
  });

  it('draws each guess anew and gives lists that stay the same', () => {
    const model = new NormalPredictor({ randomState: 1 }).fit(data);
    expect(model.deviation).toBeCloseTo(Math.sqrt(2 / 3), 12);
    const guesses = [0, 1].map(() => model.predict('김하늘', '도깨비', { clip: false }).estimate);
    expect(guesses[0]).not.toBe(guesses[1]);
    expect(model.recommend('이바다')).toEqual([{ item: '미생', score: 4 }]);
    const again = NormalPredictor.restore(model.toState());
    expect(again.predict('김하늘', '도깨비', { clip: false }).estimate).toBe(guesses[0]);
  });
});
