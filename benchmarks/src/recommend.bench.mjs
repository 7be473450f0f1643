// Speed of @nunchi/recommend beside libmf, the one npm package that factorizes a hundred thousand
// ratings in seconds: native code by a foreign function interface, here with one thread as ours.
//
//   RECOMMEND_ML100K=u.data npm run bench -- recommend   on real ratings
//
// Against Surprise, implicit and numpy: recommend-surprise.mjs, recommend-implicit.mjs, recommend-ease.mjs.

import { loadRatings } from './recommend-ratings.mjs';

const DEFAULT_SEED = 20260321;
const FACTORS = 32;
const EPOCHS = 20;

/** Makes the ratings, checks that every model beats the mean, and gives the tasks to time. */
export async function prepare({ load, quick, seed = DEFAULT_SEED }) {
  const recommend = await load('@nunchi/recommend');
  const libmf = await import('libmf');
  const size = quick
    ? { users: 200, items: 300, ratings: 8000 }
    : { users: 943, items: 1682, ratings: 100_000 };
  const { name, train, test } = loadRatings({ ...size, seed });
  const contenders = [libmfRatings(libmf), ...ourRatings(recommend)];
  for (const contender of contenders) expectUseful(contender, train, test);

  return {
    seed,
    groups: [
      learning(contenders, train, name),
      predicting(contenders, train, test, name),
      plays([libmfPlays(libmf), ourPlays(recommend)], train, quick, name),
    ],
  };
}

/** Biased factors by gradient descent: SVD's loss without biases is libmf's only one. */
function libmfRatings({ Loss, Matrix, Model }) {
  return {
    name: 'libmf 0.2.0',
    learn(rows) {
      const matrix = new Matrix();
      for (const { user, item, value } of rows) matrix.push(user, item, value);
      const model = new Model({
        ...{ loss: Loss.REAL_L2, factors: FACTORS, iterations: EPOCHS, threads: 1, quiet: true },
        ...{ learningRate: 0.1, lambdaP2: 0.05, lambdaQ2: 0.05 },
      });
      model.fit(matrix);
      return (user, item) => model.predict(user, item);
    },
  };
}

function ourRatings({ Interactions, SVD, SVDpp }) {
  const options = { nFactors: FACTORS, nEpochs: EPOCHS, randomState: 0 };
  const contender = (name, Model) => ({
    name,
    learn(rows) {
      const data = Interactions.from(rows, { ratingScale: [1, 5] });
      const model = new Model(options).fit(data);
      const { users, items } = data;
      return (user, item) => model.estimate(users.find(user), items.find(item));
    },
  });
  return [contender('SVD', SVD), contender('SVDpp', SVDpp)];
}

function learning(contenders, train, name) {
  return {
    title: `Learning ${train.length} ratings (${name}), ${FACTORS} factors, ${EPOCHS} epochs`,
    ...{ unit: 'ratings/s', amount: train.length * EPOCHS, rounds: 9 },
    tasks: contenders.map(({ name, learn }, i) => ({
      ...{ name, baseline: i === 0 },
      run: () => learn(train)(train[0].user, train[0].item),
    })),
  };
}

function predicting(contenders, train, test, name) {
  return {
    title: `Predicting ${test.length} ratings one by one (${name})`,
    ...{ unit: 'predictions/s', amount: test.length, rounds: 9 },
    tasks: contenders.map(({ name, learn }, i) => {
      let learnt;
      return {
        ...{ name, baseline: i === 0 },
        run: () => {
          learnt ??= learn(train);
          let sum = 0;
          for (const { user, item } of test) sum += learnt(user, item);
          return sum;
        },
      };
    }),
  };
}

/** Whether somebody watched: libmf's one-class loss, and implicit ALS. */
function libmfPlays({ Loss, Matrix, Model }) {
  return {
    name: 'libmf 0.2.0, one-class L2',
    learn(rows) {
      const matrix = new Matrix();
      for (const { user, item } of rows) matrix.push(user, item, 1);
      const model = new Model({
        ...{
          loss: Loss.ONE_CLASS_L2,
          factors: FACTORS,
          iterations: EPOCHS,
          threads: 1,
          quiet: true,
        },
        ...{ alpha: 0.05, lambdaP2: 0.05, lambdaQ2: 0.05 },
      });
      model.fit(matrix);
      return model.q().length;
    },
  };
}

function ourPlays({ ImplicitALS, Interactions }) {
  return {
    name: 'ImplicitALS',
    learn(rows) {
      const data = Interactions.from(rows.map(({ user, item }) => ({ user, item })));
      const model = new ImplicitALS({ factors: FACTORS, iterations: EPOCHS, randomState: 0 });
      return model.fit(data).itemVectors().count;
    },
  };
}

function plays(contenders, train, quick, name) {
  return {
    title: `Learning ${train.length} plays (${name}), ${FACTORS} factors, ${EPOCHS} iterations`,
    ...{ unit: 'plays/s', amount: train.length * EPOCHS, rounds: quick ? 3 : 7 },
    tasks: contenders.map(({ name, learn }, i) => ({
      ...{ name, baseline: i === 0 },
      run: () => learn(train),
    })),
  };
}

/** A mean squared error below that of the mean rating. */
function expectUseful({ name, learn }, train, test) {
  const mean = train.reduce((sum, { value }) => sum + value, 0) / train.length;
  const predict = learn(train);
  const squares = (guess) =>
    test.reduce((sum, row) => sum + (guess(row) - row.value) ** 2, 0) / test.length;
  const known = ({ user, item }) => {
    const told = predict(user, item);
    return Number.isNaN(told) ? mean : told;
  };
  const [own, blind] = [squares(known), squares(() => mean)];
  console.log(
    `  ${name}: RMSE ${Math.sqrt(own).toFixed(4)}, the mean's ${Math.sqrt(blind).toFixed(4)}`,
  );
  if (!(own < 0.95 * blind)) throw new Error(`${name} is no better than the mean`);
}
