// Naive Bayes of other packages, each as `{ name, learn }`: `learn({ documents, labels })` gives (a
// promise of) a function from a document to (a promise of) its label.
//
// None of them knows Hangul by itself, so all are given the words that a CountVectorizer takes by
// default. natural asks for every word of the vocabulary at every review: its time grows with the
// square of what it learns.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Words of two letters and more. */
const wordsOf = (text) => text.match(/[\p{L}\p{N}_]{2,}/gu) ?? [];

function named(name) {
  const manifest = `../../node_modules/${name}/package.json`;
  return `${name} ${JSON.parse(readFileSync(new URL(manifest, import.meta.url), 'utf8')).version}`;
}

export function loadBayes() {
  const bayes = require('bayes');
  return {
    name: named('bayes'),
    async learn({ documents, labels }) {
      const classifier = bayes({ tokenizer: wordsOf });
      for (let i = 0; i < documents.length; i += 1) await classifier.learn(documents[i], labels[i]);
      return (document) => classifier.categorize(document);
    },
  };
}

export function loadWink() {
  const makeClassifier = require('wink-naive-bayes-text-classifier');
  return {
    name: named('wink-naive-bayes-text-classifier'),
    learn({ documents, labels }) {
      const classifier = makeClassifier();
      classifier.definePrepTasks([wordsOf]);
      documents.forEach((document, i) => classifier.learn(document, labels[i]));
      classifier.consolidate();
      return (document) => classifier.predict(document);
    },
  };
}

export function loadNatural() {
  // natural loads dotenv, which greets.
  process.env.DOTENV_CONFIG_QUIET ??= 'true';
  const { BayesClassifier } = require('natural');
  return {
    name: named('natural'),
    learn({ documents, labels }) {
      const classifier = new BayesClassifier({ tokenizeAndStem: wordsOf });
      documents.forEach((document, i) => classifier.addDocument(document, labels[i]));
      classifier.train();
      return (document) => classifier.classify(document);
    },
  };
}
