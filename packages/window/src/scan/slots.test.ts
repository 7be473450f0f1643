import { expect, it } from 'vitest';
import { areAlike, foldSlots, slotsOf } from './slots.js';

const text = '{"k" : "a\\"b","n":-1.5e3,"l":[true,"x"]}\n{"k" : "a\\"b","n":7,"l":[true,"y"]}\n';
const bytes = new TextEncoder().encode(text);
const first = text.indexOf('\n');
const one = slotsOf(bytes, Uint32Array.of(0, first * 2));
const other = slotsOf(bytes, Uint32Array.of(first + 1, (text.length - first - 2) * 2));

const texts = (slots: typeof one): string[] =>
  slots.map(({ textBegin, textEnd }) => text.slice(textBegin, textEnd));

it('cuts a line into texts, between them what may differ', () => {
  expect(texts(one)).toEqual(['{"k" : "', '","n":', ',"l":[', ',"', '"]}\n']);
  expect(areAlike(bytes, one, other)).toBe(true);
  expect(areAlike(bytes, one, other.slice(1))).toBe(false);
});

it('makes text of what lines have in common, but for fields', () => {
  const folded = foldSlots(bytes, one, [other], () => false);
  expect(texts(folded)).toEqual(['{"k" : "a\\"b","n":', ',"l":[true,"', '"]}\n']);
  expect(folded.map(({ kind }) => kind)).toEqual([1, 0, 2]);
  const kept = foldSlots(bytes, one, [other], (slot) => slot === one[0]);
  expect(texts(kept)).toEqual(['{"k" : "', '","n":', ',"l":[true,"', '"]}\n']);
});
