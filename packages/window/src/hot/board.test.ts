import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { top } from './board.js';
import type { BoardView } from './board.js';

type Scores = [string, number][];

const scores = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...'abcdefghijkl'.split('')), fc.nat(50)), {
    selector: ([key]) => key,
  })
  .map((rows): Scores => rows);

function keysOf(view: BoardView<string>): string[] {
  return view.rows.map(({ key }) => key);
}

/** Noise from -1 to 1, the same each run. */
function noise(round: number, key: number): number {
  const x = Math.sin(round * 12.9898 + key * 78.233) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
}

describe('top', () => {
  it('ranks, and says what changed', () => {
    const board = top<string>({ size: 2 });
    expect(
      board.update([
        ['a', 5],
        ['b', 9],
        ['c', 1],
      ]),
    ).toEqual({
      rows: [
        { rank: 1, key: 'b', score: 9, change: 'new' },
        { rank: 2, key: 'a', score: 5, change: 'new' },
      ],
      left: [],
    });
    expect(
      board.update([
        ['a', 12],
        ['b', 9],
        ['c', 1],
      ]).rows,
    ).toEqual([
      { rank: 1, key: 'a', score: 12, change: 'up' },
      { rank: 2, key: 'b', score: 9, change: 'down' },
    ]);
    expect(
      board.update([
        ['a', 12],
        ['c', 20],
      ]),
    ).toEqual({
      rows: [
        { rank: 1, key: 'c', score: 20, change: 'new' },
        { rank: 2, key: 'a', score: 12, change: 'down' },
      ],
      left: ['b'],
    });
  });

  it('lets a key in that beats the lowest by the margin, or stays ahead', () => {
    const board = top<string>({ size: 1, margin: 0.1, rounds: 3 });
    board.update([['a', 100]]);
    expect(
      keysOf(
        board.update([
          ['a', 100],
          ['b', 109],
        ]),
      ),
    ).toEqual(['a']);
    expect(
      keysOf(
        board.update([
          ['a', 100],
          ['b', 111],
        ]),
      ),
    ).toEqual(['b']);
    // By little, but three rounds on end.
    for (const expected of ['b', 'b', 'a'])
      expect(
        keysOf(
          board.update([
            ['a', 112],
            ['b', 111],
          ]),
        ),
      ).toEqual([expected]);
    // A round behind begins anew.
    for (const b of [113, 113, 111, 113, 113])
      expect(
        keysOf(
          board.update([
            ['a', 112],
            ['b', b],
          ]),
        ),
      ).toEqual(['a']);
    expect(
      keysOf(
        board.update([
          ['a', 112],
          ['b', 113],
        ]),
      ),
    ).toEqual(['b']);
  });

  it('is the plain order once scores stay as they are', () => {
    fc.assert(
      fc.property(
        fc.array(scores, { maxLength: 6 }),
        scores,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (past, last, size, rounds) => {
          const board = top<string>({ size, rounds });
          for (const round of past) board.update(round);
          // Each row may have to pass each other one by little.
          for (let n = 0; n < rounds * size * 2; n++) board.update(last);
          const settled = board.update(last);
          const plain = last
            .filter(([, score]) => score > 0)
            .map(([, score]) => score)
            .sort((a, b) => b - a);
          expect(settled.rows.map(({ score }) => score)).toEqual(plain.slice(0, size));
          expect(settled.rows.every(({ change }) => change === 'same')).toBe(true);
          expect(settled.left).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('without a margin and in one round is the plain order at once', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1 }), (rounds) => {
        const board = top<string>({ size: 4, margin: 0, rounds: 1 });
        for (const round of rounds) {
          const plain = round
            .map(([, score]) => score)
            .filter((score) => score > 0)
            .sort((a, b) => b - a);
          const shown = board.update(round).rows.map(({ score }) => score);
          expect(shown).toEqual(plain.slice(0, 4));
        }
      }),
    );
  });

  it('tells changes that lead from each board to the next', () => {
    fc.assert(
      fc.property(fc.array(scores), (rounds) => {
        const board = top<string>({ size: 3 });
        let before: string[] = [];
        for (const round of rounds) {
          const view = board.update(round);
          const now = keysOf(view);
          expect(new Set(now).size).toBe(now.length);
          expect(view.left).toEqual(before.filter((key) => !now.includes(key)));
          for (const { key, rank, change } of view.rows) {
            const was = before.indexOf(key) + 1;
            const expected = was === 0 ? 'new' : was === rank ? 'same' : was > rank ? 'up' : 'down';
            expect(change).toBe(expected);
          }
          before = now;
        }
      }),
    );
  });

  it('changes less than the plain order under noise, and misses no climber', () => {
    const [steady, plain] = [
      top<string>({ size: 10 }),
      top<string>({ size: 10, margin: 0, rounds: 1 }),
    ];
    const changes = { steady: 0, plain: 0 };
    for (let round = 0; round < 300; round++) {
      const rows = Array.from({ length: 40 }, (_, key): [string, number] => {
        const level = key === 39 && round >= 200 ? 5000 : 1000 * (1 - key / 50);
        return [`song ${key}`, level * (1 + 0.04 * noise(round, key))];
      });
      for (const [name, board] of [
        ['steady', steady],
        ['plain', plain],
      ] as const) {
        const view = board.update(rows);
        changes[name] += view.rows.filter(({ change }) => change !== 'same').length;
        if (round === 200) expect(view.rows[0]?.key).toBe('song 39');
      }
    }
    expect(changes.plain).toBeGreaterThan(1000);
    expect(changes.steady).toBeLessThan(changes.plain / 3);
  });

  it('goes on after a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(fc.array(scores), fc.array(scores), (a, b) => {
        const [whole, back] = [top<string>({ size: 3 }), top<string>({ size: 3 })];
        for (const round of a) whole.update(round);
        back.restore(whole.snapshot());
        for (const round of b) expect(back.update(round)).toEqual(whole.update(round));
        expect(Buffer.compare(back.snapshot(), whole.snapshot())).toBe(0);
      }),
    );
  });

  it('refuses scores and snapshots that are none', () => {
    const board = top<string>({ size: 2 });
    board.update([['a', 1]]);
    const bytes = board.snapshot();
    for (const score of [-1, NaN]) expect(() => board.update([['b', score]])).toThrow(/score/);
    expect(board.snapshot()).toEqual(bytes);
    for (let length = 0; length < bytes.length; length++)
      expect(() => {
        board.restore(bytes.subarray(0, length));
      }).toThrow(/cannot be read/);
    expect(() => {
      top({ size: 3 }).restore(bytes);
    }).toThrow(/another kind/);
    expect(() => top({ size: 0 })).toThrow(/size/);
  });

  it('takes a moment for a long board that is all new and upside down', () => {
    const board = top<number>({ size: 4000, margin: 0 });
    const round = (first: number, scoreOf: (at: number) => number) =>
      board.update(Array.from({ length: 4000 }, (_, at) => [first + at, scoreOf(at)] as const));
    const begin = performance.now();
    round(0, (at) => 1 + at);
    board.update(
      Array.from({ length: 8000 }, (_, at) => [at, at < 4000 ? 1 + at : 1e6 + at] as const),
    );
    const { rows } = round(4000, (at) => 1e6 - at);
    // About 0.1 s; with a search for the lowest row for each key it was 2 s.
    expect(performance.now() - begin).toBeLessThan(1500);
    expect(rows.map(({ key }) => key)).toEqual(Array.from({ length: 4000 }, (_, at) => 4000 + at));
  });
});
