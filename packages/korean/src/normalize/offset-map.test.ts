import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, createEdits, replace } from './edits.js';
import type { EditList } from './edits.js';
import { compose, IDENTITY, mapOf } from './offset-map.js';

function editsOf(...changes: [start: number, end: number, text: string][]): EditList {
  const edits = createEdits();
  for (const [start, end, text] of changes) replace(edits, start, end, text);
  return edits;
}

describe('a map of one step', () => {
  // abcdef with cd -> X and f -> YZ
  const map = mapOf(compose([], editsOf([2, 4, 'X'], [5, 6, 'YZ'])));

  it.each([
    [
      [0, 2],
      [0, 2],
    ],
    [
      [2, 3],
      [2, 4],
    ],
    [
      [1, 4],
      [1, 5],
    ],
    [
      [4, 5],
      [5, 6],
    ],
    [
      [5, 6],
      [5, 6],
    ],
    [
      [0, 6],
      [0, 6],
    ],
    [
      [3, 3],
      [4, 4],
    ],
  ])('leads %j back to %j', ([start, end], [first, last]) => {
    expect(map.toOriginal(start!, end!)).toEqual({ start: first, end: last });
  });

  it.each([
    [
      [0, 2],
      [0, 2],
    ],
    [
      [2, 3],
      [2, 3],
    ],
    [
      [3, 5],
      [2, 4],
    ],
    [
      [5, 6],
      [4, 6],
    ],
  ])('carries %j over to %j', ([start, end], [first, last]) => {
    expect(map.toNormalized(start!, end!)).toEqual({ start: first, end: last });
  });

  it('leaves out what was dropped at the edge of a range', () => {
    const dropped = mapOf(compose([], editsOf([1, 3, ''])));
    expect(dropped.toOriginal(0, 1)).toEqual({ start: 0, end: 1 });
    expect(dropped.toOriginal(1, 2)).toEqual({ start: 3, end: 4 });
    expect(dropped.toOriginal(0, 2)).toEqual({ start: 0, end: 4 });
    expect(dropped.toNormalized(1, 3)).toEqual({ start: 1, end: 1 });
  });

  it('is the identity, and holds nothing, where nothing changed', () => {
    expect(mapOf(compose([], createEdits()))).toBe(IDENTITY);
    expect(IDENTITY.isIdentity).toBe(true);
    expect(IDENTITY.toOriginal(3, 5)).toEqual({ start: 3, end: 5 });
  });
});

describe('two steps as one', () => {
  it('join only the changes that overlap', () => {
    // abcdefgh -> (cd to X) abXefgh -> (Xe to Y, h to nothing) abYfg
    const first = compose([], editsOf([2, 4, 'X']));
    expect(compose(first, editsOf([2, 4, 'Y'], [6, 7, '']))).toEqual([2, 5, 2, 3, 7, 8, 5, 5]);
  });

  it('keep apart what was dropped beside a later change', () => {
    // abcd -> (b to nothing) acd -> (c to X) aXd
    const first = compose([], editsOf([1, 2, '']));
    expect(mapOf(compose(first, editsOf([1, 2, 'X']))).toOriginal(1, 2)).toEqual({
      start: 2,
      end: 3,
    });
  });

  it('take in what was dropped inside of a later change', () => {
    // abcd -> (b to nothing) acd -> (ac to X) Xd
    const first = compose([], editsOf([1, 2, '']));
    expect(mapOf(compose(first, editsOf([0, 2, 'X']))).toOriginal(0, 1)).toEqual({
      start: 0,
      end: 3,
    });
  });
});

/** Any edits of a text of `length` units. */
function someEdits(length: number): fc.Arbitrary<EditList> {
  const change = fc.tuple(
    fc.nat(4),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('', 'x', 'xy', 'xyz'),
  );
  return fc.array(change, { maxLength: 6 }).map((changes) => {
    const edits = createEdits();
    let at = 0;
    for (const [gap, size, text] of changes) {
      if (at + gap + size > length) break;
      replace(edits, at + gap, at + gap + size, text);
      at += gap + size;
    }
    return edits;
  });
}

/** For each unit of a text the range of the original that it stems from, done the plain way. */
type Sources = readonly (readonly [start: number, end: number])[];

function afterEdits(sources: Sources, { starts, ends, texts }: EditList): Sources {
  const out: (readonly [number, number])[] = [];
  let last = 0;
  starts.forEach((start, i) => {
    out.push(...sources.slice(last, start));
    const from = sources.slice(start, ends[i]);
    const whole = [from[0]![0], from.at(-1)![1]] as const;
    out.push(...Array.from(texts[i]!, () => whole));
    last = ends[i]!;
  });
  return [...out, ...sources.slice(last)];
}

const TEXT = 'abcdefghijklmnopqrstuvwxyz';

describe('several steps, against a plain model', () => {
  const steps = someEdits(TEXT.length).chain((first) =>
    fc.tuple(fc.constant(first), someEdits(applyEdits(TEXT, first).length)),
  );

  it('each unit leads back at least to where it came from, in order and in range', () => {
    fc.assert(
      fc.property(steps, ([first, second]) => {
        const text = applyEdits(applyEdits(TEXT, first), second);
        const map = mapOf(compose(compose([], first), second));
        let sources: Sources = Array.from(TEXT, (_, i) => [i, i + 1] as const);
        sources = afterEdits(afterEdits(sources, first), second);
        let last = { start: 0, end: 0 };
        const wrong = Array.from(text).filter((letter, i) => {
          const { start, end } = map.toOriginal(i, i + 1);
          const [from, to] = sources[i]!;
          const isOrdered = start >= last.start && end >= last.end && end <= TEXT.length;
          last = { start, end };
          // The letters of the original are told from those put in by being themselves.
          const isFound = 'xyz'.includes(letter) || TEXT.slice(start, end).includes(letter);
          return !isOrdered || !isFound || start > from || end < to;
        });
        expect(wrong).toEqual([]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('a range over and back holds what one started with', () => {
    const ranges = fc.tuple(steps, fc.nat(TEXT.length), fc.nat(TEXT.length));
    fc.assert(
      fc.property(ranges, ([[first, second], a, b]) => {
        const map = mapOf(compose(compose([], first), second));
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const there = map.toNormalized(start, end);
        if (there.start === there.end) return;
        const back = map.toOriginal(there.start, there.end);
        // Only what was dropped at the edges may be missing.
        const lost = TEXT.slice(start, back.start) + TEXT.slice(back.end, end);
        const text = applyEdits(applyEdits(TEXT, first), second);
        for (const letter of lost) if (!'xyz'.includes(letter)) expect(text).not.toContain(letter);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

it('a text of many edits is put together as one of few', () => {
  const text = 'ab'.repeat(500);
  const edits = createEdits();
  for (let i = 0; i < text.length; i += 2) replace(edits, i, i + 1, 'X');
  expect(applyEdits(text, edits)).toBe('Xb'.repeat(500));
  replace(edits, 999, 1000, '');
  expect(applyEdits(text, edits)).toBe(`${'Xb'.repeat(499)}X`);
});
