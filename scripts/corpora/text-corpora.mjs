// The corpora of the text part, each as what to learn and what to predict. Two have a split of their
// own, the others are split 80/20 by label with the seed of the first project that used them.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const SPLIT = { testSize: 0.2, randomState: 124 };

const corpora = {
  NSMC: (folder) => ({
    train: tabbed(path.join(folder, 'nsmc-rebuilt/train.tsv'), 'document', 'label'),
    test: tabbed(path.join(folder, 'nsmc-rebuilt/test.tsv'), 'document', 'label'),
  }),
  '3i4K': intentions,
  '3i4K, question or statement': (folder) => {
    const { train, test } = intentions(folder);
    return { train: onlyOf(train, ['1', '2']), test: onlyOf(test, ['1', '2']) };
  },
  YNAT: (folder, text) => split(text, headlines(path.join(folder, 'ynat/train_data.csv'))),
  '20 authors': (folder, text) =>
    split(text, tabbed(path.join(folder, 'nsmc-authors/authors20.tsv'), 'text', 'author')),
};

export const corpusNames = Object.keys(corpora);

/** `{ train, test }`, each `{ documents, labels }`. */
export function readCorpus(text, folder, name) {
  return corpora[name](folder, text);
}

function lines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');
}

function listed(rows) {
  return { documents: rows.map(([document]) => document), labels: rows.map(([, label]) => label) };
}

/** A file with tabs between columns and their names in the first line. */
function tabbed(file, document, label) {
  const [head, ...rows] = lines(file).map((line) => line.split('\t'));
  const [from, to] = [head.indexOf(document), head.indexOf(label)];
  return listed(rows.map((row) => [row[from], row[to]]));
}

/** 3i4K: a label and a sentence a line, no names of columns. */
function intentions(folder) {
  const read = (file) =>
    listed(
      lines(path.join(folder, '3i4k', file)).map((line) => {
        const tab = line.indexOf('\t');
        return [line.slice(tab + 1), line.slice(0, tab)];
      }),
    );
  return { train: read('fci_train_val.txt'), test: read('fci_test.txt') };
}

/** YNAT: number, headline, topic; no headline has a comma. */
function headlines(file) {
  return listed(
    lines(file)
      .slice(1)
      .map((line) => line.split(',').slice(1)),
  );
}

function onlyOf({ documents, labels }, wanted) {
  return listed(
    documents
      .map((document, i) => [document, labels[i]])
      .filter(([, label]) => wanted.includes(label)),
  );
}

function split(text, { documents, labels }) {
  const [train, test, trainLabels, testLabels] = text.trainTestSplit(documents, labels, {
    ...SPLIT,
    stratify: labels,
  });
  return {
    train: { documents: train, labels: trainLabels },
    test: { documents: test, labels: testLabels },
  };
}
