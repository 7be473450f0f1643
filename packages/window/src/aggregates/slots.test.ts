import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlotAggregate } from './aggregate.js';
import { avg } from './avg.js';
import { count } from './count.js';
import { max } from './max.js';
import { min } from './min.js';
import { sum } from './sum.js';

/** What an aggregate gives of numbers, its state somewhere inside a longer row. */
function of<V>(aggregate: SlotAggregate<string, V>, xs: readonly number[]): V {
  return aggregate.value(stateOf(aggregate, xs), 2);
}

function stateOf(aggregate: SlotAggregate, xs: readonly number[]): Float64Array {
  const state = new Float64Array(2 + aggregate.slots + 1).fill(7);
  aggregate.init(state, 2);
  xs.forEach((x) => aggregate.add(state, 2, x, 0));
  expect([state[0], state[1], state[state.length - 1]]).toEqual([7, 7, 7]);
  return state;
}

/** The same of two halves that are merged. */
function merged<V>(aggregate: SlotAggregate<string, V>, a: number[], b: number[]): V {
  const state = stateOf(aggregate, a);
  aggregate.merge(state, 2, stateOf(aggregate, b), 2);
  return aggregate.value(state, 2);
}

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }));
const integers = fc.array(fc.integer());

describe('count, sum, min, max, avg', () => {
  it('give what SQL gives', () => {
    const xs = [3, -1, 4, 1.5];
    expect(of(count(), xs)).toBe(4);
    expect(of(sum('x'), xs)).toBe(7.5);
    expect(of(min('x'), xs)).toBe(-1);
    expect(of(max('x'), xs)).toBe(4);
    expect(of(avg('x'), xs)).toBe(1.875);
  });

  it('are null without a number, and count is 0', () => {
    for (const aggregate of [sum('x'), min('x'), max('x'), avg('x')]) {
      expect(of(aggregate, [])).toBeNull();
      expect(merged(aggregate, [], [])).toBeNull();
    }
    expect(of(count('x'), [])).toBe(0);
  });

  it('read rows, presence or numbers', () => {
    expect(count().input).toBeNull();
    expect(count('user').input).toEqual({ field: 'user', kind: 'presence' });
    expect(sum('reqtime').input).toEqual({ field: 'reqtime', kind: 'number' });
  });

  it('sum loses nothing that a plain sum loses', () => {
    expect(of(sum('x'), [1, 1e100, 1, -1e100])).toBe(2);
    expect(
      of(
        sum('x'),
        Array.from({ length: 10 }, () => 0.1),
      ),
    ).toBe(1);
  });

  it('sums whole numbers exactly up to 2^53', () => {
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        const exact = Number([...a, ...b].reduce((s, x) => s + BigInt(x), 0n));
        expect(merged(sum('x'), a, b)).toBe(a.length + b.length === 0 ? null : exact);
      }),
    );
    expect(of(sum('x'), [2 ** 53 - 2, 1])).toBe(2 ** 53 - 1);
  });

  it('takes infinities: of both together there is no sum', () => {
    expect(of(sum('x'), [1, Infinity, 5])).toBe(Infinity);
    expect(of(sum('x'), [1e308, 1e308])).toBe(Infinity);
    expect(of(sum('x'), [Infinity, -Infinity])).toBeNaN();
    expect(of(min('x'), [Infinity])).toBe(Infinity);
    expect(of(max('x'), [-Infinity])).toBe(-Infinity);
  });

  it('never gives -0', () => {
    for (const aggregate of [sum('x'), min('x'), max('x'), avg('x')]) {
      expect(of(aggregate, [-0])).toBe(0);
    }
  });

  it('merging is adding all', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const all = [...a, ...b];
        expect(merged(count(), a, b)).toBe(all.length);
        expect(merged(min('x'), a, b)).toBe(of(min('x'), all));
        expect(merged(max('x'), a, b)).toBe(of(max('x'), all));
        for (const aggregate of [sum('x'), avg('x')]) {
          const whole = of(aggregate, all);
          if (whole === null) expect(merged(aggregate, a, b)).toBeNull();
          else expect(merged(aggregate, a, b)).toBeCloseTo(whole, 5);
          expect(merged(aggregate, b, a)).toEqual(merged(aggregate, a, b));
        }
      }),
    );
  });
});
