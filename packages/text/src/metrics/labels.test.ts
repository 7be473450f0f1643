import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as m from './index.js';

const weighted = fc.array(
  fc.record({
    truth: fc.constantFrom('가', '나', '다', '라'),
    predicted: fc.constantFrom('가', '나', '다', '마'),
    weight: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 50 },
);

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('accuracyScore', () => {
  it('is a share, a count, or a share of weights', () => {
    const [truth, predicted] = [
      ['a', 'b', 'b', 'c'],
      ['a', 'b', 'c', 'a'],
    ];
    expect(m.accuracyScore(truth, predicted)).toBe(0.5);
    expect(m.accuracyScore(truth, predicted, { normalize: false })).toBe(2);
    expect(m.accuracyScore(truth, predicted, { sampleWeight: [3, 3, 1, 1] })).toBe(0.75);
    expect(m.zeroOneLoss(truth, predicted, { normalize: false })).toBe(2);
  });

  it('refuses samples that do not fit', () => {
    expect(() => m.accuracyScore([], [])).toThrow(/0 sample/);
    expect(() => m.accuracyScore([1, 2], [1])).toThrow('inconsistent numbers of samples: [2, 1]');
    expect(() => m.accuracyScore<string | number>(['1'], [1])).toThrow(/all strings/);
    expect(() => m.accuracyScore([0, 1], [0.2, 0.9])).toThrow(
      'Labels cannot be continuous: label 2',
    );
    expect(() => m.accuracyScore([1, 2], [1, 2], { sampleWeight: [1, NaN] })).toThrow(
      'sampleWeight 1 is NaN.',
    );
    expect(() => m.accuracyScore([1], [1], { sampleWeight: [0] })).toThrow(/sum to zero/);
  });
});

describe('balancedAccuracyScore', () => {
  it('counts small classes as much as large ones, and guessing as 0 if adjusted', () => {
    const truth = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
    const always = truth.map(() => 0);
    expect(m.balancedAccuracyScore(truth, always)).toBe(0.5);
    expect(m.balancedAccuracyScore(truth, always, { adjusted: true })).toBe(0);
  });
});

describe('confusionMatrix', () => {
  it('follows the order of labels and leaves out samples of others', () => {
    const [truth, predicted] = [
      ['a', 'b', 'c', 'c'],
      ['a', 'c', 'c', 'b'],
    ];
    expect(m.confusionMatrix(truth, predicted, { labels: ['c', 'a'] })).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(() => m.confusionMatrix(truth, predicted, { labels: ['z'] })).toThrow(/At least one/);
    expect(() => m.confusionMatrix(truth, predicted, { normalize: 'rows' as 'true' })).toThrow(
      /normalize must be/,
    );
  });

  it('sums to the weights; its rows to the true labels, its diagonal to the right ones', () => {
    fc.assert(
      fc.property(weighted, (samples) => {
        const truth = samples.map((s) => s.truth);
        const predicted = samples.map((s) => s.predicted);
        const sampleWeight = samples.map((s) => s.weight);
        const matrix = m.confusionMatrix(truth, predicted, { sampleWeight });
        const all = total(sampleWeight);
        expect(total(matrix.flat())).toBe(all);
        const { support, recall } = m.precisionRecallFscoreSupport(truth, predicted, {
          sampleWeight,
        });
        expect(matrix.map(total)).toEqual(support);
        expect(m.accuracyScore(truth, predicted, { sampleWeight })).toBeCloseTo(
          total(matrix.map((row, i) => row[i] as number)) / all,
          12,
        );
        expect(total(recall.map((r, i) => r * (support[i] as number)))).toBeCloseTo(
          total(matrix.map((row, i) => row[i] as number)),
          9,
        );
        const swapped = m.confusionMatrix(predicted, truth, { sampleWeight });
        expect(swapped).toEqual(matrix.map((_, i) => matrix.map((row) => row[i])));
      }),
    );
  });
});

describe('precision, recall and F-scores', () => {
  const truth = ['a', 'a', 'b', 'c'];
  const predicted = ['a', 'b', 'b', 'b'];

  it('come for each label or averaged', () => {
    expect(m.recallScore(truth, predicted, { average: null })).toEqual([0.5, 1, 0]);
    expect(m.precisionScore(truth, predicted, { average: 'macro' })).toBeCloseTo(4 / 9, 12);
    expect(m.f1Score(truth, predicted, { average: 'micro' })).toBe(0.5);
    expect(m.fbetaScore([0, 1, 1], [0, 1, 0], { beta: 0.5 })).toBeCloseTo(5 / 6, 12);
    expect(m.jaccardScore(truth, predicted, { average: null })).toEqual([0.5, 1 / 3, 0]);
  });

  it('score one label of two with the average binary, which is the default', () => {
    expect(m.precisionScore([true, false], [true, true])).toBe(0.5);
    expect(m.recallScore(['n', 'y', 'y'], ['n', 'n', 'y'], { posLabel: 'y' })).toBe(0.5);
    expect(() => m.f1Score(['n', 'y'], ['n', 'y'])).toThrow('posLabel=1 is not a valid label');
    expect(() => m.f1Score(truth, predicted)).toThrow(/Target is multiclass but average='binary'/);
  });

  it('take 0 or 1 where there is nothing to divide by', () => {
    const options = { labels: ['a', 'z'], average: null };
    expect(m.precisionScore<string>(truth, predicted, options)).toEqual([1, 0]);
    expect(m.precisionScore<string>(truth, predicted, { ...options, zeroDivision: 1 })).toEqual([
      1, 1,
    ]);
  });

  it('refuse options that cannot be', () => {
    expect(() => m.fbetaScore([0], [0], { beta: -1 })).toThrow(/beta/);
    expect(() => m.f1Score([0], [0], { average: 'samples' as 'macro' })).toThrow(/average/);
    expect(() => m.f1Score([0], [0], { zeroDivision: 2 as 1 })).toThrow(/zeroDivision/);
    expect(() => m.f1Score([0], [0], { labels: [], average: 'macro' })).toThrow(/at least one/);
  });
});

describe('classificationReport', () => {
  it('rounds exact halves to the even digit, as Python does', () => {
    const truth = [0, 0, 0, 0, 0, 0, 0, 0, 1];
    const predicted = [0, 1, 1, 1, 1, 1, 1, 1, 1];
    // Recall 1/8 and precision 1/8: 0.125 is written 0.12.
    const report = m.classificationReport(truth, predicted);
    expect(report).toContain('0       1.00      0.12      0.22         8');
    expect(report).toContain('1       0.12      1.00      0.22         1');
    expect(m.classificationReport([0, 1], [0, 0], { digits: 0 })).toContain('macro avg          0');
  });

  it('writes supports with a point where they are weights', () => {
    const report = m.classificationReport(['a', 'b'], ['a', 'b'], { sampleWeight: [1.5, 2] });
    expect(report).toContain('           a       1.00      1.00      1.00       1.5\n');
    expect(report).toContain('           b       1.00      1.00      1.00       2.0\n');
  });

  it('has a twin of numbers', () => {
    const report = m.classificationReportDict(['n', 'y', 'y'], ['n', 'y', 'n']);
    expect(Object.keys(report)).toEqual(['n', 'y', 'accuracy', 'macro avg', 'weighted avg']);
    expect(report['macro avg'].recall).toBe(0.75);
    const some = m.classificationReportDict(['n', 'y', 'y'], ['n', 'y', 'n'], { labels: ['y'] });
    expect(Object.keys(some)).toEqual(['y', 'micro avg', 'macro avg', 'weighted avg']);
  });

  it('refuses names that are not as many as the labels', () => {
    expect(() => m.classificationReport([0, 1], [0, 1], { targetNames: ['n'] })).toThrow(
      'Number of classes, 2, does not match size of targetNames, 1.',
    );
    expect(() => m.classificationReport([0], [0], { digits: -1 })).toThrow(/digits/);
  });
});

describe('agreement', () => {
  it('weighs mistakes of kappa by their distance', () => {
    const [a, b] = [
      [1, 2, 3, 3],
      [1, 2, 3, 2],
    ];
    expect(m.cohenKappaScore(a, b)).toBeCloseTo(0.6363636363636364, 12);
    expect(m.cohenKappaScore(a, b, { weights: 'quadratic' })).toBeGreaterThan(
      m.cohenKappaScore(a, b, { weights: 'linear' }),
    );
    expect(() => m.cohenKappaScore(a, b, { weights: 'cubic' as 'linear' })).toThrow(/kappa/);
    expect(m.cohenKappaScore([1, 1], [1, 1])).toBeNaN();
  });

  it('does not care which side is the truth', () => {
    fc.assert(
      fc.property(weighted, (samples) => {
        const a = samples.map((s) => s.truth);
        const b = samples.map((s) => s.predicted);
        expect(m.matthewsCorrcoef(a, b)).toBeCloseTo(m.matthewsCorrcoef(b, a), 12);
        const kappa = m.cohenKappaScore(a, b);
        if (!Number.isNaN(kappa)) expect(m.cohenKappaScore(b, a)).toBeCloseTo(kappa, 12);
      }),
    );
  });
});

describe('computeClassWeight', () => {
  it('gives weights one by one, 1 for classes left out', () => {
    expect(m.computeClassWeight(new Map([['b', 3]]), ['a', 'b'], ['a', 'b'])).toEqual([1, 3]);
    expect(m.computeClassWeight(null, [0, 1], [0, 1])).toEqual([1, 1]);
    expect(() => m.computeClassWeight('balanced', [0, 1, 2], [0, 1])).toThrow("'2' is not");
    expect(() => m.computeClassWeight('balanced', [0], [0, 1])).toThrow(/label '1' at 1/);
  });
});
