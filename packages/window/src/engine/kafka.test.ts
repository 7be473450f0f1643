import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchOf, makePlan, resultsOf } from '../../test/make-plan.js';
import type { PlanParts, Result, Row } from '../../test/make-plan.js';
import { createEngine } from './create.js';

const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 90 }), fc.integer({ max: 9 })),
  { maxLength: 30 },
);
const grace = fc.integer({ min: 0, max: 20 });

/** What comes out with each row, and at the end. */
function run(query: PlanParts, all: readonly Row[]): Result[][] {
  const engine = createEngine(makePlan(query));
  const batch = batchOf(all);
  const out = all.map((_, i) => {
    engine.push(batch, i, i + 1);
    return resultsOf(engine.take());
  });
  engine.finish();
  return [...out, resultsOf(engine.take())];
}

describe('sessions', () => {
  /** As Kafka's processor has it: [first, last] by key, closed ones hidden from the store. */
  function told(all: readonly Row[], gap: number, grace: number): Result[][] {
    let open: [string, number, number, number][] = [];
    let streamTime = -Infinity;
    return all.map(([key, time]) => {
      const t = time!;
      const touched = open
        .filter(([k, first, last]) => k === key && last >= t - gap && first <= t + gap)
        .toSorted((a, b) => a[1] - b[1]);
      const first = Math.min(t, ...touched.map((session) => session[1]));
      const last = Math.max(t, ...touched.map((session) => session[2]));
      const count = touched.reduce((sum, session) => sum + session[3], 1);
      const out: Result[] = [];
      streamTime = Math.max(streamTime, t);
      if (last >= streamTime - grace - gap) {
        if (first < last) out.push(...touched.map(([k, a, b]): Result => [k, a, b, null]));
        out.push([key, first, last, count]);
        open = [...open.filter((one) => !touched.includes(one)), [key, first, last, count]];
      }
      open = open.filter((session) => session[2] > streamTime - grace - gap);
      return out;
    });
  }

  test('tell each update, and take back what is merged', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), grace, (all, gap, delay) => {
        const query: PlanParts = {
          ...{ dialect: 'kafka', emit: 'update', delay, window: { kind: 'session', gap } },
        };
        expect(run(query, all).slice(0, -1)).toEqual(told(all, gap, delay));
      }),
    );
  });

  test('mark the rows that take others back', () => {
    const engine = createEngine(
      makePlan({ dialect: 'kafka', emit: 'update', delay: 5, window: { kind: 'session', gap: 5 } }),
    );
    engine.push(
      batchOf([
        ['a', 1],
        ['a', 9],
        ['a', 5],
      ]),
      0,
      3,
    );
    const columns = engine.take();
    expect(resultsOf(columns)).toEqual([
      ['a', 1, 1, 1],
      ['a', 9, 9, 1],
      ['a', 1, 1, null],
      ['a', 9, 9, null],
      ['a', 1, 9, 3],
    ]);
    expect([...columns.retracted!]).toEqual([0, 0, 1, 1, 0]);
  });
});

describe('anchored windows', () => {
  test('hold the rows of their time, where none is late', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 12 }), (all, difference) => {
        const query: PlanParts = {
          ...{ dialect: 'kafka', delay: 200, window: { kind: 'anchored', difference } },
        };
        const expected = ['a', 'b'].flatMap((key) => {
          const times = all.filter(([k]) => k === key).map(([, time]) => time!);
          const count = (start: number): number =>
            times.filter((t) => t >= start && t <= start + difference).length;
          // A left window for each row, none before the epoch, and each right window that is not empty.
          const starts = new Set(times.map((t) => Math.max(0, t - difference)));
          for (const t of times) if (count(t + 1) > 0) starts.add(t + 1);
          return [...starts].map((start) => [key, start, start + difference, count(start)]);
        });
        const texts = (results: readonly unknown[]): string[] =>
          results.map((result) => JSON.stringify(result)).sort();
        expect(texts(run(query, all).flat())).toEqual(texts(expected));
      }),
    );
  });

  test('tell last, with each row, what they tell once they are closed', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 12 }), grace, (all, difference, delay) => {
        const window = { kind: 'anchored', difference } as const;
        const aggregates = ['count', 'concat'];
        const [final, each] = (['append', 'update'] as const).map((emit) =>
          run({ dialect: 'kafka', emit, delay, window, aggregates }, all).flat(),
        );
        const last = (results: readonly Result[] = []): Map<string, Result> =>
          new Map(results.map((row) => [JSON.stringify(row.slice(0, 3)), row]));
        expect(new Set(last(each).values())).toEqual(new Set(last(final).values()));
      }),
    );
  });

  test('go on from a snapshot', () => {
    fc.assert(
      fc.property(rows, grace, fc.nat(30), (all, delay, at) => {
        const plan = makePlan({
          ...{ dialect: 'kafka', delay, window: { kind: 'anchored', difference: 7 } },
          aggregates: ['count', 'sum', 'concat'],
        });
        const engine = createEngine(plan);
        const next = createEngine(plan);
        const batch = batchOf(all);
        const middle = Math.min(at, all.length);
        engine.push(batch, 0, middle);
        engine.take();
        next.restore(engine.capture());
        for (const one of [engine, next]) {
          one.push(batch, middle, all.length);
          one.finish();
        }
        expect(resultsOf(next.take())).toEqual(resultsOf(engine.take()));
        expect(next.counts).toEqual(engine.counts);
      }),
    );
  });
});
