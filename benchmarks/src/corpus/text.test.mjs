import { expect, test } from 'vitest';
import { makeReviews } from './text.mjs';

const { documents, labels } = makeReviews({ count: 5000 });
const words = documents.map((document) => document.match(/[\p{L}\p{N}_]{2,}/gu) ?? []);

test('the same seed makes the same reviews', () => {
  const [once, again, other] = [1, 1, 2].map((seed) => makeReviews({ count: 20, seed }));
  expect(again).toEqual(once);
  expect(other).not.toEqual(once);
});

test('fewer reviews are the first of more', () => {
  expect(makeReviews({ count: 100 }).documents).toEqual(documents.slice(0, 100));
});

test('they are short, and fit a line of a table', () => {
  const length = documents.reduce((sum, document) => sum + document.length, 0) / documents.length;
  expect(length).toBeGreaterThan(20);
  expect(length).toBeLessThan(50);
  for (const document of documents) expect(document).toMatch(/^[^\t\n\r]+$/);
});

test('a few words stand everywhere, most of them once', () => {
  const counts = new Map();
  for (const word of words.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts.values()].sort((a, b) => b - a);
  const once = sorted.filter((count) => count === 1).length;
  expect(once / sorted.length).toBeGreaterThan(0.5);
  expect(sorted[0]).toBeGreaterThan(10 * sorted[99]);
});

test('the words tell the class of most reviews, not of all', () => {
  const train = 4000;
  const speaks = new Map();
  words.slice(0, train).forEach((tokens, i) => {
    for (const word of tokens) {
      const counts = speaks.get(word) ?? [1, 1];
      counts[Number(labels[i])] += 1;
      speaks.set(word, counts);
    }
  });
  const right = words.slice(train).filter((tokens, i) => {
    const odds = tokens.map((word) => speaks.get(word) ?? [1, 1]).map(([no, yes]) => yes / no);
    return (odds.reduce((a, b) => a * b, 1) > 1 ? '1' : '0') === labels[train + i];
  });
  expect(right.length / 1000).toBeGreaterThan(0.6);
  expect(right.length / 1000).toBeLessThan(0.85);
  expect(labels.filter((label) => label === '1').length / labels.length).toBeCloseTo(0.5, 1);
});
