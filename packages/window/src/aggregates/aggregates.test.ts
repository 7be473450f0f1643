import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WindowError } from '../errors.js';
import type { ObjectAggregate } from './aggregate.js';
import { distinct } from './distinct.js';
import { first } from './first.js';
import { last } from './last.js';
import { monoid } from './monoid.js';
import { quantile } from './quantile.js';
import { topK } from './top-k.js';

type Value = string | number | boolean;
type Row = readonly [value: Value, time: number];
// States differ; a test treats them alike.
type AnyAggregate = ObjectAggregate;

const longest = monoid({
  name: 'longest',
  field: 'x',
  empty: () => '',
  add: (state: string, x) => later(state, String(x)),
  merge: later,
  value: (state) => state.length,
});

function later(a: string, b: string): string {
  return a.length > b.length || (a.length === b.length && a > b) ? a : b;
}

/** Those for which arrival counts among rows of one time. */
const inOrder: [string, AnyAggregate][] = [
  ['first', first('x')],
  ['last', last('x')],
];
const commutative: [string, AnyAggregate][] = [
  ['distinct', distinct('x', { precision: 6 })],
  ['distinct, exact', distinct('x', { exact: true })],
  ['quantile', quantile('x', [0, 0.5, 1], { maxBins: 16 })],
  ['topK', topK('x', 100, { capacity: 1000 })],
  ['monoid', longest],
];
const all = [...inOrder, ...commutative];

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 40 }),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom('\ud83d', '', '\uFEFFa', '각', '각'.normalize('NFD'), '1', '-0'),
  fc.boolean(),
);
const rows = fc.array(fc.tuple(scalar, fc.integer({ min: -2, max: 2 })), { maxLength: 80 });

function stateOf(aggregate: AnyAggregate, from: readonly Row[]): unknown {
  let state = aggregate.create();
  for (const [x, time] of from) state = aggregate.add(state, x, time);
  return state;
}

function valueOf(aggregate: AnyAggregate, from: readonly Row[]): unknown {
  return aggregate.value(stateOf(aggregate, from));
}

describe.each(commutative)('%s', (_, aggregate) => {
  it('does not mind the order', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [x, y] = [a, b].map((part) => stateOf(aggregate, part));
        const merged = aggregate.value(aggregate.merge(y, x));
        expect(merged).toEqual(valueOf(aggregate, [...a, ...b]));
      }),
      { numRuns: 50 },
    );
  });
});

describe.each(all)('%s', (_, aggregate) => {
  it('merges to what adding all gives', () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((part) => stateOf(aggregate, part));
        const before = aggregate.encode(y);
        const merged = aggregate.merge(aggregate.merge(x, y), z);
        expect(aggregate.value(merged)).toEqual(valueOf(aggregate, [...a, ...b, ...c]));
        expect(aggregate.encode(y)).toEqual(before);

        const [u, v, w] = [a, b, c].map((part) => stateOf(aggregate, part));
        const nested = aggregate.merge(u, aggregate.merge(v, w));
        expect(aggregate.value(nested)).toEqual(aggregate.value(merged));
      }),
    );
  });

  it('comes back whole from its bytes, and goes on', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const state = stateOf(aggregate, a);
        const bytes = aggregate.encode(state);
        let back = aggregate.decode(bytes);
        expect(Buffer.compare(aggregate.encode(back), bytes)).toBe(0);
        expect(aggregate.value(back)).toEqual(aggregate.value(state));
        for (const [x, time] of b) back = aggregate.add(back, x, time);
        expect(aggregate.value(back)).toEqual(valueOf(aggregate, [...a, ...b]));
      }),
    );
  });

  it('refuses bytes that are cut, longer, changed or of another aggregate', () => {
    const bytes = aggregate.encode(stateOf(aggregate, [['a', 1] as const, [2, 1] as const]));
    for (let length = 0; length < bytes.length; length++)
      expect(codeOf(() => aggregate.decode(bytes.subarray(0, length)))).toBe('invalid-snapshot');
    expect(codeOf(() => aggregate.decode(Uint8Array.of(...bytes, 0)))).toBe('invalid-snapshot');
    const others = all.filter(([, other]) => other !== aggregate);
    for (const [, other] of others) {
      const foreign = other.encode(stateOf(other, [['a', 1]]));
      expect(codeOf(() => aggregate.decode(foreign))).toBe('invalid-snapshot');
    }
  });

  it('reads any bytes to a state or to an error', () => {
    const bytes = aggregate.encode(stateOf(aggregate, [['a', 1] as const, [2, 1] as const]));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const changed = bytes.slice();
        changed[at] = byte;
        expect(['invalid-snapshot', null]).toContain(codeOf(() => aggregate.decode(changed)));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (noise) => {
        expect(codeOf(() => aggregate.decode(noise))).toBe('invalid-snapshot');
      }),
    );
  });
});

/** The code of the WindowError that is thrown, null without one; other errors are the test's. */
function codeOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof WindowError) return error.code;
    throw error;
  }
}
