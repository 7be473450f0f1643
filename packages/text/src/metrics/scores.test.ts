import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as m from './index.js';

const truth = [0, 0, 1, 1];
const scores = [0.1, 0.4, 0.35, 0.8];

const scored = fc
  .array(fc.record({ label: fc.boolean(), score: fc.integer({ min: -9, max: 9 }) }), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((samples) => new Set(samples.map((s) => s.label)).size === 2);

describe('rocCurve', () => {
  it('begins at (0, 0), ends at (1, 1), and leaves out points on straight lines', () => {
    const { fpr, tpr, thresholds } = m.rocCurve(truth, scores);
    expect([...fpr]).toEqual([0, 0, 0.5, 0.5, 1]);
    expect([...tpr]).toEqual([0, 0.5, 0.5, 1, 1]);
    expect([...thresholds]).toEqual([1.8, 0.8, 0.4, 0.35, 0.1]);
    const line = m.rocCurve([1, 1, 1, 0], [4, 3, 2, 1]);
    expect([...line.thresholds]).toEqual([5, 4, 2, 1]);
    expect(m.rocCurve([1, 1, 1, 0], [4, 3, 2, 1], { dropIntermediate: false }).fpr).toHaveLength(5);
  });

  it('asks for the positive label where it is not plain', () => {
    expect(() => m.rocCurve(['n', 'y'], [0, 1])).toThrow(/posLabel is not specified/);
    expect([...m.rocCurve(['n', 'y'], [0, 1], { posLabel: 'y' }).tpr]).toEqual([0, 1, 1]);
    expect([...m.rocCurve([false, true], [0, 1]).tpr]).toEqual([0, 1, 1]);
    expect(() => m.rocCurve([0, 1, 2], [1, 2, 3])).toThrow(/multiclass format is not supported/);
  });

  it('is NaN where there is nothing to have a share of', () => {
    expect([...m.rocCurve([1, 1], [1, 2]).fpr]).toEqual([NaN, NaN, NaN]);
  });

  it('refuses scores that are no numbers', () => {
    expect(() => m.rocCurve([0, 1], [1, NaN])).toThrow('Scores contains NaN at 1.');
    expect(() => m.rocCurve([0, 1], [1])).toThrow(/inconsistent/);
  });
});

describe('rocAucScore', () => {
  it('turns round with the scores or the labels', () => {
    fc.assert(
      fc.property(scored, (samples) => {
        const labels = samples.map((s) => s.label);
        const values = samples.map((s) => s.score);
        const area = m.rocAucScore(labels, values);
        expect(
          m.rocAucScore(
            labels,
            values.map((v) => -v),
          ),
        ).toBeCloseTo(1 - area, 12);
        expect(
          m.rocAucScore(
            labels.map((l) => !l),
            values,
          ),
        ).toBeCloseTo(1 - area, 12);
      }),
    );
  });

  it('is the share of pairs in which the positive sample scores higher', () => {
    fc.assert(
      fc.property(scored, (samples) => {
        const positive = samples.filter((s) => s.label);
        const negative = samples.filter((s) => !s.label);
        const wins = positive.flatMap((p) => negative.map((n) => Math.sign(p.score - n.score)));
        const share = wins.reduce((sum, win) => sum + (win + 1) / 2, 0) / wins.length;
        expect(
          m.rocAucScore(
            samples.map((s) => s.label),
            samples.map((s) => s.score),
          ),
        ).toBeCloseTo(share, 12);
      }),
    );
  });

  it('takes rows of a column or two for two classes', () => {
    expect(m.rocAucScore(truth, scores)).toBe(0.75);
    expect(
      m.rocAucScore(
        truth,
        scores.map((s) => [s]),
      ),
    ).toBe(0.75);
    expect(
      m.rocAucScore(
        truth,
        scores.map((s) => [1 - s, s]),
      ),
    ).toBe(0.75);
  });

  it('refuses what it cannot answer', () => {
    const three = [
      [0.8, 0.1, 0.1],
      [0.2, 0.5, 0.3],
      [0.1, 0.2, 0.7],
    ];
    expect(() => m.rocAucScore([1, 1], [0.1, 0.2])).toThrow(/Only one class present in yTrue/);
    expect(() => m.rocAucScore([0, 1, 2], three)).toThrow(/multiClass must be/);
    expect(() => m.rocAucScore([0, 1, 1], three, { multiClass: 'ovr' })).toThrow(/columns/);
    expect(() => m.rocAucScore([0, 1, 1], three, { multiClass: 'ovr', labels: [0, 1, 2] })).toThrow(
      /Only one class/,
    );
    expect(() => m.rocAucScore(truth, scores, { maxFpr: 2 })).toThrow(/maxFpr in range/);
    const scaled = three.map((row) => row.map((p) => 2 * p));
    expect(() => m.rocAucScore([0, 1, 2], scaled, { multiClass: 'ovo' })).toThrow(/sum up to 1/);
  });
});

describe('auc', () => {
  it('is the same from both ends', () => {
    expect(m.auc([0, 0.5, 1], [0, 1, 1])).toBe(0.75);
    expect(m.auc([1, 0.5, 0], [1, 1, 0])).toBe(0.75);
    expect(() => m.auc([0, 1, 0.5], [0, 1, 1])).toThrow('neither increasing nor decreasing at 2');
    expect(() => m.auc([0], [0])).toThrow(/At least 2 points/);
  });
});

describe('precisionRecallCurve', () => {
  it('ends with precision 1 and recall 0', () => {
    const { precision, recall, thresholds } = m.precisionRecallCurve(truth, scores);
    expect([...precision]).toEqual([0.5, 2 / 3, 0.5, 1, 1]);
    expect([...recall]).toEqual([1, 1, 0.5, 0.5, 0]);
    expect([...thresholds]).toEqual([0.1, 0.35, 0.4, 0.8]);
    expect(m.averagePrecisionScore(truth, scores)).toBeCloseTo(5 / 6, 12);
  });
});

describe('logLoss', () => {
  it('is -ln of the probability of what came true', () => {
    expect(m.logLoss([0, 1], [0.1, 0.8])).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8)) / 2, 12);
    expect(
      m.logLoss(
        ['n', 'y'],
        [
          [0.9, 0.1],
          [0.2, 0.8],
        ],
      ),
    ).toBeCloseTo(0.164252033486018, 12);
    expect(m.logLoss([0, 1], [1, 0])).toBeCloseTo(36.04365338911715, 9);
  });

  it('wants all classes by name where some did not occur', () => {
    expect(() => m.logLoss([1, 1], [0.9, 0.9])).toThrow(/Only one class/);
    expect(m.logLoss([1, 1], [0.9, 0.9], { labels: [0, 1] })).toBeCloseTo(-Math.log(0.9), 12);
    expect(() => m.logLoss([0, 2], [0.9, 0.9], { labels: [0, 1] })).toThrow(/label '2' at 1/);
    expect(() => m.logLoss([0, 1], [[0.9, 0.1], [0.5]])).toThrow('Row 1 has 1 scores');
  });
});

describe('topKAccuracyScore', () => {
  const rows = [
    [0.5, 0.2, 0.3],
    [0.3, 0.4, 0.3],
    [0.2, 0.5, 0.3],
  ];

  it('looks for the true class among the first k; of equals the last comes first', () => {
    expect(m.topKAccuracyScore([0, 0, 2], rows, { labels: [0, 1, 2] })).toBeCloseTo(2 / 3, 12);
    expect(m.topKAccuracyScore([0, 0, 2], rows, { k: 1, labels: [0, 1, 2] })).toBeCloseTo(
      1 / 3,
      12,
    );
    expect(m.topKAccuracyScore([0, 0, 2], rows, { k: 3, labels: [0, 1, 2] })).toBe(1);
    expect(() => m.topKAccuracyScore([0, 0, 2], rows, { k: 0 })).toThrow(/whole number/);
  });

  it('cuts a single score at 0.5, or at 0 if it is no probability', () => {
    expect(m.topKAccuracyScore([0, 1], [0.2, 0.4], { k: 1 })).toBe(0.5);
    expect(m.topKAccuracyScore([0, 1], [-0.2, 0.4], { k: 1 })).toBe(1);
  });
});

describe('calibration of probabilities', () => {
  it('compares bin by bin', () => {
    const { probTrue, probPred } = m.calibrationCurve(truth, [0.1, 0.2, 0.8, 0.9], { bins: 2 });
    expect([...probTrue]).toEqual([0, 1]);
    expect(probPred[0]).toBeCloseTo(0.15, 12);
    expect(probPred[1]).toBeCloseTo(0.85, 12);
    expect(() => m.calibrationCurve(truth, [0, 1, 2, 0])).toThrow('sample 2 has 2');
    expect(() => m.calibrationCurve(truth, scores, { bins: 0 })).toThrow(/bins/);
  });

  it('is off by the gap of confidence and accuracy', () => {
    expect(m.expectedCalibrationError([0, 1, 1, 1], [0.2, 0.8, 0.8, 0.8])).toBeCloseTo(0.2, 12);
    expect(m.expectedCalibrationError([0, 1], [0, 1])).toBe(0);
    expect(m.expectedCalibrationError([1, 0], [0, 1])).toBe(1);
    // Half of the samples sure by 0.9 and right, half sure by 0.6 and wrong.
    expect(
      m.expectedCalibrationError(
        ['a', 'b'],
        [
          [0.9, 0.05, 0.05],
          [0.6, 0.2, 0.2],
        ],
        { labels: ['a', 'b', 'c'] },
      ),
    ).toBeCloseTo((0.1 + 0.6) / 2, 12);
  });

  it('is squared by Brier', () => {
    expect(m.brierScoreLoss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3])).toBeCloseTo(0.0375, 12);
    expect(m.brierScoreLoss([-5, 3], [0.1, 0.9])).toBeCloseTo(0.01, 12);
    expect(() => m.brierScoreLoss(['n', 'y'], [0, 1])).toThrow(/posLabel/);
    expect(() => m.brierScoreLoss([0, 1, 2], [0, 1, 1])).toThrow(/multiclass/);
  });
});

describe('time', () => {
  it('grows as n log n at most', () => {
    const timeOf = (samples: number): number => {
      const labels = Array.from({ length: samples }, (_, i) => (i * 7919) % 13);
      const guesses = labels.map((label, i) => (i % 3 === 0 ? (label + 1) % 13 : label));
      const positive = labels.map((label) => Number(label > 6));
      const values = labels.map((label, i) => label + ((i * 31) % 1000) / 100);
      let best = Infinity;
      for (let run = 0; run < 3; run++) {
        const start = performance.now();
        m.classificationReport(labels, guesses);
        m.rocAucScore(positive, values);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    timeOf(20_000);
    const [small, large] = [timeOf(20_000), timeOf(80_000)];
    // Linear: 4; quadratic: 16.
    expect(large / small).toBeLessThan(10);
  });
});
