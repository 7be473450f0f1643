import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextError } from '../errors.js';
import { RandomState, checkRandomState } from './random-state.js';

interface RawStream {
  uint32: number[];
  tomaxint: number[];
  random_sample: number[];
  permutation10: number[];
  permutation1000_head: number[];
  choice_noreplace_10_3: number[];
  randint_0_7: number[];
  shuffle_list12: number[];
}

const golden = (
  JSON.parse(
    readFileSync(new URL('../../test/fixtures/golden/splits.json', import.meta.url), 'utf8'),
  ) as { raw_mt19937: Record<string, RawStream> }
).raw_mt19937;

describe.each(Object.entries(golden))('RandomState(%s) equals numpy', (seed, want) => {
  const fresh = (): RandomState => new RandomState(Number(seed));

  it('in its words', () => {
    const random = fresh();
    expect(want.uint32.map(() => random.nextUint32())).toEqual(want.uint32);
    expect(fresh().randint(0, 2 ** 32, want.tomaxint.length)).toEqual(want.tomaxint);
  });

  it('in numbers from 0 to 1', () => {
    const random = fresh();
    expect(want.random_sample.map(() => random.random())).toEqual(want.random_sample);
  });

  it('in permutations', () => {
    expect([...fresh().permutation(10)]).toEqual(want.permutation10);
    expect([...fresh().permutation(1000).subarray(0, 20)]).toEqual(want.permutation1000_head);
  });

  it('in choices', () => {
    const chosen = fresh().choice(10, 3, { replace: false });
    expect([...chosen]).toEqual(want.choice_noreplace_10_3);
  });

  it('in whole numbers', () => {
    expect(fresh().randint(0, 7, 12)).toEqual(want.randint_0_7);
  });

  it('in shuffles', () => {
    const list = Array.from({ length: 12 }, (_, i) => i);
    expect(fresh().shuffle(list)).toBe(list);
    expect(list).toEqual(want.shuffle_list12);
  });
});

describe('RandomState', () => {
  // Printed by numpy 1.24: RandomState(7), one call after the other.
  it('equals numpy over ranges beyond 32 bits, from call to call', () => {
    const random = new RandomState(7);
    expect(random.randint(-5, 2 ** 40, 4)).toEqual([
      752595690687, 108744157681, 291964244174, 309610205524,
    ]);
    expect(random.randint(0, 2 ** 32, 2)).toEqual([309457262, 1801189930]);
    expect(random.randint(0, 2 ** 32 + 1, 2)).toEqual([68334472, 3731473840]);
    expect(random.randint(3, 4, 2)).toEqual([3, 3]);
    expect([...random.choice(5, 6)]).toEqual([4, 0, 3, 2, 3, 4]);
    expect(random.permutation(['a', 'b', 'c', 'd'])).toEqual(['c', 'd', 'b', 'a']);
    expect(random.randint(0, 2 ** 53 - 1, 2)).toEqual([990214427816119, 8949705752050800]);
    expect(random.random()).toBe(0.6005489174641225);
  });

  it('equals numpy after its 624 words have been made anew', () => {
    const random = new RandomState(5);
    for (let i = 0; i < 2000; i++) random.nextUint32();
    expect(random.nextUint32()).toBe(3076253773);
  });

  it('keeps to its bounds and loses nothing in a shuffle', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (seed, low, width) => {
          const random = new RandomState(seed);
          for (const value of random.randint(low, low + width, 20)) {
            expect(value).toBeGreaterThanOrEqual(low);
            expect(value).toBeLessThan(low + width);
          }
          const sorted = [...random.permutation(width)].sort((a, b) => a - b);
          expect(sorted).toEqual(sorted.map((_, i) => i));
          const share = random.random();
          expect(share >= 0 && share < 1).toBe(true);
        },
      ),
    );
  });

  it('leaves the array that permutation() is given', () => {
    const names = ['가', '나', '다'];
    new RandomState(0).permutation(names);
    expect(names).toEqual(['가', '나', '다']);
  });

  it.each([-1, 2 ** 32, 0.5, NaN])('refuses the seed %s', (seed) => {
    expect(() => new RandomState(seed)).toThrow(TextError);
  });

  it('refuses what cannot be drawn', () => {
    const random = new RandomState(0);
    expect(() => random.randint(3, 3)).toThrow('low >= high');
    expect(() => random.choice(2, 3, { replace: false })).toThrow('Cannot take a larger sample');
    expect(() => random.choice(0, 1)).toThrow('a must be greater than 0');
    expect(() => random.permutation(-1)).toThrow(TextError);
  });
});

describe('checkRandomState', () => {
  it('makes a new generator of a seed and goes on with one that is given', () => {
    expect(checkRandomState(1).nextUint32()).toBe(checkRandomState(1).nextUint32());
    const random = new RandomState(1);
    expect(checkRandomState(random)).toBe(random);
  });

  it('takes chance for undefined', () => {
    const draws = new Set([1, 2, 3].map(() => checkRandomState(undefined).nextUint32()));
    expect(draws.size).toBeGreaterThan(1);
  });
});
