// Writes the reviews of a benchmark to train.tsv and test.tsv of a folder, and prints what they are.
// In a process of its own, since the peak of memory that a process is told begins with that of the
// process that started it: whoever measures memory must stay small.
//
//   node text-write-reviews.mjs FOLDER LEARN PREDICT

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadReviews, writeReviews } from './text-reviews.mjs';

const file = fileURLToPath(import.meta.url);

/** Runs this file as a process; gives `{ name, learn, predict }`, the numbers as they came out. */
export function writeReviewsTo(folder, { learn, predict }) {
  const args = [file, folder, String(learn), String(predict)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

if (process.argv[1] === file) {
  const [, , folder, learn, predict] = process.argv;
  const { name, train, test } = loadReviews({ learn: Number(learn), predict: Number(predict) });
  writeReviews(path.join(folder, 'train.tsv'), train);
  writeReviews(path.join(folder, 'test.tsv'), test);
  const [learnt, predicted] = [train, test].map(({ documents }) => documents.length);
  console.log(JSON.stringify({ name, learn: learnt, predict: predicted }));
}
