import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWatermark } from './create.js';
import { FlinkWatermark } from './flink-watermark.js';
import { IdlenessTimer } from './idleness-timer.js';
import { KafkaWatermark } from './kafka-watermark.js';
import { SparkWatermark } from './spark-watermark.js';
import type { Watermark } from './watermark.js';

describe('the idleness timer', () => {
  it('counts from the first check that saw silence', () => {
    const timer = new IdlenessTimer(10);
    expect(timer.check(100)).toBe(false);
    expect(timer.check(110)).toBe(false);
    expect(timer.check(111)).toBe(true);
    expect(timer.check(1_000)).toBe(true);
  });

  it('begins anew with activity', () => {
    const timer = new IdlenessTimer(122);
    expect(timer.check(0)).toBe(false);
    expect(timer.check(123)).toBe(true);
    timer.activity();
    expect(timer.check(123)).toBe(false);
    expect(timer.check(123)).toBe(false);
    expect(timer.check(246)).toBe(true);
  });

  it.each([0, -1, NaN])('refuses a timeout of %d', (timeout) => {
    expect(() => new IdlenessTimer(timeout)).toThrow(/idle timeout must be a number from/);
  });
});

describe("Flink's watermark", () => {
  const two = (idleTimeout: number | null = 10): FlinkWatermark =>
    new FlinkWatermark({ bound: 1_000, combine: 'min', idleTimeout, inputs: 2 });

  it('is the greatest time - bound - 1', () => {
    const watermark = new FlinkWatermark({ bound: 10_000, combine: 'min', idleTimeout: null });
    expect(watermark.advance()).toBe(-Infinity);
    const seen = [15_000, 10_000, 25_000].map((time) => {
      watermark.observe(0, time);
      return watermark.advance();
    });
    expect(seen).toEqual([4_999, 4_999, 14_999]);
  });

  it('waits for all inputs', () => {
    const watermark = two();
    watermark.observe(0, 5_000);
    expect(watermark.advance()).toBe(-Infinity);
    watermark.observe(1, 3_000);
    expect(watermark.advance()).toBe(1_999);
  });

  it('leaves an idle input behind, and does not go back when it comes again', () => {
    const watermark = two();
    watermark.observe(0, 5_000);
    watermark.observe(1, 3_000);
    for (const now of [0, 1, 12]) {
      watermark.observe(0, 9_000);
      watermark.tick(now);
    }
    expect(watermark.advance()).toBe(7_999);
    watermark.observe(1, 4_000);
    watermark.observe(0, 20_000);
    expect(watermark.advance()).toBe(7_999);
    watermark.observe(1, 15_000);
    expect(watermark.advance()).toBe(13_999);
  });

  it('stays while all inputs are idle', () => {
    const watermark = two();
    watermark.observe(0, 5_000);
    watermark.observe(1, 3_000);
    expect(watermark.advance()).toBe(1_999);
    for (const now of [0, 1, 12]) watermark.tick(now);
    expect(watermark.advance()).toBe(1_999);
  });

  it('is held for ever by a silent input without a timeout', () => {
    const watermark = two(null);
    watermark.observe(0, 5_000);
    for (const now of [0, 1, 1e9]) watermark.tick(now);
    expect(watermark.advance()).toBe(-Infinity);
  });

  it('takes inputs that come later', () => {
    const watermark = new FlinkWatermark({ bound: 0, combine: 'min', idleTimeout: 5 });
    watermark.observe(0, 100);
    expect(watermark.advance()).toBe(99);
    watermark.observe(3, 50);
    for (const now of [0, 1, 7]) {
      watermark.observe(0, 200);
      watermark.tick(now);
    }
    expect(watermark.advance()).toBe(199);
  });
});

describe("Spark's watermark", () => {
  const after = (watermark: Watermark, first: number[], second: number[]): number => {
    for (const time of first) watermark.observe(0, time);
    for (const time of second) watermark.observe(1, time);
    return watermark.advance();
  };

  it('is the least over inputs, 0 until all have rows, and never goes back', () => {
    const watermark = new SparkWatermark([10_000, 5_000], 'min');
    expect(watermark.current).toBe(0);
    expect(after(watermark, [11_000], [])).toBe(0);
    expect(after(watermark, [], [6_000])).toBe(1_000);
    expect(after(watermark, [21_000], [])).toBe(1_000);
    expect(after(watermark, [], [17_000, 28_000, 39_000])).toBe(11_000);
    expect(after(watermark, [100_000], [100_000])).toBe(90_000);
    expect(after(watermark, [50_000], [50_000])).toBe(90_000);
  });

  it('may be the greatest', () => {
    const watermark = new SparkWatermark([10_000, 5_000], 'max');
    expect(after(watermark, [11_000], [])).toBe(1_000);
    expect(after(watermark, [], [26_000])).toBe(21_000);
    expect(after(watermark, [30_000], [])).toBe(21_000);
  });

  it('stays at the epoch for times before it', () => {
    expect(after(new SparkWatermark([0], 'min'), [-5_000], [])).toBe(0);
  });

  it('needs a delay', () => {
    expect(() => new SparkWatermark([], 'min')).toThrow(/delay of one input/);
  });
});

describe("Kafka's stream time", () => {
  it('is each partition’s own', () => {
    const watermark = new KafkaWatermark(15, 'min', 2);
    watermark.observe(0, 100);
    watermark.observe(0, 90);
    expect([watermark.of(0), watermark.of(1), watermark.advance()]).toEqual([
      ...[85, -Infinity, -Infinity],
    ]);
    watermark.observe(1, 50);
    expect(watermark.advance()).toBe(35);
  });

  it('may be told as the greatest of all partitions', () => {
    const watermark = new KafkaWatermark(0, 'max', 2);
    watermark.observe(1, 50);
    expect(watermark.advance()).toBe(50);
  });
});

describe('every watermark', () => {
  const dialects = ['spark', 'flink', 'kafka'] as const;
  const steps = fc.array(
    fc.tuple(
      fc.nat({ max: 2 }),
      fc.oneof(fc.integer({ min: -1_000, max: 100_000 }), fc.constant(NaN)),
      fc.nat({ max: 20 }),
    ),
  );
  const plans = fc.record({
    delay: fc.nat({ max: 5_000 }),
    idleTimeout: fc.option(fc.integer({ min: 1, max: 30 })),
    combine: fc.constantFrom('min' as const, 'max' as const),
  });

  it('never goes back nor beyond the greatest time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dialects), plans, steps, (dialect, plan, list) => {
        const watermark = createWatermark(plan, dialect, 3);
        let now = 0;
        let last = watermark.current;
        let greatest = -Infinity;
        for (const [input, time, wait] of list) {
          watermark.observe(input, time);
          if (time > greatest) greatest = time;
          watermark.tick((now += wait));
          const current = watermark.advance();
          expect(current).toBe(watermark.current);
          expect(current).toBeGreaterThanOrEqual(last);
          expect(current).toBeLessThanOrEqual(Math.max(dialect === 'spark' ? 0 : last, greatest));
          last = current;
        }
      }),
    );
  });

  it('goes on from what was saved', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dialects), plans, steps, steps, (dialect, plan, a, b) => {
        const whole = createWatermark(plan, dialect);
        for (const [input, time] of a) whole.observe(input, time);
        whole.advance();
        const restored = createWatermark(plan, dialect);
        restored.restore(whole.save());
        expect(restored.current).toBe(whole.current);
        for (const [input, time] of b) {
          for (const watermark of [whole, restored]) watermark.observe(input, time);
          expect(restored.advance()).toBe(whole.advance());
        }
        expect(restored.save()).toEqual(whole.save());
      }),
    );
  });

  it.each(dialects)('waits for inputs that came with a restart: %s', (dialect) => {
    const plan = { delay: 0, idleTimeout: null, combine: 'min' } as const;
    const before = createWatermark(plan, dialect);
    before.observe(0, 100);
    const reached = before.advance();
    const after = createWatermark(plan, dialect, 2);
    after.restore(before.save());
    after.observe(0, 1000);
    expect(after.advance()).toBe(reached);
    after.observe(1, 500);
    expect(after.advance()).toBe(dialect === 'flink' ? 499 : 500);
  });

  it.each(dialects)('refuses inputs and bytes that are none: %s', (dialect) => {
    const watermark = createWatermark({ delay: 0, idleTimeout: null, combine: 'min' }, dialect);
    for (const input of [-1, 0.5, NaN, 1e9])
      expect(() => watermark.observe(input, 1)).toThrow(/input must be a whole number/);
    for (const saved of [[], [1], [1, NaN], [NaN, 1]])
      expect(() => watermark.restore(Float64Array.from(saved))).toThrow(/no list of event times/);
  });

  it('remembers many inputs', () => {
    const watermark = createWatermark({ delay: 0, idleTimeout: 1, combine: 'min' }, 'flink', 3e5);
    expect(watermark.save()).toHaveLength(3e5 + 1);
  });
});
