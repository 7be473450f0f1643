import { MersenneTwister } from '@nunchi/foundation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kmeansPlusPlus } from './kmeans.js';

/** `each` points around each of four corners, with a spread of 1. */
function blobs(each: number) {
  const random = new MersenneTwister(42);
  const corners = [0, 0, 20, 0, 0, 20, 20, 20];
  const data = Float64Array.from({ length: 8 * each }, (_, n) => {
    const corner = Math.floor(n / (2 * each));
    return corners[2 * corner + (n % 2)]! + random.gauss();
  });
  return { data, columns: 2 };
}

describe('kmeansPlusPlus', () => {
  it('finds separated blobs, with the inertia that scikit-learn finds', () => {
    const { labels, inertia, centroids } = kmeansPlusPlus(blobs(50), 4, { seed: 1 });
    for (let blob = 0; blob < 4; blob++) {
      expect(new Set(labels.slice(50 * blob, 50 * blob + 50)).size).toBe(1);
    }
    expect(new Set(labels).size).toBe(4);
    expect(centroids).toHaveLength(8);
    // KMeans(4, n_init=10, random_state=0).fit(blobs).inertia_
    expect(inertia).toBeCloseTo(363.52321758641585, 8);
  });

  it('gives the same clusters for the same seed', () => {
    const profiles = blobs(30);
    expect(kmeansPlusPlus(profiles, 7, { seed: 3 })).toEqual(
      kmeansPlusPlus(profiles, 7, { seed: 3 }),
    );
  });

  it('has the mean of all as its one cluster', () => {
    const { centroids } = kmeansPlusPlus({ data: Float64Array.of(1, 2, 6), columns: 1 }, 1);
    expect([...centroids]).toEqual([3]);
  });

  it('leaves nothing over where each profile has its own cluster, and takes equal ones', () => {
    const data = Float64Array.of(5, 1, 5, 9, 5);
    expect(kmeansPlusPlus({ data, columns: 1 }, 5).inertia).toBe(0);
  });

  it('ends where each profile has its nearest centroid, and each centroid is a mean', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 6, maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (list, k) => {
          const data = Float64Array.from(list);
          const { labels, centroids, inertia } = kmeansPlusPlus({ data, columns: 1 }, k, {
            restarts: 2,
          });
          let sum = 0;
          data.forEach((x, row) => {
            const distances = [...centroids].map((c) => (x - c) ** 2);
            expect(distances[labels[row]!]).toBe(Math.min(...distances));
            sum += Math.min(...distances);
          });
          expect(inertia).toBeCloseTo(sum, 6);
          centroids.forEach((c, cluster) => {
            const own = list.filter((_, row) => labels[row] === cluster);
            if (own.length > 0) expect(own.reduce((a, b) => a + b) / own.length).toBeCloseTo(c, 6);
          });
        },
      ),
    );
  });

  it('refuses what is no table of numbers', () => {
    const data = Float64Array.of(1, 2, NaN);
    expect(() => kmeansPlusPlus({ data, columns: 1 }, 1)).toThrow('finite');
    expect(() => kmeansPlusPlus({ data: Float64Array.of(1, 2, 3), columns: 2 }, 1)).toThrow('rows');
    expect(() => kmeansPlusPlus({ data: Float64Array.of(1), columns: 1 }, 2)).toThrow('k must');
    expect(() => kmeansPlusPlus({ data: new Float64Array(0), columns: 1 }, 1)).toThrow('k must');
  });
});
