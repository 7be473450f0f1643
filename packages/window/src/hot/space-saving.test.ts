import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateReader } from '../aggregates/state-reader.js';
import { StateWriter } from '../aggregates/state-writer.js';
import { SpaceSaving } from './space-saving.js';
import type { Key } from './ranking.js';

type Weighted = readonly [key: Key, weight: number];

const key = fc.oneof(
  fc.integer({ min: -5, max: 25 }),
  fc.constantFrom('a', 'b', '1', '', true, false, 0.5, -0, 2 ** 40),
);
const adds = fc.array(fc.tuple(key, fc.integer({ min: 0, max: 9 })), { maxLength: 100 });
const capacities = fc.integer({ min: 1, max: 12 });

function counted(capacity: number, rows: readonly Weighted[]): SpaceSaving {
  const sketch = new SpaceSaving(capacity);
  for (const [k, weight] of rows) sketch.add(k, weight);
  return sketch;
}

/** Weight by key, exactly. */
function truth(rows: readonly Weighted[]): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const [k, weight] of rows) sums.set(k, (sums.get(k) ?? 0) + weight);
  return sums;
}

function expectBounds(sketch: SpaceSaving, rows: readonly Weighted[]): void {
  const exact = truth(rows);
  for (const { key: k, count, error } of sketch.top(Infinity)) {
    expect(exact.get(k) as number).toBeLessThanOrEqual(count);
    expect(exact.get(k) as number).toBeGreaterThanOrEqual(count - error);
    expect(sketch.get(k)).toEqual({ key: k, count, error });
  }
  for (const [k, weight] of exact)
    if (sketch.get(k) === undefined) expect(weight).toBeLessThanOrEqual(sketch.leastCount);
}

function bytesOf(sketch: SpaceSaving): Uint8Array {
  const writer = new StateWriter('test');
  sketch.write(writer);
  return writer.finish();
}

describe('SpaceSaving', () => {
  it('bounds every count: count - error <= true <= count', () => {
    fc.assert(
      fc.property(capacities, adds, (capacity, rows) => {
        const sketch = counted(capacity, rows);
        expectBounds(sketch, rows);
        const total = rows.reduce((sum, [, weight]) => sum + weight, 0);
        expect(sketch.leastCount).toBeLessThanOrEqual(total / capacity);
        const sum = sketch.top(Infinity).reduce((s, { count }) => s + count, 0);
        expect(sum).toBe(total);
      }),
      { numRuns: 150 },
    );
  });

  it('does as the paper says, counter by counter', () => {
    fc.assert(
      fc.property(capacities, adds, (capacity, rows) => {
        // The plain algorithm: of equal counters the first made goes.
        const plain: { key: Key; count: number; error: number }[] = [];
        for (const [k, weight] of rows.filter(([, w]) => w > 0)) {
          const known = plain.find((counter) => counter.key === k);
          if (known !== undefined) known.count += weight;
          else if (plain.length < capacity) plain.push({ key: k, count: weight, error: 0 });
          else {
            const least = plain.reduce((a, b) => (b.count < a.count ? b : a));
            Object.assign(least, { key: k, count: least.count + weight, error: least.count });
          }
        }
        const sketch = counted(capacity, rows);
        expect(sketch.size).toBe(plain.length);
        for (const { key: k, count, error } of plain)
          expect(sketch.get(k)).toMatchObject({ count, error });
      }),
      { numRuns: 150 },
    );
  });

  it('counts up to its capacity exactly', () => {
    const sketch = new SpaceSaving<string>(1000);
    for (let i = 0; i < 100_000; i++) sketch.add(`k${i % 1000}`);
    expect(sketch.top(1)).toEqual([{ key: 'k0', count: 100, error: 0 }]);
    expect(sketch.top(Infinity)).toHaveLength(1000);
    expect(sketch.top(Infinity).every(({ count, error }) => count === 100 && error === 0)).toBe(
      true,
    );
  });

  it('finds the heaviest of 200,000 keys with 1,000 counters', () => {
    const sketch = new SpaceSaving<number>(1000);
    const exact = new Float64Array(200_000);
    // Zipf 1.05, by turning the distribution over.
    const cumulated = new Float64Array(200_000);
    let sum = 0;
    for (let i = 0; i < 200_000; i++) cumulated[i] = sum += (i + 1) ** -1.05;
    for (let i = 1; i <= 500_000; i++) {
      const wanted = ((i * 0.6180339887498949) % 1) * sum;
      let low = 0;
      for (let high = 199_999; low < high;) {
        const middle = (low + high) >> 1;
        if ((cumulated[middle] as number) < wanted) low = middle + 1;
        else high = middle;
      }
      // Keys that are not small neighbours.
      const k = Math.imul(low, 0x9e3779b1);
      sketch.add(k);
      exact[low] = (exact[low] as number) + 1;
    }
    const best = [...exact.keys()].sort((a, b) => (exact[b] as number) - (exact[a] as number));
    const found = new Set(sketch.top(100).map(({ key: k }) => k));
    const recalled = best.slice(0, 100).filter((i) => found.has(Math.imul(i, 0x9e3779b1)));
    expect(recalled.length).toBeGreaterThanOrEqual(99);
  });

  it('merges within the bounds of both', () => {
    fc.assert(
      fc.property(capacities, adds, adds, (capacity, a, b) => {
        const left = counted(capacity, a);
        const right = counted(capacity, b);
        const before = bytesOf(right);
        left.merge(right);
        expect(bytesOf(right)).toEqual(before);
        expect(left.size).toBeLessThanOrEqual(capacity);
        expectBounds(left, [...a, ...b]);
        left.add('after', 3);
        expectBounds(left, [...a, ...b, ['after', 3]]);

        const other = counted(capacity, b);
        other.merge(counted(capacity, a));
        other.add('after', 3);
        expect(other.top(Infinity)).toEqual(left.top(Infinity));
      }),
      { numRuns: 150 },
    );
    expect(() => {
      new SpaceSaving(2).merge(new SpaceSaving(3));
    }).toThrow(/capacity/);
  });

  it('goes on after saving as if nothing had been', () => {
    fc.assert(
      fc.property(capacities, adds, adds, (capacity, a, b) => {
        const bytes = bytesOf(counted(capacity, a));
        const back = SpaceSaving.read(new StateReader(bytes, 'test'), capacity);
        for (const [k, weight] of b) back.add(k, weight);
        expect(Buffer.compare(bytesOf(back), bytesOf(counted(capacity, [...a, ...b])))).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('scales all counts', () => {
    const sketch = counted(2, [
      ['a', 5],
      ['b', 1],
      ['c', 1],
    ]);
    sketch.scale(0.5);
    expect(sketch.top(2)).toEqual([
      { key: 'a', count: 2.5, error: 0 },
      { key: 'c', count: 1, error: 0.5 },
    ]);
    sketch.add('d', 0.25);
    expect(sketch.get('d')).toEqual({ key: 'd', count: 1.25, error: 1 });
  });

  it('refuses what is no weight and no key', () => {
    const sketch = new SpaceSaving(2);
    for (const weight of [-1, NaN, Infinity])
      expect(() => {
        sketch.add('a', weight);
      }).toThrow(/weight/);
    expect(() => {
      sketch.add(NaN);
    }).toThrow(/NaN/);
    sketch.add('a', 0);
    expect(sketch.size).toBe(0);
    expect(() => new SpaceSaving(0)).toThrow(/capacity/);
  });
});
