import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAssigner, isTimed } from './assign.js';
import type { TimedWindowSpec } from './assign.js';
import { anchored } from './anchored.js';
import { calendar } from './calendar.js';
import { cumulate } from './cumulate.js';
import { instants } from './instants.js';
import { session } from './session.js';
import { sliding } from './sliding.js';
import type { WindowSpec } from './spec.js';
import { tumbling } from './tumbling.js';

function assignerOf(spec: WindowSpec, nonNegative = false): ReturnType<typeof createAssigner> {
  if (!isTimed(spec)) throw new Error('The windows depend on rows.');
  return createAssigner(spec, { nonNegative });
}

const dates = fc.integer({ min: -8.64e15, max: 8.64e15 });
const times = fc.oneof(dates, fc.integer({ min: -100, max: 100 }), fc.constant(0));

const slidings: fc.Arbitrary<Extract<TimedWindowSpec, { kind: 'sliding' }>> = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.nat(), fc.boolean())
  .map(([a, b, shift, back]) => {
    const [slide, size] = a < b ? [a, b] : [b, a];
    const offset = (shift % slide) * (back ? -1 : 1);
    return { kind: 'sliding', size, slide, offset: offset + 0 };
  });

const cumulates: fc.Arbitrary<TimedWindowSpec> = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10 }), fc.nat())
  .map(([step, steps, shift]) => ({
    ...{ kind: 'cumulate', size: step * steps, step, offset: shift % (step * steps) },
  }));

describe('sliding windows', () => {
  it('hold each time in size / slide of them, rounded up or down', () => {
    fc.assert(
      fc.property(slidings, times, (spec, t) => {
        const windows = assignerOf(spec).assign(t);
        expect(windows.length).toBeLessThanOrEqual(Math.ceil(spec.size / spec.slide));
        expect(windows.length).toBeGreaterThanOrEqual(Math.floor(spec.size / spec.slide));
        for (const [i, [start, end]] of windows.entries()) {
          expect(start <= t && t < end && end - start === spec.size).toBe(true);
          if (i > 0) expect(start - (windows[i - 1]?.[0] as number)).toBe(spec.slide);
        }
      }),
    );
  });

  it('start where whole numbers of any size say', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 1e12 }), fc.nat(), (t, slide, shift) => {
        const offset = shift % slide;
        const [bigT, bigSlide] = [BigInt(t - offset), BigInt(slide)];
        const rest = ((bigT % bigSlide) + bigSlide) % bigSlide;
        const start = assignerOf(tumbling(slide, { offset })).windowStart(t);
        expect(start).toBe(t - Number(rest));
      }),
      { numRuns: 1_000 },
    );
  });

  // Facts that Flink's, Spark's and Kafka Streams' own tests hold.
  it.each([
    ...[
      { t: 6, offset: 0, start: 0 },
      { t: 7, offset: 0, start: 7 },
      { t: 8, offset: 0, start: 7 },
    ],
    ...[
      { t: 1, offset: 3, start: -4 },
      { t: 9, offset: 3, start: 3 },
      { t: 10, offset: 3, start: 10 },
    ],
    ...[
      { t: -2, offset: -2, start: -2 },
      { t: 4, offset: -2, start: -2 },
      { t: 7, offset: -2, start: 5 },
    ],
  ])('of 7 ms with offset $offset: $t lies in that from $start', ({ t, offset, start }) => {
    expect(assignerOf(tumbling(7, { offset })).windowStart(t)).toBe(start);
  });

  it('of a day start at the local midnight that an offset says', () => {
    const days = assignerOf(tumbling('1 day', { offset: '-8 hours' }));
    expect(days.windowStart(1_470_902_048_450)).toBe(1_470_844_800_000);
  });

  it('reach back before the epoch, but not for Kafka', () => {
    const spec = sliding(5_000, 1_000, { offset: 0 });
    expect(assignerOf(spec).assign(0)).toEqual([
      ...[
        [-4_000, 1_000],
        [-3_000, 2_000],
        [-2_000, 3_000],
        [-1_000, 4_000],
        [0, 5_000],
      ],
    ]);
    expect(assignerOf(spec, true).assign(0)).toEqual([[0, 5_000]]);
    expect(assignerOf(spec, true).assign(-1)).toEqual([]);
    expect(assignerOf(sliding(12, 5), true).assign(21)).toEqual([
      [10, 22],
      [15, 27],
      [20, 32],
    ]);
  });

  it('are for Kafka those of its own formula', () => {
    const slides = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(slides, fc.nat({ max: 500 }), ([a, b], t) => {
        const [advance, size] = [Math.min(a, b), Math.max(a, b)];
        const expected: number[] = [];
        let start = Math.floor(Math.max(0, t - size + advance) / advance) * advance;
        for (; start <= t; start += advance) expected.push(start);
        const windows = assignerOf(sliding(size, advance), true).assign(t);
        expect(windows.map(([begin]) => begin)).toEqual(expected);
      }),
    );
  });
});

it('cumulating windows share their start and grow by the step', () => {
  const windows = assignerOf(cumulate(10, 30, { offset: 5 }));
  expect(windows.assign(5)).toEqual([
    [5, 15],
    [5, 25],
    [5, 35],
  ]);
  expect(windows.assign(34)).toEqual([[5, 35]]);
  expect(windows.assign(-1)).toEqual([[-25, 5]]);
  expect(windows.assign(4)).toEqual([[-25, 5]]);
});

describe('panes', () => {
  it('lie in the windows of each of their times, and make up every window', () => {
    fc.assert(
      fc.property(fc.oneof(slidings, cumulates), fc.integer({ min: -1e6, max: 1e6 }), (spec, t) => {
        const assigner = assignerOf(spec);
        const windows = assigner.assign(t);
        expect(assigner.assign(assigner.paneStart(t))).toEqual(windows);
        for (const [start, end] of windows) {
          const seen = new Set<number>();
          for (let at = start; at < end; at++) seen.add(assigner.paneStart(at));
          expect(assigner.panesOf(start, end)).toEqual([...seen]);
        }
      }),
    );
  });

  it('are as long as the slide where it divides the size, and two a slide otherwise', () => {
    expect(assignerOf(sliding(30, 10)).panesOf(0, 30)).toEqual([0, 10, 20]);
    expect(assignerOf(sliding(10, 3)).panesOf(0, 10)).toEqual([0, 1, 3, 4, 6, 7, 9]);
  });
});

describe('calendar windows', () => {
  const bounds = (unit: 'day' | 'week' | 'month', zone: string, time: string): unknown =>
    assignerOf(calendar(unit, zone))
      .assign(Date.parse(time))
      .map((window) => window.map((t) => new Date(t).toISOString().replace(':00.000Z', '')));

  it('are days of a zone', () => {
    expect(bounds('day', 'Asia/Seoul', '2020-06-09T14:59:59.999Z')).toEqual([
      ['2020-06-08T15:00', '2020-06-09T15:00'],
    ]);
    expect(bounds('day', '-03:30', '1969-12-31T03:29:59Z')).toEqual([
      ['1969-12-30T03:30', '1969-12-31T03:30'],
    ]);
  });

  it('have 23 or 25 hours where clocks change', () => {
    expect(bounds('day', 'America/New_York', '2020-03-08T12:00:00Z')).toEqual([
      ['2020-03-08T05:00', '2020-03-09T04:00'],
    ]);
    expect(bounds('day', 'America/New_York', '2020-11-01T12:00:00Z')).toEqual([
      ['2020-11-01T04:00', '2020-11-02T05:00'],
    ]);
  });

  it('keep what clocks show again, set back over midnight, in the day that has begun', () => {
    const day = [['2010-11-07T02:30', '2010-11-08T03:30']];
    expect(bounds('day', 'America/St_Johns', '2010-11-07T02:30:30Z')).toEqual(day);
    expect(bounds('day', 'America/St_Johns', '2010-11-07T03:00:00Z')).toEqual(day);
  });

  it('skip a day that a zone has left out', () => {
    expect(bounds('day', 'Pacific/Apia', '2011-12-30T09:59:59Z')).toEqual([
      ['2011-12-29T10:00', '2011-12-30T10:00'],
    ]);
    expect(bounds('day', 'Pacific/Apia', '2011-12-30T10:00:00Z')).toEqual([
      ['2011-12-30T10:00', '2011-12-31T10:00'],
    ]);
  });

  it('are weeks from Monday, and months', () => {
    expect(bounds('week', 'UTC', '2020-06-14T23:59:59Z')).toEqual([
      ['2020-06-08T00:00', '2020-06-15T00:00'],
    ]);
    expect(bounds('week', 'UTC', '1969-12-31T00:00:00Z')).toEqual([
      ['1969-12-29T00:00', '1970-01-05T00:00'],
    ]);
    expect(bounds('month', 'Asia/Seoul', '2020-02-15T00:00:00Z')).toEqual([
      ['2020-01-31T15:00', '2020-02-29T15:00'],
    ]);
    expect(bounds('month', 'Europe/London', '2020-12-31T23:59:59Z')).toEqual([
      ['2020-12-01T00:00', '2021-01-01T00:00'],
    ]);
  });

  it('follow each other without gap or overlap, in any order of rows', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Seoul'];
    const recent = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.array(recent, { minLength: 1, maxLength: 8 }),
        (zone, unit, list) => {
          const windows = assignerOf(calendar(unit, zone));
          for (const t of list) {
            const [[start, end]] = windows.assign(t) as [[number, number]];
            expect(start <= t && t < end).toBe(true);
            expect(windows.paneStart(t)).toBe(start);
            expect(windows.windowStart(end)).toBe(end);
            expect(windows.windowStart(start - 1)).toBeLessThan(start);
            expect(windows.assign(start - 1)[0]?.[1]).toBe(start);
          }
        },
      ),
    );
  });
});

it('instants are windows of their own', () => {
  const windows = assignerOf(instants());
  expect(windows.assign(-7)).toEqual([[-7, -7]]);
  expect(windows.panesOf(windows.paneStart(5), 5)).toEqual([5]);
});

it('sessions and anchored windows depend on rows', () => {
  expect(isTimed(session('1 s'))).toBe(false);
  expect(isTimed(anchored('1 s'))).toBe(false);
  expect(isTimed(tumbling('1 s'))).toBe(true);
});
