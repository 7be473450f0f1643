import { duplicatesAcrossSplit } from '@nunchi/text';
import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../src/clean/clean-text';
import { DATA, readActivities } from '../src/read/read-activities';
import { resultsTable } from '../src/report/results-table';
import { measure, splitActivities } from '../src/train/compare';
import type { Split } from '../src/train/compare';
import { ORIGINAL, RECIPES, SERVED } from '../src/train/recipes';

let split: Split;
beforeAll(async () => {
  split = splitActivities(await readActivities(DATA));
});

describe('the comparison', () => {
  it('keeps a fifth of each category aside', () => {
    const sizes = (part: Split['test']): Record<string, number> => {
      const sizes: Record<string, number> = {};
      for (const { category } of part) sizes[category] = (sizes[category] ?? 0) + 1;
      return sizes;
    };
    expect(split.train).toHaveLength(848);
    expect(sizes(split.test)).toMatchObject({ 취미: 48, '운동·액티비티': 34, '동네·또래': 5 });
  });

  it('has no text on both sides', () => {
    expect(duplicatesAcrossSplit(split.train.map(textOf), split.test.map(textOf))).toEqual([]);
  });

  // scikit-learn 1.2.1 on the same texts: right answers of 212, and the macro F1.
  it.each([
    [0, 132, 0.44231933548794006],
    [1, 145, 0.5634436371173771],
    [2, 162, 0.7180063952239701],
    [3, 159, 0.6980333730868039],
    [4, 121, 0.3549695961797342],
    [5, 158, 0.6864981210315098],
  ])('recipe %i is right as often as scikit-learn is', (recipe, right, f1) => {
    const result = measure(RECIPES[recipe] ?? ORIGINAL, split);
    expect(result.accuracy).toBeCloseTo(right / 212, 12);
    expect(result.macro.f1).toBeCloseTo(f1, 12);
  });

  it('is hard enough to be worth it, and the served model is well ahead of the original', () => {
    const [original, served] = [measure(ORIGINAL, split), measure(SERVED, split)];
    expect(original.accuracy).toBeGreaterThan(0.55);
    expect(served.accuracy).toBeGreaterThan(original.accuracy + 0.1);
    expect(served.accuracy).toBeLessThan(0.85);
    expect(resultsTable([original], 'en')[1]).toEqual([
      'the original: glued texts, words',
      ...['0.6226', '0.7115', '0.4168', '0.4423'],
      expect.stringMatching(/^\d+$/),
    ]);
  });
});
