import { describe, expect, it } from 'vitest';
import { RecommendError } from '../errors.js';
import { sparkSpecOf } from './spark-spec-of.js';
import type { SparkSpec } from './spark-spec.js';
import { toSparkJob } from './to-spark-job.js';

const input = {
  path: 's3a://logs/views',
  format: 'parquet',
  user: '가입자',
  item: '작품',
} as const;
const spec: SparkSpec = { input, output: 's3a://models/als' };
const codeOf = (odd: object): unknown => {
  try {
    toSparkJob({ ...spec, ...odd });
    return 'fine';
  } catch (error) {
    return error instanceof RecommendError ? error.code : error;
  }
};

describe('toSparkJob', () => {
  it('writes every option out, with the defaults of Spark', () => {
    const { json, runner } = toSparkJob({ ...spec, rank: 64, checkpoint: { directory: '/c' } });
    expect(runner).toBe('python/spark_als.py');
    expect(JSON.parse(json)).toEqual({
      format: 'nunchi-spark-als',
      version: 1,
      input: { ...input, rating: null },
      output: 's3a://models/als',
      ...{ rank: 64, maxIter: 10, regParam: 0.1, alpha: 1, implicitPrefs: true },
      ...{ nonnegative: false, seed: null, blocks: 10, coldStartStrategy: 'nan' },
      checkpoint: { directory: '/c', interval: 10 },
    });
  });

  it('refuses what Spark cannot do, and says why', () => {
    const odd = { ...spec, unobservedWeight: 0.1 };
    expect(() => toSparkJob(odd)).toThrow('Spark always weighs an unknown pair 1');
    expect(codeOf({ unobservedWeight: 0.1 })).toBe('not-supported');
    expect(codeOf({ implicitPrefs: false })).toBe('not-supported');
    expect(codeOf({ factors: 64 })).toBe('not-supported');
  });

  it('refuses what cannot be, and says where', () => {
    expect(() => toSparkJob({ ...spec, rank: 0 })).toThrow("job's rank does not fit");
    const rates = { ...spec, input: { ...input, rating: '가입자' } };
    expect(() => toSparkJob(rates)).toThrow('three columns');
    for (const odd of [
      ...[
        { rank: 1.5 },
        { rank: 65_537 },
        { rank: NaN },
        { alpha: -1 },
        { regParam: Infinity },
        { blocks: 0 },
      ],
      ...[{ output: '' }, { input: { ...input, format: 'xlsx' } }, { coldStart: 'drop' }],
    ]) {
      expect([odd, codeOf(odd)]).toEqual([odd, 'invalid-parameter']);
    }
    expect(() => toSparkJob(null as never)).toThrow(RecommendError);
  });
});

describe('sparkSpecOf', () => {
  it('translates what has a match, and tells what has none', () => {
    const { spec: told, differs } = sparkSpecOf({ factors: 32, iterations: 5, randomState: 3 });
    expect(told).toMatchObject({ rank: 32, maxIter: 5, seed: 3 });
    // Unknown pairs weigh ten times more, so all the rest has to.
    expect(told.alpha).toBeCloseTo(10, 12);
    expect(told.regParam).toBeCloseTo(0.1, 12);
    expect(differs.join(' ')).toContain('unobservedWeight = 0.1');
    expect(() => toSparkJob({ ...spec, ...told })).not.toThrow();
  });

  it('tells less where the model is nearer to Spark', () => {
    const near = sparkSpecOf({ preset: 'implicit', regularization: 0, solver: 'exact' });
    expect(near.differs).toHaveLength(1);
    expect(near.differs[0]).toContain('1 + alpha');
  });

  it('says that Spark has no other preference than 0 and 1', () => {
    expect(sparkSpecOf({ values: 'target' }).differs[0]).toContain('no match');
  });
});
