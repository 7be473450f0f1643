import { expect, describe, test } from 'vitest';
import { IdlenessTimer } from '../src/watermark/idleness-timer.js';
import { FlinkWatermark } from '../src/watermark/flink-watermark.js';
import { SparkWatermark } from '../src/watermark/spark-watermark.js';
import { createEngine } from '../src/engine/create.js';
import { parseDuration } from '../src/time/duration.js';
import { createAssigner } from '../src/windows/assign.js';
import type { TimedWindowSpec } from '../src/windows/assign.js';
import { sliding } from '../src/windows/sliding.js';
import { makePlan } from './make-plan.js';
import { replay } from './replay-case.js';
import type { Case } from './replay-case.js';
import assign from './vectors/assign.json' with { type: 'json' };
import flink from './vectors/flink.json' with { type: 'json' };
import kafka from './vectors/kafka.json' with { type: 'json' };
import spark from './vectors/spark.json' with { type: 'json' };
import watermark from './vectors/watermark.json' with { type: 'json' };

// Runs that the test suites of Spark, Flink and Kafka Streams tell of, and what they say comes out:
// facts, each with the test that states it.

describe.each([
  ['spark', spark],
  ['flink', flink],
  ['kafka', kafka],
])('%s', (_, cases) => {
  test.each(cases as unknown as Case[])('$name', (one) => {
    replay(one);
  });
});

describe('windows of a time', () => {
  test.each(assign)('$name', ({ window, windowsOf = [], startOf = [] }) => {
    for (const [t, windows] of windowsOf as [number, [number, number][]][])
      expect(createAssigner(window as TimedWindowSpec).assign(t)).toEqual(windows);
    for (const { t, offset, size, start } of startOf)
      expect(
        createAssigner({ kind: 'sliding', size, slide: size, offset }).windowStart(t) + 0,
      ).toBe(start);
  });

  test('sizes, slides and offsets that are refused (SlidingEventTimeWindowsTest.testInvalidParameters)', () => {
    for (const [size, slide, offset] of [
      [-2000, 1000, 0],
      [2000, -1000, 0],
      [-20000, 10000, -1000],
      [20000, 10000, -11000],
      [20000, 10000, 11000],
    ] as const)
      expect(() => sliding(size, slide, { offset })).toThrow(/A window|The (size|slide|offset)/);
  });

  test('rows without time are in none (DataFrameTimeWindowingSuite: null timestamps)', () => {
    replay({
      name: 'null timestamps',
      source: 'DataFrameTimeWindowingSuite',
      query: {
        dialect: 'spark',
        delay: 60000,
        window: sliding('10 seconds', '10 seconds'),
        aggregates: ['concat'],
      },
      steps: [
        {
          rows: [
            ['', 5000, 1],
            ['', 32000, 2],
            ['', null, 3],
            ['', null, 4],
          ],
        },
        {
          finish: true,
          out: [
            ['', 0, 10000, '+1'],
            ['', 30000, 40000, '+2'],
          ],
        },
      ],
    });
  });

  test('the event time itself as key (EventTimeWatermarkSuite: append mode with raw timestamps)', () => {
    replay({
      name: 'raw timestamps',
      source: 'EventTimeWatermarkSuite',
      query: { dialect: 'spark', window: { kind: 'instant' }, delay: 10000 },
      steps: [
        { rows: [['', 10000]], out: [] },
        { rows: [['', 25000]], out: [['', 10000, 10000, 1]] },
      ],
    });
  });
});

describe('watermarks', () => {
  test('the least of two inputs, each with a delay of its own (MultipleWatermarkPolicy)', () => {
    const { delays, steps } = watermark.minimum;
    const least = new SparkWatermark(delays, 'min');
    for (const step of steps) {
      step.seconds.forEach((times, input) =>
        times.forEach((time) => least.observe(input, 1000 * time)),
      );
      expect(least.advance()).toBe(step.watermark);
    }
  });

  test.each(watermark.idle.runs)('an input is idle after $timeout ms of silence', (run) => {
    const timer = new IdlenessTimer(run.timeout);
    let now = 1;
    for (const step of run.does) {
      if (typeof step === 'number') now += step;
      else if (step === 'row') timer.activity();
      else expect(timer.check(now)).toBe(step === 'idle');
    }
  });

  test('bounded out-of-orderness is 1 ms below the bound (BoundedOutOfOrdernessWatermarks)', () => {
    const own = new FlinkWatermark({ bound: 10000, combine: 'min', idleTimeout: null });
    const seen = [15000, 10000, 25000].map((time) => {
      own.observe(0, time);
      return own.advance();
    });
    expect(seen).toEqual([4999, 4999, 14999]);
    expect(() => new IdlenessTimer(0)).toThrow('idle timeout');
  });

  test('delays as text (EventTimeWatermarkSuite: delay in years and months)', () => {
    for (const [text, millis] of [
      ['3 days', 259200000],
      ['5 hours', 18000000],
      ['8 minutes', 480000],
      ['10 seconds', 10000],
      ['1 years', 32140800000],
      ['1 months', 2678400000],
      ['1 day 2 hours 3 minutes 4 seconds', 93784000],
      ['1 year 2 months', 37497600000],
    ] as const)
      expect(parseDuration(text)).toBe(millis);
    for (const text of ['-1 year', '1 year -13 months', '1 month -40 days', '-10 seconds', '1 foo'])
      expect(() => parseDuration(text)).toThrow();
  });
});

test('Spark has no update mode for sessions, and no sessions without a key', () => {
  const window = { kind: 'session', gap: 10000 } as const;
  expect(() => createEngine(makePlan({ dialect: 'spark', emit: 'update', window }))).toThrow(
    'update mode',
  );
  expect(() => createEngine(makePlan({ dialect: 'spark', groupBy: [], window }))).toThrow(
    'without a key',
  );
});
