// One process of text-sklearn.mjs: our side, the twin of text-sklearn.py.
//
//   node text-sklearn-child.mjs MODEL TRAIN TEST OUT
//
// Prints the milliseconds of each stage and the peak of memory as JSON; with a folder OUT it also writes
// what the two sides must have in common.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeSteps } from './text-models.mjs';
import { readReviews } from './text-reviews.mjs';

const SINGLE = 5000;

const [, , name, trainFile, testFile, out] = process.argv;
const text = await import(new URL('../../packages/text/dist/index.js', import.meta.url).href);

const stages = {};
function timed(stage, run) {
  const begin = performance.now();
  const result = run();
  stages[stage] = performance.now() - begin;
  return result;
}

const { documents, labels } = readReviews(trainFile);
const { documents: test } = readReviews(testFile);
const [vectorizer, model] = makeSteps(text, name);
const trainRows = timed('vectorizer fit', () => vectorizer.fitTransform(documents));
// Naive Bayes makes its table when it is first asked for; scikit-learn makes it in `fit`.
timed('model fit', () => model.fit(trainRows, labels).linear);
const testRows = timed('vectorizing', () => vectorizer.transform(test));
const predicted = timed('predicting', () => model.predict(testRows));

const pipeline = text.makePipeline(vectorizer, model);
const single = test.slice(0, SINGLE);
for (const document of single.slice(0, 20)) pipeline.predictOne(document);
const begin = performance.now();
const ones = single.map((document) => pipeline.predictOne(document));
stages['one document'] = (performance.now() - begin) / single.length;
const peak = process.resourceUsage().maxRSS * 1024;

const unlike = ones.findIndex((label, i) => label !== predicted[i]);
if (unlike >= 0) throw new Error(`predictOne differs from predict: ${single[unlike]}`);
const hashes = {};
if (out) {
  const names = vectorizer.getFeatureNamesOut().join('\n');
  hashes.features = createHash('sha256').update(names).digest('hex');
  for (const [part, rows] of [
    ['learnt', trainRows],
    ['new', testRows],
  ]) {
    const digest = createHash('sha256').update(rows.indptr).update(rows.indices);
    if (rows.data instanceof Int32Array) digest.update(rows.data);
    hashes[`${part} rows`] = digest.digest('hex');
  }
  const codes = new Map(model.classes.map((label, code) => [label, code]));
  const predictions = Int32Array.from(predicted, (label) => codes.get(label));
  writeFileSync(path.join(out, 'predictions'), predictions);
  if (vectorizer.idf !== undefined) writeFileSync(path.join(out, 'idf'), vectorizer.idf);
}
console.log(JSON.stringify({ stages, peak, features: trainRows.shape[1], hashes }));
