import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hot } from './hot.js';

const noon = Date.parse('2020-06-09T12:00:00Z');
const hour = 3_600_000;

const events = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.integer({ min: -5 * hour, max: 5 * hour }),
    fc.integer({ min: 0, max: 5 }),
  ),
  { maxLength: 60 },
);

describe('hot', () => {
  it('halves a score every half-life', () => {
    const songs = hot<string>({ halfLife: '1 hour' });
    songs.add('A', noon);
    songs.add('B', noon - 2 * hour, 3);
    expect(songs.top(10, noon)).toEqual([
      { key: 'A', score: 1, error: 0 },
      { key: 'B', score: 0.75, error: 0 },
    ]);
    expect(songs.score('A', noon + 3 * hour)).toBe(0.125);
    expect(songs.score('C', noon)).toBe(0);
  });

  it('is the decayed sum of all events, in any order of time', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 9 * hour }), (rows, later) => {
        const board = hot<string>({ halfLife: hour });
        for (const [key, time, weight] of rows) board.add(key, noon + time, weight);
        for (const key of ['a', 'b', 'c', 'd', 'e']) {
          const sum = rows
            .filter(([k]) => k === key)
            .reduce((s, [, time, weight]) => s + weight * 2 ** ((time - later) / hour), 0);
          expect(board.score(key, noon + later)).toBeCloseTo(sum, 8);
        }
      }),
    );
  });

  it('keeps its order over thousands of half-lives', () => {
    const board = hot<string>({ halfLife: '1 second' });
    for (let second = 0; second < 5000; second++) {
      board.add('steady', noon + second * 1000, 2);
      board.add('slower', noon + second * 1000);
    }
    const now = noon + 4999 * 1000;
    expect(board.score('steady', now)).toBeCloseTo(4, 10);
    expect(board.score('slower', now)).toBeCloseTo(2, 10);
    board.add('new', now + 3_600_000);
    expect(board.top(3, now + 3_600_000).map(({ key }) => key)[0]).toBe('new');
  });

  it('takes times before 1970, at one moment, and long gone', () => {
    const board = hot<number>({ halfLife: '1 minute' });
    board.add(1, -1e12);
    board.add(1, -1e12);
    expect(board.score(1, -1e12)).toBe(2);
    board.add(2, 0);
    board.add(1, -1e12);
    expect(board.top(1, 0)).toEqual([{ key: 2, score: 1, error: 0 }]);
  });

  it('bounds its keys, and says how sure it is', () => {
    fc.assert(
      fc.property(events, (rows) => {
        const board = hot<string>({ halfLife: hour, capacity: 3 });
        for (const [key, time, weight] of rows) board.add(key, noon + time, weight);
        expect(board.size).toBeLessThanOrEqual(3);
        for (const { key, score, error } of board.top(3, noon)) {
          const sum = rows
            .filter(([k]) => k === key)
            .reduce((s, [, time, weight]) => s + weight * 2 ** (time / hour), 0);
          expect(sum).toBeLessThanOrEqual(score * (1 + 1e-12));
          expect(sum).toBeGreaterThanOrEqual(score - error - score * 1e-12);
        }
      }),
    );
  });

  it('goes on after a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(events, events, (a, b) => {
        const [whole, before, after] = [1, 2, 3].map(() =>
          hot<string>({ halfLife: hour, capacity: 3 }),
        ) as [
          ReturnType<typeof hot<string>>,
          ReturnType<typeof hot<string>>,
          ReturnType<typeof hot<string>>,
        ];
        for (const [key, time, weight] of a) {
          whole.add(key, noon + time, weight);
          before.add(key, noon + time, weight);
        }
        after.restore(before.snapshot());
        for (const [key, time, weight] of b) {
          whole.add(key, noon + time, weight);
          after.add(key, noon + time, weight);
        }
        expect(Buffer.compare(after.snapshot(), whole.snapshot())).toBe(0);
      }),
    );
  });

  it('refuses snapshots of other settings, and broken ones', () => {
    const board = hot<string>({ halfLife: hour });
    board.add('a', noon);
    const bytes = board.snapshot();
    expect(() => {
      hot({ halfLife: 2 * hour }).restore(bytes);
    }).toThrow(/another kind/);
    expect(() => {
      hot({ halfLife: hour, capacity: 5 }).restore(bytes);
    }).toThrow(/capacity/);
    expect(() => {
      board.restore(bytes.subarray(0, -1));
    }).toThrow(/cut/);
    expect(board.score('a', noon)).toBe(1);
  });

  it('refuses what is no time, no weight and no half-life', () => {
    const board = hot<string>({ halfLife: hour });
    for (const time of [NaN, Infinity])
      expect(() => {
        board.add('a', time);
      }).toThrow(/time/);
    expect(() => {
      board.add('a', noon, -1);
    }).toThrow(/weight/);
    expect(() => hot({ halfLife: 0 })).toThrow(/halfLife/);
    expect(() => hot({ halfLife: 'soon' })).toThrow(/halfLife/);
  });
});
