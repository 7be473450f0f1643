// Speed of @nunchi/text on short Korean reviews: learning from few and from many, predicting all at
// once and one by one, against the naive Bayes classifiers of npm.
//
//   TEXT_CORPUS=train.tsv npm run bench -- text   on real reviews (columns id, document, label)
//
// Memory and start-up: text-start.mjs. Against scikit-learn: text-sklearn.mjs.

import { DEFAULT_SEED } from './corpus/text.mjs';
import { COUNTS, makeModel } from './text-models.mjs';
import { loadBayes, loadNatural, loadWink } from './text-peers.mjs';
import { loadReviews, slice } from './text-reviews.mjs';

const models = Object.keys(COUNTS);

/** Makes the reviews, checks every classifier on the few, and gives the tasks to time. */
export async function prepare({ load, quick, seed = DEFAULT_SEED }) {
  const text = await load('@nunchi/text');
  // natural takes quadratic time, so it has a size of its own.
  const size = quick
    ? { few: 1000, many: 3000, natural: 300, predict: 1000, single: 500 }
    : { few: 5000, many: 150_000, natural: 2000, predict: 50_000, single: 20_000 };
  const { name, train, test } = loadReviews({ learn: size.many, predict: size.predict, seed });
  const few = slice(train, 0, size.few);
  const single = slice(test, 0, size.single);
  const tried = slice(test, 0, 500);
  const [bayes, wink, natural] = [loadBayes(), loadWink(), loadNatural()];
  const own = models.map((model) => ownClassifier(text, model));
  const [words] = own;

  const answers = [];
  for (const classifier of [bayes, wink, ...own]) {
    answers.push(await answersOf(classifier, few, tried));
    expectUseful(classifier.name, answers.at(-1), tried);
  }
  expectUseful(natural.name, await answersOf(natural, slice(train, 0, size.natural), tried), tried);
  expectSame(bayes.name, answers[0], words.learn(few), tried);
  for (const { name: ours, learn } of own) expectOneAsMany(ours, learn(few), tried);

  return {
    seed,
    groups: [
      learning(slice(train, 0, size.natural), [bayes, natural, words], name),
      learning(few, [bayes, wink, ...own], name),
      learning(train, [bayes, wink, words], name),
      learningAndPredicting(train, test, bayes, own, name),
      predictingOneByOne(train, single, [bayes, wink], own, name),
    ],
  };
}

/** A model of ours as the peers are; what it learns to is a function with the pipeline on it. */
function ownClassifier(text, model) {
  return {
    name: `${model} + MultinomialNB`,
    learn({ documents, labels }) {
      const pipeline = makeModel(text, model).fit(documents, labels);
      return Object.assign((document) => pipeline.predictOne(document), { pipeline });
    },
  };
}

/** Each learns, and predicts one review, since some work is left to the first prediction. */
function learning(from, classifiers, name) {
  return {
    title: `Learning from ${from.documents.length} reviews (${name})`,
    ...{ unit: 'reviews/s', amount: from.documents.length, rounds: 7 },
    tasks: classifiers.map((classifier, i) => ({
      ...{ name: classifier.name, baseline: i === 0, async: true },
      run: async () => {
        const predict = await classifier.learn(from);
        return (await predict(from.documents[0])).length;
      },
    })),
  };
}

function learningAndPredicting(train, test, yardstick, own, name) {
  const [learnt, predicted] = [train.documents.length, test.documents.length];
  return {
    title: `Learning from ${learnt} and predicting ${predicted} at once (${name})`,
    ...{ unit: 'reviews/s', amount: learnt + predicted, rounds: 5 },
    tasks: [
      {
        ...{ name: yardstick.name, baseline: true, async: true },
        run: async () => predictEachAsync(await yardstick.learn(train), test.documents),
      },
      ...own.map(({ name: ours, learn }) => ({
        name: ours,
        run: () => learn(train).pipeline.predict(test.documents).length,
      })),
    ],
  };
}

function predictingOneByOne(train, { documents }, peers, own, name) {
  // Learnt at the first call, so that no model lies in memory while others learn.
  const lazy = ({ name, learn }) => ({ name, learnt: once(() => learn(train)) });
  return {
    title: `Predicting one by one, learnt from ${train.documents.length} reviews (${name})`,
    ...{ unit: 'predictions/s', amount: documents.length, rounds: 7 },
    tasks: [
      ...peers.map(lazy).map(({ name, learnt }, i) => ({
        ...{ name, baseline: i === 0, async: true },
        run: async () => predictEachAsync(await learnt(), documents),
      })),
      ...own.map(lazy).map(({ name, learnt }) => ({
        name,
        run: () => predictEach(learnt(), documents),
      })),
    ],
  };
}

async function predictEachAsync(predict, documents) {
  let sum = 0;
  for (const document of documents) sum += (await predict(document)).length;
  return sum;
}

function predictEach(predict, documents) {
  let sum = 0;
  for (const document of documents) sum += predict(document).length;
  return sum;
}

function once(make) {
  let made;
  return () => (made ??= make());
}

function expect(condition, what) {
  if (!condition) throw new Error(what);
}

async function answersOf(classifier, from, { documents }) {
  const predict = await classifier.learn(from);
  const answers = [];
  for (const document of documents) answers.push(await predict(document));
  return answers;
}

function shareOfEqual(some, others) {
  return some.filter((value, i) => value === others[i]).length / some.length;
}

/** More is right than by naming the most frequent label. */
function expectUseful(name, answers, { labels }) {
  const counts = new Map();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const blind = Math.max(...counts.values()) / labels.length;
  const right = shareOfEqual(answers, labels);
  expect(right > blind, `${name} is right in ${right}, a constant answer in ${blind}`);
}

/** The same method gives the same labels where all words are known; ties and capitals may differ. */
function expectSame(name, answers, { pipeline }, { documents }) {
  const { vectorizer } = pipeline;
  const isKnown = (document) =>
    vectorizer.analyze(document).every((term) => vectorizer.indexOf(term) >= 0);
  const known = documents.map((_, i) => i).filter((i) => isKnown(documents[i]));
  const ours = pipeline.predict(known.map((i) => documents[i]));
  const theirs = known.map((i) => answers[i]);
  const share = shareOfEqual(ours, theirs);
  expect(share >= 0.99, `${name} and we agree in ${share} of ${known.length} reviews`);
}

/** One by one is the same as all at once. */
function expectOneAsMany(name, predict, { documents }) {
  const share = shareOfEqual(documents.map(predict), predict.pipeline.predict(documents));
  expect(share === 1, `${name}: predictOne differs from predict in ${1 - share} of the reviews`);
}
