import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { NMF } from './nmf.js';

describe('NMF', () => {
  it('learns that a thing with zeros alone is worth 0, also without regularization', () => {
    const ratings = Interactions.from([
      { user: '김하늘', item: '도깨비', value: 0 },
      { user: '이바다', item: '도깨비', value: 0 },
      { user: '이바다', item: '미생', value: 4 },
    ]);
    const model = new NMF({ nFactors: 3, regPu: 0, regQi: 0, randomState: 0 }).fit(ratings);
    expect(model.predict('김하늘', '도깨비').estimate).toBe(0);
    expect(model.predict('이바다', '미생').estimate).toBeGreaterThan(2);
  });
});
