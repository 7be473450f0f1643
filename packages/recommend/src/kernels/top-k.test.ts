import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csrOf, sortedCsr, type Csr } from '../data/csr.js';
import { topK } from '../lists/top-k.js';
import { RandomState } from '../random/random-state.js';
import { FactorRanker } from './top-k.js';

const VARIANTS = [{ simd: true }, { simd: false }];

function rows(count: number, factors: number, seed: number): Float32Array {
  return Float32Array.from(new RandomState(seed).normal(0, 1, count * factors));
}

function seenOf(users: number, items: number, each: number, seed: number): Csr {
  const random = new RandomState(seed);
  const size = users * each;
  const userOf = Int32Array.from({ length: size }, (_, n) => Math.floor(n / each));
  const itemOf = Int32Array.from({ length: size }, () => random.below(items));
  return sortedCsr(users, items, userOf, itemOf, new Float64Array(size).fill(1));
}

/** The lists of some users, one line each: `item:score`. */
function lists(
  ranker: FactorRanker,
  task: { vectors: Float32Array; users: Int32Array; k: number; seen: Csr | null },
): string[] {
  const items = new Int32Array(task.users.length * task.k);
  const scores = new Float64Array(items.length);
  ranker.topKInto({ ...task, items, scores });
  return Array.from(task.users, (_, n) =>
    Array.from({ length: task.k }, (_, place) => {
      const at = n * task.k + place;
      return `${String(items[at])}:${String(scores[at])}`;
    }).join(' '),
  );
}

/** The same lists by scores that are computed here and a sort of all of them. */
function sortedLists(
  items: Float32Array,
  factors: number,
  vectors: Float32Array,
  users: Int32Array,
  k: number,
  seen: Csr | null,
): string[] {
  return Array.from(users, (user) => {
    const row = seen?.indices.subarray(seen.indptr[user], seen.indptr[user + 1]);
    const hidden = new Set(row ?? []);
    const entries = Array.from({ length: items.length / factors }, (_, item) => {
      let score = 0;
      for (let f = 0; f < factors; f++) {
        const product = Math.fround(vectors[user * factors + f]! * items[item * factors + f]!);
        score = Math.fround(score + product);
      }
      return { item, score };
    }).filter(({ item, score }) => !hidden.has(item) && score > -Infinity);
    entries.sort((a, b) => (a.score === b.score ? a.item - b.item : a.score > b.score ? -1 : 1));
    const list = entries.slice(0, k).map(({ item, score }) => `${item}:${score}`);
    return [...list, ...new Array<string>(k - list.length).fill('-1:0')].join(' ');
  });
}

describe.each(VARIANTS)('FactorRanker, SIMD $simd', (variant) => {
  it('gives the best first, of equal scores the first item, and leaves out what was seen', () => {
    const ranker = new FactorRanker(Float32Array.of(1, 0, 0, 1, 1, 0, 3, 3), 2, variant);
    const vectors = Float32Array.of(2, 0, 0, 1);
    const users = Int32Array.of(1, 0);
    const seen = csrOf(2, 4, Int32Array.of(0), Int32Array.of(3), Float64Array.of(1));
    expect(lists(ranker, { vectors, users, k: 3, seen: null })).toEqual([
      '3:3 1:1 0:0',
      '3:6 0:2 2:2',
    ]);
    expect(lists(ranker, { vectors, users, k: 4, seen })).toEqual([
      '3:3 1:1 0:0 2:0',
      '0:2 2:2 1:0 -1:0',
    ]);
  });

  it('never chooses NaN or -Infinity', () => {
    const ranker = new FactorRanker(Float32Array.of(NaN, 1, -Infinity, -2), 1, variant);
    const task = { vectors: Float32Array.of(1), users: Int32Array.of(0), k: 4, seen: null };
    expect(lists(ranker, task)).toEqual(['1:1 3:-2 -1:0 -1:0']);
  });

  it('gives what its own scores and topK give', () => {
    const [users, items, factors, k] = [37, 1111, 13, 20];
    const ranker = new FactorRanker(rows(items, factors, 1), factors, variant);
    const vectors = rows(users, factors, 2);
    const asked = Int32Array.from({ length: users }, (_, n) => users - 1 - n);
    const seen = seenOf(users, items, 200, 3);
    const scores = new Float64Array(items);
    const expected = Array.from(asked, (user) => {
      ranker.scoreInto(vectors, user, scores);
      for (let at = seen.indptr[user]!; at < seen.indptr[user + 1]!; at++) {
        scores[seen.indices[at]!] = -Infinity;
      }
      return Array.from(topK(scores, k), (item) => `${item}:${scores[item]}`).join(' ');
    });
    expect(lists(ranker, { vectors, users: asked, k, seen })).toEqual(expected);
  });

  it('gives what all scores sorted give: ties, zeros, NaN, infinities, all seen, long lists', () => {
    const odd = fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 3e38, 1e-45, 1e-20, -1e20);
    const kinds: [string, (random: RandomState) => number][] = [
      ['ties', (random) => random.below(5) - 2],
      ['negative', (random) => -1 - random.below(3)],
      ['ones', () => 1],
      ['zeros', () => 0],
      ['tiny', (random) => (random.below(9) - 4) * 1e-42],
      ['wide', (random) => (random.below(9) - 4) * 10 ** (random.below(40) - 20)],
      ['skewed', (random) => (random.below(99) - 44) / (1 + random.below(999))],
    ];
    fc.assert(
      fc.property(
        fc.record({
          make: fc.constantFrom(...kinds).map(([, make]) => make),
          odds: fc.array(fc.tuple(odd, fc.nat()), { maxLength: 4 }),
          count: fc.integer({ min: 1, max: 1100 }),
          factors: fc.integer({ min: 1, max: 7 }),
          k: fc.constantFrom(1, 3, 20, 2000),
          views: fc.constantFrom(0, 5, 3000),
          seed: fc.nat(1e6),
        }),
        ({ make, odds, count, factors, k, views, seed }) => {
          const random = new RandomState(seed);
          const numbers = (size: number): Float32Array =>
            Float32Array.from({ length: size }, () => make(random));
          const [items, vectors] = [numbers(count * factors), numbers(6 * factors)];
          for (const [value, at] of odds) {
            items[at % items.length] = value;
            if (at % 7 === 0) vectors[at % vectors.length] = value;
          }
          const seen = views === 0 ? null : seenOf(6, count, views, seed);
          const users = Int32Array.of(5, 0, 1, 2, 4, 3);
          const ranker = new FactorRanker(items, factors, variant);
          expect(lists(ranker, { vectors, users, k, seen })).toEqual(
            sortedLists(items, factors, vectors, users, k, seen),
          );
        },
      ),
      { numRuns: 100, seed: 11 },
    );
  });

  it('refuses what does not fit', () => {
    const ranker = new FactorRanker(new Float32Array(12), 3, variant);
    const vectors = new Float32Array(6);
    const task = { vectors, users: Int32Array.of(0), k: 2, seen: null };
    expect(() => lists(ranker, { ...task, k: 0 })).toThrow('k must be a whole number from 1');
    expect(() => lists(ranker, { ...task, users: Int32Array.of(2) })).toThrow('up to 1, not 2');
    expect(() => lists(ranker, { ...task, vectors: new Float32Array(5) })).toThrow(
      'vectors must be rows of 3 factors: 5 numbers are none',
    );
    expect(() => lists(ranker, { ...task, seen: seenOf(2, 5, 1, 0) })).toThrow(
      'seen must be 2 × 4, not 2 × 5',
    );
    expect(() => {
      ranker.scoreInto(vectors, 0, new Float64Array(5));
    }).toThrow('scores must have 4 places, not 5');
    expect(() => new FactorRanker(new Float32Array(4), 3, variant)).toThrow('items must be rows');
  });
});

describe('the two ways of FactorRanker', () => {
  it('give the same bits, ties too', () => {
    const number = fc.oneof(
      fc.integer({ min: -2, max: 2 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(number, { minLength: 9, maxLength: 400 }),
        fc.array(number, { minLength: 9, maxLength: 100 }),
        fc.integer({ min: 1, max: 30 }),
        (factors, a, b, k) => {
          const whole = (list: number[]): Float32Array =>
            Float32Array.from(list.slice(0, list.length - (list.length % factors)));
          const vectors = whole(b);
          const users = Int32Array.from({ length: vectors.length / factors }, (_, n) => n);
          const items = whole(a).length / factors;
          const task = { vectors, users, k, seen: seenOf(users.length, items, 3, 4) };
          const [fast, plain] = VARIANTS.map((variant) =>
            lists(new FactorRanker(whole(a), factors, variant), task),
          );
          expect(fast).toEqual(plain);
        },
      ),
      { numRuns: 100, seed: 5 },
    );
  });
});
