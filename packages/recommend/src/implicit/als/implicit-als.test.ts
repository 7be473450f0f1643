import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interactions, type Interaction } from '../../data/interactions.js';
import { RandomState } from '../../random/random-state.js';
import { ImplicitALS } from './implicit-als.js';
import type { ImplicitALSOptions } from './options.js';

/** Two kinds of viewers: those of dramas and those of variety shows. */
const views: Interaction[] = [];
for (let u = 0; u < 12; u++) {
  const kind = u % 2 === 0 ? '드라마' : '예능';
  for (let i = 0; i < 6; i++) {
    if ((u + i) % 4 !== 0) views.push({ user: `시청자 ${u}`, item: `${kind} ${i}` });
  }
}
const data = Interactions.from(views);
const small = { factors: 5, iterations: 8, randomState: 0, solver: 'exact' } as const;

/** Random data with confidences and dislikes. */
function madeData(seed: number, rows: number): Interactions {
  const random = new RandomState(seed);
  return Interactions.from(
    Array.from({ length: rows }, () => ({
      user: random.below(15),
      item: random.below(12),
      value: random.below(5) === 0 ? 0 : 1,
      confidence: random.below(4),
    })),
  );
}

/** Sum of the squares. */
function squareOf(row: Float32Array | Float64Array): number {
  let sum = 0;
  for (const x of row) sum += x * x;
  return sum;
}

/** The loss as the documentation has it, term by term. */
function plainLoss(model: ImplicitALS, rows: Interactions, options: ImplicitALSOptions): number {
  const { alpha = 1, unobservedWeight: a0 = 0.1, regularization: lambda = 0.01 } = options;
  const { regularizationExponent: nu = 1, unobserved = 'all' } = options;
  const [x, y] = [model.userVectors(), model.itemVectors()];
  const score = (u: number, i: number): number => {
    let sum = 0;
    for (let j = 0; j < x.length; j++) sum += x.data[u * x.length + j]! * y.data[i * x.length + j]!;
    return sum;
  };
  const weights = [new Float64Array(x.count), new Float64Array(y.count)] as const;
  const known = new Set<number>();
  let loss = 0;
  for (let k = 0; k < rows.size; k++) {
    const [u, i] = [rows.userOf[k]!, rows.itemOf[k]!];
    const c = alpha * (rows.confidence?.[k] ?? 1);
    loss += c * ((rows.values[k]! > 0 ? 1 : 0) - score(u, i)) ** 2;
    weights[0][u]! += c;
    weights[1][i]! += c;
    known.add(u * y.count + i);
  }
  for (let u = 0; u < x.count; u++) {
    for (let i = 0; i < y.count; i++) {
      if (unobserved === 'missing' && known.has(u * y.count + i)) continue;
      loss += a0 * score(u, i) ** 2;
      weights[0][u]! += a0;
      weights[1][i]! += a0;
    }
  }
  for (const [side, vectors] of [x, y].entries()) {
    for (let r = 0; r < vectors.count; r++) {
      const row = vectors.data.subarray(r * x.length, (r + 1) * x.length);
      loss += lambda * weights[side]![r]! ** nu * squareOf(row);
    }
  }
  return loss;
}

describe('ImplicitALS', () => {
  it('recommends what viewers alike have seen', () => {
    const model = new ImplicitALS({ ...small, factors: 2 }).fit(data);
    const list = model.recommend('시청자 0', { k: 2 });
    expect(list.map(({ item }) => item)).toEqual(['드라마 0', '드라마 4']);
  });

  it.each([
    {},
    { unobserved: 'missing', unobservedWeight: 0.5 },
    { regularizationExponent: 0.5, alpha: 3, solver: 'cg' },
  ] as const)('never raises the loss, and tells it: %j', (options) => {
    const rows = madeData(1, 80);
    const losses: number[] = [];
    const model = new ImplicitALS({ ...small, ...options, trackLoss: true });
    model.fit(rows, {
      onProgress: ({ loss }) => {
        if (loss !== undefined) losses.push(loss);
      },
    });
    expect(losses).toHaveLength(8);
    for (let n = 1; n < losses.length; n++) {
      expect(losses[n]! / losses[n - 1]!).toBeLessThan(1 + 1e-5);
    }
    expect(losses[7]! / plainLoss(model, rows, { ...small, ...options })).toBeCloseTo(1, 4);
  });

  it('stops early when an iteration brings too little', () => {
    const seen: number[] = [];
    new ImplicitALS({ ...small, iterations: 500, tolerance: 1e-4 }).fit(data, {
      onProgress: ({ done, loss }) => {
        if (loss !== undefined) seen.push(done);
      },
    });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThan(200);
  });

  it('gives the same bits with the plain kernel', () => {
    const rows = madeData(2, 100);
    for (const solver of ['cg', 'exact'] as const) {
      const [plain, wasm] = (['plain', 'wasm'] as const).map((kernel) =>
        new ImplicitALS({ ...small, factors: 11, iterations: 3, solver, kernel }).fit(rows),
      );
      expect(plain!.userVectors()).toEqual(wasm!.userVectors());
      expect(plain!.recommend(3)).toEqual(wasm!.recommend(3));
    }
  });

  it('takes the values as the options say', () => {
    const rated = Interactions.from([
      { user: '가', item: 'A', value: 4 },
      { user: '가', item: 'B', value: 0, confidence: 2 },
      { user: '나', item: 'A', value: 2 },
    ]);
    const score = (values: 'preference' | 'confidence' | 'target', item: string): number =>
      new ImplicitALS({ ...small, values, factors: 2, unobservedWeight: 0, regularization: 1e-4 })
        .fit(rated)
        .score('가', item);
    expect(score('preference', 'A')).toBeCloseTo(1, 1);
    expect(score('preference', 'B')).toBeCloseTo(0, 1);
    expect(score('target', 'A')).toBeCloseTo(4, 1);
    expect(score('confidence', 'A')).toBeCloseTo(1, 1);
  });

  it('learns an item better the surer it is', () => {
    const of = (confidence: number): number =>
      new ImplicitALS({ ...small, factors: 1, unobservedWeight: 1 })
        .fit(Interactions.from([...views, { user: '시청자 0', item: '예능 1', confidence }]))
        .score('시청자 0', '예능 1');
    expect(of(1)).toBeLessThan(of(5));
    expect(of(5)).toBeLessThan(of(50));
  });

  it('gives those without data a vector of zeros', () => {
    const rows = data.select([0, 1, 2], { ids: 'keep' });
    const model = new ImplicitALS(small).fit(rows);
    expect(model.userVectors().data.slice(-5)).toEqual(new Float32Array(5));
  });

  it.each([
    [{ factors: 0 }, 'factors must be a whole number from 1'],
    [{ factors: 1e9 }, 'factors must be a whole number from 1 up to 4096'],
    [{ alpha: NaN }, 'alpha must be'],
    [{ regularization: '1' }, 'regularization must be a number, not string'],
    [{ solver: 'lu' }, 'solver must be one of'],
    [{ regularization: -1 }, 'regularization must be'],
    [{ initialFactors: { items: new Float32Array(3) } }, 'initialFactors.items must be'],
  ] as const)('refuses %j', (options, message) => {
    expect(() => new ImplicitALS(options as ImplicitALSOptions).fit(data)).toThrow(message);
  });

  it('refuses confidences that are too large', () => {
    const rows = Interactions.from([...views, { user: '가', item: '나', confidence: 1e300 }]);
    expect(() => new ImplicitALS(small).fit(rows)).toThrow('the confidence 1e+300');
  });

  it('keeps what it knew when learning is stopped', () => {
    const model = new ImplicitALS(small).fit(data);
    const before = model.recommend('시청자 3');
    const stop = { signal: AbortSignal.abort(new Error('그만')) };
    expect(() => model.fit(madeData(3, 9), stop)).toThrow('그만');
    expect(model.recommend('시청자 3')).toEqual(before);
  });

  it('whatever the data, exact vectors solve their equations', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 5, max: 90 }), (seed, rows) => {
        const made = madeData(seed, rows);
        const options = { ...small, iterations: 2, unobserved: 'missing', alpha: 2 } as const;
        const model = new ImplicitALS(options).fit(made);
        // The items were solved last: no item's vector can be moved to lower the loss.
        const least = plainLoss(model, made, options);
        const { data: vectors } = model.itemVectors();
        const kept = vectors[0]!;
        for (const step of [-0.01, 0.01]) {
          vectors[0] = kept + step;
          expect(plainLoss(model, made, options)).toBeGreaterThan(least * (1 - 1e-6) - 1e-9);
        }
      }),
      { seed: 5, numRuns: 30 },
    );
  });
});
