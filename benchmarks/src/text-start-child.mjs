// One process of text-start.mjs: reads the first reviews of a file, loads a classifier, learns, predicts
// one, and prints the milliseconds of all but the reading, processor time and the peak of memory.
// Nothing is imported before that the classifier does not need.
//
//   node text-start-child.mjs SUBJECT FILE COUNT

import { readFileSync } from 'node:fs';

const [, , subject, file, count] = process.argv;
const documents = [];
const labels = [];
const written = readFileSync(file, 'utf8');
for (let at = written.indexOf('\n') + 1; at < written.length && documents.length < count;) {
  const end = written.indexOf('\n', at);
  const [, document, label] = written.slice(at, end).split('\t');
  documents.push(document);
  labels.push(label);
  at = end + 1;
}

const begin = performance.now();
if (subject !== 'reading only') {
  const predict = await learn();
  const label = await predict(documents[0]);
  if (!labels.includes(label)) throw new Error(`${subject} predicts ${label}`);
}
const milliseconds = performance.now() - begin;
const { user, system } = process.cpuUsage();
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ milliseconds, processor: (user + system) / 1000, peak }));

async function learn() {
  if (subject === 'bayes' || subject === 'wink') {
    const peers = await import('./text-peers.mjs');
    return (subject === 'bayes' ? peers.loadBayes() : peers.loadWink()).learn({
      documents,
      labels,
    });
  }
  const text = await import(new URL('../../packages/text/dist/index.js', import.meta.url).href);
  const { makeModel } = await import('./text-models.mjs');
  const model = makeModel(text, subject).fit(documents, labels);
  return (document) => model.predictOne(document);
}
