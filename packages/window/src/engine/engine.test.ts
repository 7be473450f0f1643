import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchOf, makePlan, resultsOf } from '../../test/make-plan.js';
import type { PlanParts, Result, Row } from '../../test/make-plan.js';
import { NaiveModel } from '../../test/naive-model.js';
import type { Deed } from '../../test/naive-model.js';
import type { WindowSpec } from '../windows/spec.js';
import { createEngine } from './create.js';
import type { WindowEngine } from './engine.js';

// Every law is tried on small times, where windows, ties and lateness meet often.

const aggregates = ['count', 'sum'];
const keys = fc.constantFrom('a', 'b', 'a key of more than twenty-four bytes');
const values = fc.integer({ min: -9, max: 9 });

function rowsFrom(least: number): fc.Arbitrary<Row> {
  const time = fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: least, max: 120 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc.tuple(keys, time, values, fc.integer({ min: -2, max: 15 }));
}

const sliding: fc.Arbitrary<WindowSpec> = fc
  .record({
    size: fc.integer({ min: 1, max: 30 }),
    slide: fc.integer({ min: 1, max: 30 }),
    offset: fc.integer({ min: -5, max: 5 }),
  })
  .map(({ size, slide, offset }) => {
    const least = Math.min(size, slide);
    return { kind: 'sliding', size, slide: least, offset: offset % least };
  });

const aligned: fc.Arbitrary<WindowSpec> = fc.oneof(
  sliding,
  fc
    .record({ step: fc.integer({ min: 1, max: 8 }), steps: fc.integer({ min: 1, max: 5 }) })
    .map(({ step, steps }) => ({ kind: 'cumulate', step, size: step * steps, offset: 0 }) as const),
  fc.constant({ kind: 'instant' } as const),
);

const anyGap: fc.Arbitrary<WindowSpec> = fc.record({
  kind: fc.constant('session' as const),
  gap: fc.oneof(fc.integer({ min: 1, max: 15 }), fc.constant({ field: 'gap' })),
});
const fixedGap: fc.Arbitrary<WindowSpec> = fc.record({
  kind: fc.constant('session' as const),
  gap: fc.integer({ min: 1, max: 15 }),
});

const delay = fc.integer({ min: 0, max: 25 });
const queries: fc.Arbitrary<PlanParts> = fc.oneof(
  fc.record({
    dialect: fc.constant('spark' as const),
    emit: fc.constantFrom('append' as const, 'update' as const, 'complete' as const),
    window: aligned,
    delay,
  }),
  fc.record({
    dialect: fc.constant('spark' as const),
    emit: fc.constantFrom('append' as const, 'complete' as const),
    window: anyGap,
    delay,
  }),
  fc.record({
    dialect: fc.constant('flink' as const),
    emit: fc.constantFrom('append' as const, 'update' as const),
    window: fc.oneof(aligned, anyGap),
    allowedLateness: fc.constantFrom(0, 0, 7, 40),
    firing: fc.constantFrom('accumulating' as const, 'discarding' as const),
    delay,
  }),
  fc.record({
    dialect: fc.constant('kafka' as const),
    emit: fc.constantFrom('append' as const, 'update' as const),
    window: aligned,
    delay,
  }),
  fc.record({
    dialect: fc.constant('kafka' as const),
    emit: fc.constant('append' as const),
    window: fixedGap,
    delay,
  }),
);

/** A query and what is done to it. */
const runs: fc.Arbitrary<{ query: PlanParts; deeds: Deed[] }> = queries.chain((query) => {
  const row = rowsFrom(query.dialect === 'kafka' ? 0 : -40).map((row) => ({ row }));
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    { weight: 12, arbitrary: row },
    { weight: 2, arbitrary: fc.constant({ trigger: true } as const) },
    { weight: 1, arbitrary: fc.integer({ min: -40, max: 120 }).map((advance) => ({ advance })) },
  );
  return fc.record({
    query: fc.constant({ ...query, aggregates }),
    deeds: fc.array(deed, { maxLength: 40 }),
  });
});

function doAll(engine: WindowEngine, deeds: readonly Deed[]): Result[] {
  const out: Result[] = [];
  for (const deed of deeds) {
    if ('row' in deed) engine.push(batchOf([deed.row]), 0, 1);
    else if ('trigger' in deed) engine.trigger();
    else engine.advance(deed.advance);
    out.push(...resultsOf(engine.take()));
  }
  return out;
}

function finished(engine: WindowEngine): Result[] {
  engine.finish();
  return resultsOf(engine.take());
}

function sorted(rows: readonly Result[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** As `doAll` and `finished`, but rows that follow each other come in one batch. */
function doTogether(engine: WindowEngine, deeds: readonly Deed[]): Result[] {
  const out: Result[] = [];
  const waiting: Row[] = [];
  const push = (): void => {
    engine.push(batchOf(waiting), 0, waiting.length);
    waiting.length = 0;
  };
  for (const deed of deeds) {
    if ('row' in deed) waiting.push(deed.row);
    else {
      push();
      out.push(...doAll(engine, [deed]));
    }
  }
  push();
  return [...out, ...finished(engine)];
}

/** All rows at once, then the end. */
function resultOf(query: PlanParts, rows: readonly Row[]): Result[] {
  const engine = createEngine(makePlan({ ...query, aggregates }));
  engine.push(batchOf(rows), 0, rows.length);
  return finished(engine);
}

describe('an engine', () => {
  test('shares its keys with others, and together they tell what one tells', () => {
    const anchored = fc.record({
      dialect: fc.constant('kafka' as const),
      emit: fc.constantFrom('append' as const, 'update' as const),
      window: fc.record({ kind: fc.constant('anchored' as const), difference: fc.nat(20) }),
      delay,
    });
    const kafkaRuns = anchored.chain((query) =>
      fc.record({
        query: fc.constant({ ...query, aggregates }),
        deeds: fc.array(
          rowsFrom(-5).map((row) => ({ row })),
          { maxLength: 40 },
        ),
      }),
    );
    fc.assert(
      fc.property(fc.oneof(runs, kafkaRuns), fc.integer({ min: 2, max: 4 }), (run, count) => {
        const plan = makePlan(run.query);
        const one = createEngine(plan);
        const told = doTogether(one, run.deeds);
        const shards = Array.from({ length: count }, (_, index) =>
          createEngine(plan, { shard: { index, count } }),
        );
        const parts = shards.map((shard) => doTogether(shard, run.deeds));
        expect(sorted(parts.flat())).toEqual(sorted(told));
        for (const name of ['rows', 'untimed', 'late', 'droppedWindows', 'emitted'] as const) {
          const sum = shards.reduce((all, { counts }) => all + counts[name], 0);
          expect(sum).toBe(one.counts[name]);
        }
        for (const shard of shards) expect(shard.watermark).toBe(one.watermark);
      }),
      { numRuns: 600 },
    );
  });

  test('does as the rules are told, step by step', () => {
    fc.assert(
      fc.property(runs, ({ query, deeds }) => {
        const engine = createEngine(makePlan(query));
        const model = new NaiveModel(query);
        const late: Row[] = [];
        for (const deed of deeds) {
          if ('row' in deed) engine.onLate = () => late.push(deed.row);
          model.do(deed);
          expect(sorted(doAll(engine, [deed]))).toEqual(sorted(model.take()));
        }
        expect(late).toEqual(model.late);
        expect(engine.counts.late).toBe(model.late.length);
        expect(engine.counts.droppedWindows).toBe(model.droppedWindows);
        model.finish();
        expect(sorted(finished(engine))).toEqual(sorted(model.take()));
      }),
      { numRuns: 600 },
    );
  });

  test('gives the same however its input is cut into batches', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 7 }), ({ query, deeds }, size) => {
        const rows = deeds.flatMap((deed) => ('row' in deed ? [deed.row] : []));
        const whole = createEngine(makePlan(query));
        const cut = createEngine(makePlan(query));
        const batch = batchOf(rows);
        whole.push(batch, 0, rows.length);
        for (let from = 0; from < rows.length; from += size)
          cut.push(batch, from, Math.min(rows.length, from + size));
        expect(resultsOf(cut.take())).toEqual(resultsOf(whole.take()));
        expect(finished(cut)).toEqual(finished(whole));
        expect(cut.counts).toEqual(whole.counts);
      }),
    );
  });

  test('goes on from a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(runs, fc.nat(40), ({ query, deeds }, at) => {
        const plan = makePlan({ ...query, aggregates: ['concat', ...aggregates] });
        const engine = createEngine(plan);
        doAll(engine, deeds.slice(0, at));
        const captured = engine.capture();
        const next = createEngine(plan);
        next.restore(captured);
        expect(next.capture()).toEqual(captured);
        expect(doAll(next, deeds.slice(at))).toEqual(doAll(engine, deeds.slice(at)));
        expect(next.capture()).toEqual(engine.capture());
        expect(finished(next)).toEqual(finished(engine));
        expect(next.counts).toEqual(engine.counts);
        expect([next.keys, next.windows, next.watermark]).toEqual([
          ...[engine.keys, engine.windows, engine.watermark],
        ]);
      }),
      { numRuns: 100 },
    );
  });

  test('loses no row: results and lateness add up to all windows of all rows', () => {
    fc.assert(
      fc.property(runs, ({ query, deeds }) => {
        const append = { ...query, emit: 'append' as const };
        const engine = createEngine(makePlan(append));
        const model = new NaiveModel(append);
        for (const deed of deeds) model.do(deed);
        const out = [...doAll(engine, deeds), ...finished(engine)];
        const counted = out.reduce((sum, [, , , count]) => sum + (count as number), 0);
        expect(counted + engine.counts.droppedWindows).toBe(model.assigned);
        expect([engine.keys, engine.windows]).toEqual([0, 0]);
      }),
    );
  });

  test('gives the sorted result for rows no more out of order than the delay', () => {
    const window = fc.oneof(aligned, fixedGap);
    const dialect = fc.constantFrom('spark' as const, 'flink' as const, 'kafka' as const);
    fc.assert(
      fc.property(window, dialect, fc.array(rowsFrom(0)), fc.nat(30), (window, dialect, all, d) => {
        const rows = all.filter(([, time]) => time !== null);
        const inOrder = rows.toSorted((a, b) => a[1]! - b[1]!);
        // Each row comes when its time, moved by less than the delay, would.
        const moved = inOrder.map((row, i) => ({ row, at: row[1]! + ((i * 7919) % (d + 1)) }));
        const shuffled = moved.toSorted((a, b) => a.at - b.at).map(({ row }) => row);
        const query: PlanParts = { dialect, window, delay: d };
        expect(sorted(resultOf(query, shuffled))).toEqual(sorted(resultOf(query, inOrder)));
      }),
    );
  });

  test('updates end with what append tells', () => {
    fc.assert(
      fc.property(runs, ({ query, deeds }) => {
        fc.pre(query.window.kind !== 'session' && query.emit !== 'complete');
        const accumulating = { ...query, firing: 'accumulating' as const };
        const [append, update] = (['append', 'update'] as const).map((emit) => {
          const engine = createEngine(makePlan({ ...accumulating, emit }));
          return [...doAll(engine, deeds), ...finished(engine)];
        });
        const last = (rows: readonly Result[] = []): Map<string, Result> =>
          new Map(rows.map((row) => [JSON.stringify(row.slice(0, 3)), row]));
        expect(sorted([...last(update).values()])).toEqual(sorted([...last(append).values()]));
        expect(last(append).size).toBe(append?.length);
      }),
    );
  });

  test('merges sessions to the same whatever the order of rows in a batch', () => {
    fc.assert(
      fc.property(anyGap, fc.array(rowsFrom(1)), fc.integer(), (window, rows, seed) => {
        const shuffled = rows.toSorted((a, b) => shuffleOf(a, seed) - shuffleOf(b, seed));
        const query: PlanParts = { dialect: 'spark', window };
        expect(sorted(resultOf(query, shuffled))).toEqual(sorted(resultOf(query, rows)));
      }),
    );
  });

  test('of a share of the keys each, gives together what one gives', () => {
    fc.assert(
      fc.property(fc.oneof(aligned, fixedGap), fc.array(rowsFrom(0)), (window, rows) => {
        for (const dialect of ['spark', 'flink', 'kafka'] as const) {
          const query: PlanParts = { dialect, window, delay: 200 };
          const shares = [true, false].map((own) => rows.filter(([key]) => (key === 'a') === own));
          const apart = shares.flatMap((share) => resultOf(query, share));
          expect(sorted(apart)).toEqual(sorted(resultOf(query, rows)));
        }
      }),
    );
  });

  test('of Spark drops no less in finer batches', () => {
    fc.assert(
      fc.property(aligned, delay, fc.array(rowsFrom(0)), (window, delay, rows) => {
        const dropped = [1, 3, 9].map((size) => {
          const engine = createEngine(makePlan({ dialect: 'spark', window, delay }));
          const late: number[] = [];
          for (let from = 0; from < rows.length; from += size) {
            const part = rows.slice(from, from + size);
            engine.onLate = (_, index) => late.push(from + index);
            engine.push(batchOf(part), 0, part.length);
            engine.trigger();
          }
          return late;
        });
        expect(dropped[0]).toEqual(expect.arrayContaining(dropped[1]!));
        expect(dropped[1]).toEqual(expect.arrayContaining(dropped[2]!));
      }),
    );
  });

  test('emits windows by their end, then their start', () => {
    fc.assert(
      fc.property(runs, ({ query, deeds }) => {
        const rows = deeds.flatMap((deed) => ('row' in deed ? [deed.row] : []));
        const engine = createEngine(makePlan({ ...query, delay: 500, emit: 'append' }));
        engine.push(batchOf(rows), 0, rows.length);
        const places = finished(engine).map(([, start, end]) => 1000 * end + start);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

function shuffleOf([key, time, value]: Row, seed: number): number {
  return Math.imul(seed ^ Number(time) ^ key.length, 0x9e3779b1 + Number(value)) >>> 0;
}
