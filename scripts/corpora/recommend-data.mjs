// Rating and play corpora as rows: MovieLens 100K, and MovieLens 1M as pairs of user and item.

import { readFileSync } from 'node:fs';
import path from 'node:path';

/** 100,000 ratings of 1 to 5. */
export function readMl100k({ Interactions }, folder) {
  const lines = readFileSync(path.join(folder, 'ml-100k/u.data'), 'utf8').trim().split('\n');
  const rows = lines.map((line) => {
    const [user, item, value, seconds] = line.split('\t');
    return { user, item, value: Number(value), at: Number(seconds) * 1000 };
  });
  return Interactions.from(rows, { ratingScale: [1, 5] });
}

/** 836,478 pairs: to learn from, to choose with, and to measure on. */
export function readMl1mImplicit({ Interactions }, folder) {
  const read = (name) => [...pairsOf(path.join(folder, 'ml-1m-implicit', `${name}.txt`))];
  const [train, validation, test] = ['train', 'valid', 'test'].map(read);
  return {
    train: Interactions.from(train),
    validation: Interactions.from(validation),
    trainAndValidation: Interactions.from([...train, ...validation]),
    test: Interactions.from(test),
  };
}

/** Lines of a user and all of his or her items. */
function* pairsOf(file) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [user, ...items] = line.trim().split(/\s+/);
    for (const item of items) yield { user, item };
  }
}
