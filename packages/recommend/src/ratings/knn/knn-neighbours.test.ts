import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csrOf } from '../../data/csr.js';
import { KnnNeighbours } from './knn-neighbours.js';
import { strongest } from './knn-strongest.js';

const SIZE = 9;
const THINGS = 5;
// Few different numbers, so that many are equal.
const weight = fc.integer({ min: -1, max: 3 });

describe('strongest', () => {
  it('takes the highest, of equal ones the first', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1 }), fc.integer({ min: 1, max: 8 }), (list, k) => {
        const heap = new Int32Array(Math.min(k, list.length));
        strongest(Float64Array.from(list), list.length, heap);
        const sorted = list.map((_, n) => n).sort((a, b) => list[b]! - list[a]! || a - b);
        expect([...heap].sort((a, b) => a - b)).toEqual(
          sorted.slice(0, heap.length).sort((a, b) => a - b),
        );
      }),
      { seed: 1 },
    );
  });
});

describe('KnnNeighbours', () => {
  it('is the mean over a sorted list, for one thing and for all at once', () => {
    const rating = fc.record({
      who: fc.nat(SIZE - 1),
      what: fc.nat(THINGS - 1),
      value: fc.integer({ min: 1, max: 5 }),
    });
    const weights = fc.array(weight, { minLength: SIZE, maxLength: SIZE });
    const few = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(weights, fc.array(rating), few, few, (row, ratings, k, minK) => {
        const raters = csrOf(
          THINGS,
          SIZE,
          Int32Array.from(ratings, ({ what }) => what),
          Int32Array.from(ratings, ({ who }) => who),
          Float64Array.from(ratings, ({ value }) => value),
        );
        const similarities = new Float64Array(SIZE * SIZE);
        similarities.set(row, 2 * SIZE);
        const neighbours = new KnnNeighbours(similarities, raters, k, minK);
        const all = new Float64Array(THINGS);
        neighbours.meansInto(2, all);
        for (let thing = 0; thing < THINGS; thing++) {
          const sorted = ratings
            .filter(({ what, who }) => what === thing && row[who]! > 0)
            .sort((a, b) => row[b.who]! - row[a.who]!)
            .slice(0, k);
          const total = sorted.reduce((sum, { who }) => sum + row[who]!, 0);
          const sum = sorted.reduce((s, { who, value }) => s + row[who]! * value, 0);
          const mean = sorted.length < minK ? NaN : sum / total;
          for (const told of [neighbours.mean(2, thing), all[thing]!]) {
            if (Number.isNaN(mean)) expect(told).toBeNaN();
            else expect(told).toBeCloseTo(mean, 12);
          }
        }
      }),
      { seed: 2 },
    );
  });
});
