// What the models of this repository must reach on the gold that lies in it. A new model may move
// every line a little, so floors stand here instead of snapshots: well below what was measured, and
// above what a broken model, normalizer or splitter gives. The figures themselves: training/evaluate.ts.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measureAccuracy } from './accuracy.js';
import { readChat } from './gold-sets.js';
import { modelFile, ownSystem } from './own-system.js';
import { readSplitTexts, splitCells } from './splitting.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const chat = readChat('reporting', path.join(root, 'gold'));
const sentences = readSplitTexts(path.join(root, 'test', 'sentences.tsv'));

const FLOORS = [
  { name: 'lite', strict: 0.87, folded: 0.92, nouns: 0.87, split: 0.65 },
  { name: 'default', strict: 0.88, folded: 0.92, nouns: 0.88, split: 0.68 },
  { name: 'plus', strict: 0.88, folded: 0.92, nouns: 0.88, split: 0.68 },
];

/** Reading a model and its first texts on a busy machine. */
const TIMEOUT = 60_000;

describe.each(FLOORS)('the model $name', ({ name, strict, folded, nouns, split }) => {
  const system = ownSystem(name, path.join(root, modelFile(name)));
  if (system === null) {
    it.skip('is not built');
    return;
  }

  it('reads chat', { timeout: TIMEOUT }, async () => {
    const found = await measureAccuracy(system, { name: 'chat', texts: chat, folds: true });
    expect(found.strict).toBeGreaterThan(strict);
    expect(found.folded).toBeGreaterThan(folded);
    expect(found.nouns).toBeGreaterThan(nouns);
  });

  it('splits sentences', { timeout: TIMEOUT }, async () => {
    const [exact] = await splitCells(system, sentences);
    expect(Number(exact)).toBeGreaterThan(split);
  });
});
