import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchOf, makePlan, resultsOf } from '../../test/make-plan.js';
import type { PlanParts, Row } from '../../test/make-plan.js';
import type { WindowSpec } from '../windows/spec.js';
import { createEngine } from './create.js';
import type { EngineOptions } from './create.js';
import type { WindowEngine } from './engine.js';

const tens: WindowSpec = { kind: 'sliding', size: 10, slide: 10, offset: 0 };

function push(engine: WindowEngine, rows: readonly Row[], partition?: number): void {
  engine.push(batchOf(rows), 0, rows.length, partition);
}

function engineOf(parts: Partial<PlanParts> = {}, options?: EngineOptions): WindowEngine {
  return createEngine(makePlan({ dialect: 'flink', window: tens, ...parts }), options);
}

describe('the watermark', () => {
  test('never goes back, and is the least of all partitions', () => {
    const rows = fc.tuple(fc.nat(2), fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1 }));
    fc.assert(
      fc.property(fc.array(rows), (pushes) => {
        const engine = engineOf({ delay: 3 }, { partitions: 3 });
        const greatest = [-Infinity, -Infinity, -Infinity];
        let before = -Infinity;
        for (const [partition, times] of pushes) {
          push(
            engine,
            times.map((time): Row => ['a', time]),
            partition,
          );
          greatest[partition] = Math.max(greatest[partition]!, ...times);
          expect(engine.watermark).toBe(Math.min(...greatest) - 3 - 1);
          expect(engine.watermark).toBeGreaterThanOrEqual(before);
          before = engine.watermark;
        }
      }),
    );
  });

  test('does not wait for a partition that is idle', () => {
    const engine = engineOf({ idleTimeout: 100 }, { partitions: 2 });
    push(engine, [['a', 5]], 0);
    push(engine, [['b', 7]], 1);
    for (const now of [0, 50]) engine.tick(now);
    push(engine, [['a', 25]], 0);
    expect(engine.watermark).toBe(6);
    engine.tick(120);
    expect(engine.watermark).toBe(6);
    push(engine, [['a', 26]], 0);
    engine.tick(170);
    expect(engine.watermark).toBe(25);
    expect(resultsOf(engine.take())).toEqual([
      ['a', 0, 10, 1],
      ['b', 0, 10, 1],
    ]);
  });

  test('of Spark begins at the epoch, moves with a trigger, and lives in the snapshot', () => {
    const engine = engineOf({ dialect: 'spark', delay: 10 });
    push(engine, [['a', 35]]);
    expect(engine.watermark).toBe(0);
    engine.trigger();
    expect(engine.watermark).toBe(25);
    const next = engineOf({ dialect: 'spark', delay: 10 });
    next.restore(engine.capture());
    expect(next.watermark).toBe(25);
  });
});

describe('maxKeys', () => {
  const rows: Row[] = ['a', 'b', 'c', 'd', 'a', 'c'].map((key) => [key, 1]);
  const kinds: WindowSpec[] = [tens, { kind: 'session', gap: 10 }];

  test.each(kinds)('drop leaves rows of new keys out: $kind', (window) => {
    const engine = engineOf({ window, maxKeys: { limit: 2, policy: 'drop' } });
    push(engine, rows);
    expect([engine.keys, engine.counts.overflow]).toEqual([2, 3]);
    engine.finish();
    expect(resultsOf(engine.take()).map(([key, , , n]) => [key, n])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(engine.keys).toBe(0);
  });

  test.each(kinds)('other counts them under the key of nulls: $kind', (window) => {
    const engine = engineOf({ window, maxKeys: { limit: 2, policy: 'other' } });
    push(engine, rows);
    engine.finish();
    expect(resultsOf(engine.take()).map(([key, , , n]) => [key, n])).toEqual([
      ['a', 2],
      ['b', 1],
      [null, 3],
    ]);
    expect(engine.counts.overflow).toBe(3);
  });

  test.each(kinds)('stop fails: $kind', (window) => {
    const engine = engineOf({ window, maxKeys: { limit: 2, policy: 'stop' } });
    expect(() => {
      push(engine, rows);
    }).toThrow(expect.objectContaining({ code: 'too-many-keys' }));
  });
});

describe('the end of the input', () => {
  const dialects = ['spark', 'flink', 'kafka'] as const;

  test.each(dialects)('closes all that is open: %s', (dialect) => {
    const engine = engineOf({ dialect, delay: 100 });
    push(engine, [
      ['a', 1],
      ['b', 11],
    ]);
    engine.finish();
    expect(resultsOf(engine.take())).toEqual([
      ['a', 0, 10, 1],
      ['b', 10, 20, 1],
    ]);
    push(engine, [['a', 2]]);
    expect(engine.counts.late).toBe(1);
  });

  test.each(dialects)('or leaves open what the watermark has not passed: %s', (dialect) => {
    const engine = engineOf({ dialect, delay: 5 }, { finish: 'watermark' });
    push(engine, [
      ['a', 1],
      ['b', 16],
    ]);
    engine.finish();
    const closed = dialect === 'flink' ? 2 : 1;
    expect(engine.take().count).toBe(closed);
    expect(engine.windows).toBe(2 - closed);
  });
});

test('times that are none, and those far out, harm nothing', () => {
  for (const dialect of ['spark', 'flink', 'kafka'] as const) {
    const engine = engineOf({ dialect, aggregates: ['count', 'sum'] });
    push(engine, [
      ['a', NaN, 1],
      ['a', Infinity, 1],
      ['a', -Infinity, 1],
      ['a', 1e15, NaN],
      ['a', 1e15, -0],
    ]);
    engine.finish();
    expect(resultsOf(engine.take())).toEqual([['a', 1e15, 1e15 + 10, 2, 0]]);
    expect(engine.counts).toMatchObject({ rows: 5, untimed: 3, late: 0 });
  }
});

test('what a dialect does not have is refused', () => {
  const refused: [Partial<PlanParts>, string][] = [
    [{ dialect: 'flink', emit: 'complete' }, 'complete'],
    [{ dialect: 'kafka', allowedLateness: 5 }, 'allowed lateness'],
    [{ dialect: 'flink', window: { kind: 'anchored', difference: 5 } }, 'anchored'],
    [{ dialect: 'kafka', window: { kind: 'session', gap: { field: 'gap' } } }, 'one gap'],
  ];
  for (const [parts, message] of refused)
    expect(() => engineOf(parts)).toThrow(
      expect.objectContaining({
        code: 'invalid-query',
        message: expect.stringContaining(message) as string,
      }),
    );
});

test('a snapshot that lacks a part is refused', () => {
  for (const window of [tens, { kind: 'session', gap: 5 }] as const) {
    const engine = engineOf({ window, aggregates: ['concat'] });
    push(engine, [['a', 1, 2]]);
    const sections = engine.capture();
    for (const name of sections.keys()) {
      const cut = new Map(sections);
      cut.delete(name);
      expect(() => {
        engineOf({ window, aggregates: ['concat'] }).restore(cut);
      }).toThrow(expect.objectContaining({ code: 'invalid-snapshot' }));
    }
  }
});

test('days of a zone close with its midnight', () => {
  const window = { kind: 'calendar', unit: 'day', zone: 'Asia/Seoul' } as const;
  const engine = engineOf({ window });
  const midnight = Date.UTC(2020, 5, 8, 15);
  push(engine, [
    ['a', midnight - 1],
    ['a', midnight],
    ['a', midnight + 86_400_000],
  ]);
  expect(resultsOf(engine.take())).toEqual([
    ['a', midnight - 86_400_000, midnight, 1],
    ['a', midnight, midnight + 86_400_000, 1],
  ]);
});
