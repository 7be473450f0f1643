import { expect, test } from 'vitest';
import { estimateShift, type SharedKey } from './clock-shift.js';

function shared(...keys: (readonly [base: number[], other: number[]])[]): SharedKey[] {
  return keys.map(([base, other]) => ({ base, other }));
}

const hints = { expected: null, reach: Infinity, keys: 100, budget: 10_000 };

test('events that both files have agree on the shift, give or take a second', () => {
  const keys = shared([[1000], [0]], [[1010], [9]], [[1021], [20]], [[1500], [3]]);
  expect(estimateShift(keys, hints)).toBe(1001);
});

test('a text that is sent often does not outvote the others', () => {
  const often = Array.from({ length: 20 }, (_, i) => i * 7);
  const keys = shared([often, often], [[1000], [0]], [[1010], [10]], [[1020], [20]]);
  expect(estimateShift(keys, hints)).toBe(1000);
});

test('clocks of one kind are near each other, unless much speaks for more', () => {
  const wall = { ...hints, expected: 0 };
  expect(estimateShift(shared([[10], [11]], [[3600], [20]]), wall)).toBe(-1);
  const zone = shared([[32_400], [0]], [[32_410], [10]], [[32_420], [20]], [[32_460], [60]]);
  expect(estimateShift(zone, wall)).toBe(32_400);
});

test('known dates leave room for a wrong zone, not for another day', () => {
  const day = shared([[86_400], [0]], [[86_410], [10]], [[86_420], [20]]);
  expect(estimateShift(day, { ...hints, expected: 0, reach: 50_000 })).toBeNull();
});

test('what everybody writes in every meeting is no agreement', () => {
  const greetings = Array.from({ length: 40 }, (_, i) => [[(i * 37) % 400], [(i * 91) % 400]]);
  const keys = greetings.map(([base = [], other = []]) => ({ base, other }));
  expect(estimateShift(keys, hints)).toBeNull();
  expect(estimateShift([], hints)).toBeNull();
});

test('a megabyte of one word stays within the budget', () => {
  const clocks = Array.from({ length: 100_000 }, (_, i) => i);
  expect(estimateShift(shared([clocks, clocks]), { ...hints, keys: 1 })).toBe(0);
});
