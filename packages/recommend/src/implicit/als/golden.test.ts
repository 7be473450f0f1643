import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IdIndex } from '../../data/ids.js';
import { Interactions } from '../../data/interactions.js';
import { ImplicitALS } from './implicit-als.js';

interface Case {
  solver: 'cg' | 'exact';
  alpha: number;
  regularization: number;
  users: number[];
  items: number[];
  losses: number[];
  explain?: { user: number; item: number; score: number; because: [number, number][] };
  user3?: number[];
  item5?: number[];
}

interface Golden {
  factors: number;
  iterations: number;
  userCount: number;
  itemCount: number;
  userOf: number[];
  itemOf: number[];
  values: number[];
  first: { users: number[]; items: number[] };
  cases: Case[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/implicit-als.json', import.meta.url), 'utf8'),
) as Golden;

const data = new Interactions({
  users: new IdIndex(Array.from({ length: golden.userCount }, (_, u) => u)),
  items: new IdIndex(Array.from({ length: golden.itemCount }, (_, i) => i)),
  userOf: Int32Array.from(golden.userOf),
  itemOf: Int32Array.from(golden.itemOf),
  values: Float64Array.from(golden.values),
});

function modelOf({ solver, alpha, regularization }: Case, kernel: 'plain' | 'wasm'): ImplicitALS {
  return new ImplicitALS({
    preset: 'implicit',
    ...{ solver, alpha, regularization, kernel, trackLoss: true },
    factors: golden.factors,
    iterations: golden.iterations,
    initialFactors: {
      users: Float32Array.from(golden.first.users),
      items: Float32Array.from(golden.first.items),
    },
  });
}

/** Largest difference, as a share of the largest number. */
function apart(ours: ArrayLike<number>, theirs: readonly number[]): number {
  expect(ours.length).toBe(theirs.length);
  const size = theirs.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  return theirs.reduce((a, b, k) => Math.max(a, Math.abs(b - ours[k]!)), 0) / size;
}

describe.each(golden.cases)(
  "ImplicitALS with preset 'implicit', $solver, alpha $alpha",
  (theirs) => {
    it.each(['wasm', 'plain'] as const)("%s: finds implicit's vectors", (kernel) => {
      const losses: number[] = [];
      const model = modelOf(theirs, kernel).fit(data, {
        onProgress: ({ loss }) => {
          if (loss !== undefined) losses.push(loss);
        },
      });
      expect(apart(model.userVectors().data, theirs.users)).toBeLessThan(1e-4);
      expect(apart(model.itemVectors().data, theirs.items)).toBeLessThan(1e-4);
      // implicit divides by the sum of all weights, and counts a dislike's weight as if it were missed.
      const pairs = golden.userCount * golden.itemCount - golden.values.length;
      const weight = golden.values.reduce((sum, v) => sum + Math.abs(v) * theirs.alpha, pairs);
      const disliked = golden.values.reduce((sum, v) => sum + Math.max(0, -v) * theirs.alpha, 0);
      expect(
        apart(
          losses.map((loss) => (loss + disliked) / weight),
          theirs.losses,
        ),
      ).toBeLessThan(1e-4);
    });
  },
);

describe.each(golden.cases.filter(({ explain }) => explain))(
  "ImplicitALS with preset 'implicit' after fit, alpha $alpha",
  (theirs) => {
    it('explains as implicit does, and folds in as it recalculates', () => {
      const { user, item, score, because } = theirs.explain!;
      const model = modelOf(theirs, 'wasm').fit(data);
      const explanation = model.explain(user, item, because.length);
      expect(explanation.score).toBeCloseTo(score, 4);
      const strongest = [...because].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
      for (const [n, [id, contribution]] of strongest.entries()) {
        expect(explanation.because[n]!.item).toBe(id);
        expect(explanation.because[n]!.contribution).toBeCloseTo(contribution, 4);
      }
      const rows = [...data.rows()];
      const history = rows.filter((row) => row.user === 3);
      expect(apart(model.foldInUser(history), theirs.user3!)).toBeLessThan(1e-4);
      const audience = rows.filter((row) => row.item === 5);
      expect(apart(model.foldInItem(audience), theirs.item5!)).toBeLessThan(1e-4);
    });
  },
);
