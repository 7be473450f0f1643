import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate, ObjectAggregate } from './aggregate.js';
import { distinct } from './distinct.js';
import { first } from './first.js';
import { last } from './last.js';
import { monoid } from './monoid.js';
import { quantile } from './quantile.js';
import { stddev } from './stddev.js';
import { topK } from './top-k.js';
import { variance } from './variance.js';

type Value = string | number | boolean;

/** What an aggregate gives of values whose times are their places. */
function of<V>(aggregate: Aggregate<string, V>, values: readonly Value[]): V {
  if (aggregate.storage === 'slots') {
    const state = new Float64Array(aggregate.slots);
    aggregate.init(state, 0);
    values.forEach((x, time) => {
      aggregate.add(state, 0, Number(x), time);
    });
    return aggregate.value(state, 0);
  }
  return aggregate.value(stateOf(aggregate, values));
}

function stateOf<V, S>(aggregate: ObjectAggregate<string, V, S>, values: readonly Value[]): S {
  return values.reduce((state, x, time) => aggregate.add(state, x, time), aggregate.create());
}

/** 0 to 1, the same each run (a Weyl sequence). */
function even(i: number): number {
  return (i * 0.6180339887498949) % 1;
}

describe('variance and stddev', () => {
  it('give what SQL gives', () => {
    const xs = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(of(variance('x'), xs)).toBeCloseTo(32 / 7, 14);
    expect(of(variance('x', { population: true }), xs)).toBe(4);
    expect(of(stddev('x', { population: true }), xs)).toBe(2);
    expect(of(variance('x'), [5])).toBeNull();
    expect(of(stddev('x'), [])).toBeNull();
    expect(of(variance('x', { population: true }), [5])).toBe(0);
  });

  it('keep their digits far from zero', () => {
    const xs = [4, 7, 13, 16].map((x) => x + 1e9);
    expect(of(variance('x'), xs)).toBe(30);
  });

  it('merge into an empty state whatever they are of', () => {
    const aggregate = variance('x', { population: true });
    const state = new Float64Array(6);
    aggregate.add(state, 3, 1e200, 0);
    aggregate.merge(state, 0, state, 3);
    expect(aggregate.value(state, 0)).toBe(0);
  });

  it('merge to what adding all gives', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const aggregate = variance('x');
        const [x, y] = [a, b].map((part) => {
          const state = new Float64Array(3);
          part.forEach((value) => {
            aggregate.add(state, 0, value, 0);
          });
          return state;
        }) as [Float64Array, Float64Array];
        aggregate.merge(x, 0, y, 0);

        const all = [...a, ...b];
        const mean = all.reduce((s, v) => s + v, 0) / all.length;
        const squares = all.reduce((s, v) => s + (v - mean) ** 2, 0);
        const merged = aggregate.value(x, 0);
        if (all.length < 2) expect(merged).toBeNull();
        else
          expect(Math.abs((merged as number) - squares / (all.length - 1))).toBeLessThanOrEqual(
            1e-9 * Math.max(1, squares),
          );
      }),
    );
  });
});

describe('first and last', () => {
  it('go by event time; of equal times by arrival', () => {
    const rows = [
      ['b', 5],
      ['a', 3],
      ['a2', 3],
      ['c', 9],
      ['c2', 9],
    ] as const;
    const [f, l] = [first('x'), last('x')];
    const [fs, ls] = [f.create(), l.create()];
    for (const [x, time] of rows) {
      f.add(fs, x, time);
      l.add(ls, x, time);
    }
    expect(f.value(fs)).toBe('a');
    expect(l.value(ls)).toBe('c2');
  });

  it('are null without a value, keep falsy ones and times before 1970', () => {
    expect(of(first('x'), [])).toBeNull();
    expect(of(last('x'), ['x', ''])).toBe('');
    const l = last('x');
    expect(l.value(l.add(l.add(l.create(), false, -5), 0, -9))).toBe(false);
  });
});

describe('NaN', () => {
  it('is left out as null is', () => {
    expect(of(first('x'), [NaN, 'a'])).toBe('a');
    expect(of(last('x'), ['a', NaN])).toBe('a');
    expect(of(distinct('x'), ['a', NaN])).toBe(1);
    expect(of(distinct('x', { exact: true }), ['a', NaN])).toBe(1);
    expect(of(quantile('x', 1), [3, NaN])).toBeCloseTo(3, 1);
    expect(of(topK('x', 2), ['a', NaN])).toEqual([{ value: 'a', count: 1, error: 0 }]);
  });
});

describe('distinct', () => {
  it('tells values of different types apart, and not 0 from -0', () => {
    const values = [1, '1', true, 'true', false, 0, -0, '', '각', '각'.normalize('NFD'), 1.5];
    expect(of(distinct('x'), values)).toBe(10);
    expect(of(distinct('x', { exact: true }), values)).toBe(10);
  });

  it.each([
    ['whole numbers', (i: number) => i],
    ['fractions', (i: number) => i / 7],
    ['short texts', (i: number) => `u${i}`],
    ['texts that differ late', (i: number) => `https://play.example/listen?user=${i}`],
  ])('counts %s within its error, near to exactly while few', (_, make) => {
    const aggregate = distinct('x') as ObjectAggregate<string, number>;
    let state: unknown = aggregate.create();
    let worst = 0;
    for (let n = 1; n <= 200_000; n++) {
      state = aggregate.add(state, make(n), 0);
      state = n % 3 === 0 ? aggregate.add(state, make(n), 0) : state;
      if (n <= 1000 && n % 100 === 0)
        expect(Math.abs(aggregate.value(state) - n)).toBeLessThanOrEqual(1);
      if (n > 1000 && (n & (n - 1)) === 0)
        worst = Math.max(worst, Math.abs(aggregate.value(state) / n - 1));
    }
    worst = Math.max(worst, Math.abs(aggregate.value(state) / 200_000 - 1));
    expect(worst).toBeLessThan(3 * 0.01625);
  });

  it('has no bias over many sets, of any size', () => {
    const aggregate = distinct('x', { precision: 8 }) as ObjectAggregate<string, number>;
    for (const size of [100, 300, 700, 1500, 5000]) {
      let sum = 0;
      for (let set = 0; set < 100; set++) {
        let state: unknown = aggregate.create();
        for (let i = 0; i < size; i++) state = aggregate.add(state, `${set}/${i}`, 0);
        sum += aggregate.value(state) / size - 1;
      }
      // 6.5 % a set, 0.65 % their mean: three times that.
      expect(Math.abs(sum / 100)).toBeLessThan(0.02);
    }
  });

  it('is small for keys of few values', () => {
    const aggregate = distinct('x') as ObjectAggregate<string, number>;
    const few = stateOf(aggregate, ['a', 'b', 'c']);
    expect(aggregate.encode(few).length).toBeLessThan(32);
    const many = stateOf(
      aggregate,
      Array.from({ length: 5000 }, (_, i) => i),
    );
    expect(aggregate.encode(many).length).toBeLessThan(4096 + 20);
  });

  it('fails above the limit of an exact count', () => {
    const values = Array.from({ length: 11 }, (_, i) => i);
    expect(() => of(distinct('x', { exact: true, limit: 10 }), values)).toThrow(/more than 10/);
    expect(of(distinct('x', { exact: true, limit: 11 }), values)).toBe(11);
  });

  it('refuses other precisions', () => {
    expect(() => distinct('x', { precision: 3 })).toThrow(/precision/);
    expect(() => distinct('x', { precision: 4.5 })).toThrow(/precision/);
  });
});

describe('quantile', () => {
  const qs = [0, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1];
  const exact = (xs: readonly number[], q: number): number =>
    [...xs].sort((a, b) => a - b)[Math.floor(q * (xs.length - 1))] as number;

  it.each([
    ['evenly spread', (i: number) => even(i) * 1000],
    ['long-tailed', (i: number) => (1 - even(i)) ** -2],
    ['of both signs', (i: number) => (even(i) - 0.3) ** 3],
    ['all alike', () => 42],
    ['many zeros', (i: number) => (i % 3 === 0 ? i : 0)],
  ])('is within one percent: numbers %s', (_, make) => {
    const xs = Array.from({ length: 20_000 }, (_, i) => make(i + 1));
    const found = of(quantile('x', qs), xs) as number[];
    qs.forEach((q, k) => {
      const wanted = exact(xs, q);
      expect(Math.abs((found[k] as number) - wanted)).toBeLessThanOrEqual(
        0.01 * Math.abs(wanted) * (1 + 1e-9),
      );
    });
  });

  it('is within its accuracy for any numbers', () => {
    const size = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    const number = fc.tuple(size, fc.constantFrom(-1, 0, 1)).map(([x, sign]) => x * sign);
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.001, 0.01, 0.2),
        (xs, q, relativeAccuracy) => {
          const options = { relativeAccuracy, maxBins: 20_000 };
          const wanted = exact(xs, q);
          expect(
            Math.abs((of(quantile('x', q, options), xs) as number) - wanted),
          ).toBeLessThanOrEqual(relativeAccuracy * Math.abs(wanted) * (1 + 1e-9));
        },
      ),
    );
  });

  it('keeps the far quantiles when bins run out', () => {
    const xs = Array.from({ length: 1000 }, (_, i) => 10 ** (i / 10 - 50));
    const aggregate = quantile('x', [0.95, 1], { maxBins: 1024 });
    const [high, highest] = of(aggregate, xs) as [number, number];
    expect(high / exact(xs, 0.95)).toBeCloseTo(1, 1);
    expect(highest / 10 ** 49.9).toBeCloseTo(1, 1);
    expect(aggregate.encode(stateOf(aggregate, xs)).length).toBeLessThan(4096);
  });

  it('takes the ends of the numbers, and infinities', () => {
    const xs = [-Infinity, -1e308, -5e-324, 5e-324, Number.MAX_VALUE, Infinity];
    const [a, b, c, d, e, f] = of(quantile('x', [0, 0.2, 0.4, 0.6, 0.8, 1]), xs) as number[];
    expect([a, c, d, f]).toEqual([-Infinity, 0, 0, Infinity]);
    expect((b as number) / -1e308).toBeCloseTo(1, 1);
    expect((e as number) / Number.MAX_VALUE).toBeCloseTo(1, 1);
  });

  it('is null of nothing; one quantile is a number, several are an array', () => {
    expect(of(quantile('x', 0.5), [])).toBeNull();
    expect(of(quantile('x', [0.5]), [])).toBeNull();
    expect(of(quantile('x', 0.5), [0])).toBe(0);
    expect(of(quantile('x', [0.5]), [0])).toEqual([0]);
    expect(() => quantile('x', 1.1)).toThrow(/q must/);
    expect(() => quantile('x', [])).toThrow(/how many/);
  });
});

describe('topK', () => {
  it('gives the most frequent values', () => {
    const values = [...'abracadabra'.split(''), 1, 1, 1, true];
    expect(of(topK('x', 3), values)).toEqual([
      { value: 'a', count: 5, error: 0 },
      { value: 1, count: 3, error: 0 },
      { value: 'b', count: 2, error: 0 },
    ]);
    expect(of(topK('x', 3), [])).toEqual([]);
  });

  it('refuses fewer counters than k', () => {
    expect(() => topK('x', 5, { capacity: 4 })).toThrow(/capacity/);
  });
});

describe('monoid', () => {
  const text = { empty: () => '', merge: (a: string, b: string) => a + b, value: (s: string) => s };

  it('runs with a state of its own', () => {
    const joined = monoid({ name: 'joined', field: 'x', ...text, add: (s, x) => s + String(x) });
    expect(of(joined, ['a', 1, true])).toBe('a1true');
    expect(joined.input).toEqual({ field: 'x', kind: 'value' });
  });

  it('saves by its own encode, and makes an error of what its decode throws', () => {
    const joined = monoid({
      name: 'joined',
      field: 'x',
      ...text,
      add: (s, x) => s + String(x),
      encode: (s) => new TextEncoder().encode(s),
      decode: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    });
    const bytes = joined.encode('노래');
    expect(joined.decode(bytes)).toBe('노래');
    bytes[bytes.length - 1] = 255;
    expect(() => joined.decode(bytes)).toThrow(/joined cannot be read/);
  });

  it('wants a name, and both or neither of encode and decode', () => {
    const parts = { field: 'x', ...text, add: (s: string) => s };
    expect(() => monoid({ ...parts, name: '' })).toThrow(/name/);
    expect(() => monoid({ ...parts, name: 'm', decode: () => '' })).toThrow(/both or neither/);
  });
});
