// The reviews that the text benchmarks learn from and predict: made ones, or with TEXT_CORPUS those of
// a file with the columns id, document and label under a heading, as the film reviews of NSMC have
// them. What is predicted stands in test.tsv beside that file, or else in its last quarter.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SEED, makeReviews } from './corpus/text.mjs';

/** `{ documents, labels }` of a file; labels are strings. */
export function readReviews(file) {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .slice(1)
    .map((line) => line.split('\t'));
  return { documents: rows.map((row) => row[1]), labels: rows.map((row) => row[2]) };
}

/** Writes a file that `readReviews` reads. */
export function writeReviews(file, { documents, labels }) {
  const lines = documents.map((document, i) => `${i}\t${document}\t${labels[i]}\n`);
  writeFileSync(file, `id\tdocument\tlabel\n${lines.join('')}`);
}

/**
 * At most `learn` reviews to learn from and `predict` to predict.
 *
 * @returns `{ name, train, test }`, where `name` says what they are
 */
export function loadReviews({ learn, predict, seed = DEFAULT_SEED }) {
  // npm runs scripts in the workspace; paths are meant from where the person stands.
  const given = process.env.TEXT_CORPUS;
  if (given === undefined || given === '') {
    const made = makeReviews({ count: learn + predict, seed });
    return { name: 'made', train: slice(made, 0, learn), test: slice(made, learn) };
  }
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
  const beside = path.join(path.dirname(file), 'test.tsv');
  const all = readReviews(file);
  const count = all.documents.length;
  const [train, test] = existsSync(beside)
    ? [all, readReviews(beside)]
    : [slice(all, 0, Math.ceil(count * 0.75)), slice(all, Math.ceil(count * 0.75))];
  const name = path.basename(path.dirname(file));
  return { name, train: slice(train, 0, learn), test: slice(test, 0, predict) };
}

/** The reviews from one place up to, without, another. */
export function slice({ documents, labels }, from, to) {
  return { documents: documents.slice(from, to), labels: labels.slice(from, to) };
}
