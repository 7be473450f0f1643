import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCalibrationError, logLoss } from '../metrics/index.js';
import { applyCalibration, calibrate, CalibratedClassifier, calibrateScores } from './index.js';
import type { Calibratable } from './index.js';

/** A model whose samples are their own scores. */
function echo(classes: readonly string[]): Calibratable<Float64Array[], string> {
  return { classes, decisionFunction: (X) => X };
}

const rows = (...scores: number[][]): Float64Array[] => scores.map((row) => Float64Array.from(row));

const X = rows(
  [2, 0.5, -1],
  [0.3, 0.2, 0.1],
  [-1, 1.5, 0.2],
  [0.6, 0.4, 0],
  [-0.5, 0, 1],
  [0.2, -0.3, 0.9],
  [1, -1, 0],
  [0, 0.8, 0.3],
  [0.4, 0.5, 0.1],
  [-1, -0.5, 2],
);
const y = ['a', 'a', 'b', 'b', 'c', 'c', 'a', 'b', 'c', 'c'];

/** Log-odds `factor` times too large for labels drawn by them. */
function overconfident(samples: number, factor: number): { scores: number[]; labels: number[] } {
  let state = 1;
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const odds = Array.from({ length: samples }, () => 6 * random() - 3);
  return {
    scores: odds.map((z) => z * factor),
    labels: odds.map((z) => Number(random() < 1 / (1 + Math.exp(-z)))),
  };
}

describe('calibrate', () => {
  // CalibratedClassifierCV(estimator, method=..., cv='prefit') of scikit-learn 1.2.1.
  it.each([
    [
      'sigmoid' as const,
      [
        [0.6791230459970503, 0.25345310478291583, 0.06742384922003375],
        [0.2514145115601085, 0.40616769762351435, 0.3424177908163772],
      ],
    ],
    [
      'isotonic' as const,
      [
        [1, 0, 0],
        [0, 0.5714285714285715, 0.4285714285714286],
      ],
    ],
  ])('makes the probabilities of scikit-learn with %s', (method, expected) => {
    const calibrated = calibrate(echo(['a', 'b', 'c']), X, y, { method });
    const proba = calibrated.predictProba(rows([1, 0, -1], [0, 0.45, 0.15]));
    proba.forEach((row, i) =>
      row.forEach((p, k) => expect(p).toBeCloseTo(expected[i]?.[k] as number, 5)),
    );
    expect(calibrated.predict(rows([1, 0, -1], [0, 0.45, 0.15]))).toEqual(['a', 'b']);
  });

  it('changes no prediction with a temperature', () => {
    const calibrated = calibrate(echo(['a', 'b', 'c']), X, y);
    expect(calibrated.predict(X)).toEqual(
      X.map((row) => ['a', 'b', 'c'][row.indexOf(Math.max(...row))]),
    );
  });

  it('takes one score for two classes', () => {
    const scores = rows([-3], [-1], [0.5], [2], [-0.5], [1]);
    for (const method of ['temperature', 'sigmoid', 'isotonic'] as const) {
      const two = calibrate(echo(['n', 'y']), scores, ['n', 'n', 'n', 'y', 'y', 'y'], { method });
      expect(two.predict(rows([-9], [9]))).toEqual(['n', 'y']);
      const [first] = two.predictProba(rows([0.7]));
      expect((first?.[0] as number) + (first?.[1] as number)).toBeCloseTo(1, 12);
      expect(Math.exp(two.predictLogProba(rows([0.7]))[0]?.[1] as number)).toBeCloseTo(
        first?.[1] as number,
        12,
      );
    }
  });

  it('reads scores of the last step of a pipeline', () => {
    const model = { predictLogProba: (some: Float64Array[]) => some };
    const pipeline = {
      classes: ['n', 'y'],
      model,
      predictLogProba: (some: Float64Array[]) => some,
      decisionFunction: (): Float64Array[] => {
        throw new Error('the model has none');
      },
    };
    const logs = rows([-0.1, -2.4], [-0.9, -0.5], [-0.5, -0.9]);
    const calibrated = calibrate(pipeline, logs, ['n', 'y', 'y'], { method: 'sigmoid' });
    expect(calibrated.predictProba(logs)).toHaveLength(3);
  });

  it('can be saved as JSON', () => {
    const made = calibrate(echo(['a', 'b', 'c']), X, y, { method: 'isotonic' });
    const saved = JSON.parse(JSON.stringify(made.calibration)) as typeof made.calibration;
    expect(new CalibratedClassifier(made.estimator, saved).predictProba(X)).toEqual(
      made.predictProba(X),
    );
  });

  it('refuses models without scores, unknown labels, unknown methods and unfit columns', () => {
    expect(() => calibrate({ classes: ['a', 'b'] }, X, y)).toThrow(/neither decisionFunction/);
    expect(() => calibrate(echo(['a', 'b', 'd']), X, y)).toThrow(/label 'c' at 4/);
    expect(() =>
      calibrate(
        echo(['a', 'b']),
        X,
        X.map(() => 'a'),
      ),
    ).toThrow(/number of columns/);
    expect(() => calibrate(echo(['a', 'b', 'c']), X, y, { method: 'platt' as 'sigmoid' })).toThrow(
      /method must be/,
    );
    const sigmoid = calibrateScores(X, y, { method: 'sigmoid' });
    expect(() => applyCalibration(sigmoid, [[1, 2]])).toThrow(/2 columns/);
    expect(() => calibrateScores([0.1, NaN], [0, 1])).toThrow('Scores contains NaN at 1.');
  });
});

describe('calibrateScores', () => {
  const { scores, labels } = overconfident(16_000, 5);
  const half = scores.length / 2;

  it('finds the temperature that scores were multiplied by', () => {
    const found = calibrateScores(scores, labels);
    expect(found.method === 'temperature' && found.temperature).toBeCloseTo(5, 0);
  });

  it.each(['temperature', 'sigmoid', 'isotonic'] as const)(
    'brings the calibration error of unseen samples below 0.04 with %s',
    (method) => {
      const learnt = calibrateScores(scores.slice(0, half), labels.slice(0, half), { method });
      const raw = scores.slice(half).map((z) => 1 / (1 + Math.exp(-z)));
      const proba = applyCalibration(learnt, scores.slice(half));
      expect(expectedCalibrationError(labels.slice(half), raw)).toBeGreaterThan(0.1);
      expect(expectedCalibrationError(labels.slice(half), proba)).toBeLessThan(0.04);
    },
  );

  it('counts a sample of weight 2 as two', () => {
    const twice = calibrateScores(
      [...scores.slice(0, 50), ...scores.slice(0, 50)],
      [...labels.slice(0, 50), ...labels.slice(0, 50)],
    ) as { temperature: number };
    const weighted = calibrateScores(scores.slice(0, 50), labels.slice(0, 50), {
      sampleWeight: new Array<number>(50).fill(2),
    }) as { temperature: number };
    expect(weighted.temperature).toBeCloseTo(twice.temperature, 9);
  });

  it('finds a temperature no other is better than', () => {
    const sample = fc.record({
      row: fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 }),
      label: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 3, maxLength: 30 }),
        fc.double({ min: 0.02, max: 50, noNaN: true }),
        (samples, other) => {
          const some = samples.map(({ row }) => row);
          const truth = samples.map(({ label }) => label);
          const lossOf = (temperature: number): number => {
            const proba = applyCalibration({ method: 'temperature', temperature }, some);
            return logLoss(truth, proba, { labels: [0, 1, 2], eps: 1e-300 });
          };
          const best = calibrateScores(some, truth, { classes: [0, 1, 2] });
          if (best.method !== 'temperature') throw new Error(best.method);
          expect(lossOf(best.temperature)).toBeLessThanOrEqual(lossOf(other) + 1e-9);
        },
      ),
    );
  });
});
