// The models on MovieLens: ratings beside Surprise's figures on the same five folds, lists of films
// that nobody rated for them. Fails where a model is further from Surprise than TOLERANCE, where the
// shipped defaults or the lists miss their mark.

import { printTable } from '../house/print-table.mjs';
import { readMl100k, readMl1mImplicit } from './recommend-data.mjs';

/** Sums of numbers in another order. */
const TOLERANCE = 1e-9;
/** What the shipped defaults must reach on ml-100k. */
const SHIPPED_RMSE = 0.912;

/** RMSE and MAE of scikit-surprise 1.1.5, KFold(5, random_state=0), models with random_state=0. */
const SURPRISE = {
  NormalPredictor: [1.5180115983284503, 1.2187060012387065],
  BaselineOnly: [0.9439693435434332, 0.7483729454435822],
  KNNBasic: [0.9797335044073868, 0.7736279266439918],
  KNNWithMeans: [0.9510849784595361, 0.7494578286555686],
  KNNWithZScore: [0.9509132753690093, 0.7461230311245008],
  KNNBaseline: [0.9306709997873011, 0.733212090350331],
  SVD: [0.93439814426091, 0.7367146533553737],
  PMF: [0.9481678399271363, 0.7474526434966534],
  SVDpp: [0.9187374915374147, 0.7205598330871656],
  NMF: [0.963388747749004, 0.7580110819552244],
  SlopeOne: [0.9458719246248691, 0.7433500727394237],
  CoClustering: [0.9626318230509205, 0.7532168793439895],
};
/** Measured always; the rest with --all. */
const ALWAYS = ['BaselineOnly', 'KNNBaseline', 'SVD', 'SVDpp', 'SlopeOne'];

/** What a list of 20 films must reach on ml-1m-implicit, by NDCG@20. */
const LISTS = { ImplicitALS: 0.379, EASE: 0.387 };
/** Options that one call of `tune` found for each, and weights by `tuneWeights` (`--all` makes them again). */
const FOUND = {
  ItemKNN: {
    ...{ weighting: 'tfidf', neighboursOf: 'candidate', K: 320 },
    ...{ shrink: 0.11036150950505952, alpha: 0.08604793524911378 },
  },
  ImplicitALS: {
    ...{ factors: 64, iterations: 26, regularization: 0.004146142388283668 },
    unobservedWeight: 0.6939580716179956,
  },
  EASE: { regularization: 846.2255230176442 },
};
const FOUND_WEIGHTS = { EASE: 1, ImplicitALS: 0.8761973437904205 };
const TRIALS = { ItemKNN: 40, ImplicitALS: 20, EASE: 12 };

const SEED = { ImplicitALS: { randomState: 0 } };

export async function checkRecommend(folder, findings, { all }) {
  const recommend = await import('@nunchi/recommend');
  checkRatings(recommend, readMl100k(recommend, folder), findings, all);
  if (all) tuneLists(recommend, readMl1mImplicit(recommend, folder), findings);
  else checkLists(recommend, readMl1mImplicit(recommend, folder), findings);
}

function checkRatings(recommend, data, findings, all) {
  const folds = [...new recommend.KFold({ nSplits: 5, randomState: 0 }).split(data)];
  // Surprise draws NormalPredictor's numbers from one stream for all folds.
  const stream = new recommend.RandomState(0);
  const rows = [];
  for (const [kind, surprise] of Object.entries(SURPRISE)) {
    if (!all && !ALWAYS.includes(kind)) continue;
    const randomState = kind === 'NormalPredictor' ? stream : 0;
    const own = measure(
      recommend,
      folds,
      () => new recommend[kind]({ preset: 'surprise', randomState }),
    );
    rows.push([kind, ...own.map(figure), ...surprise.map(figure)]);
    const apart = Math.max(...own.map((value, i) => Math.abs(value - surprise[i])));
    findings.expect(
      apart < TOLERANCE,
      `ml-100k: ${kind} is ${apart.toExponential(1)} from Surprise's`,
    );
  }
  for (const kind of ['SVD', 'SVDpp']) {
    const own = measure(recommend, folds, () => new recommend[kind]({ randomState: 0 }));
    rows.push([`${kind} as shipped`, ...own.map(figure), '', '']);
    findings.expect(
      own[0] <= SHIPPED_RMSE,
      `ml-100k: ${kind} as shipped has an RMSE of ${figure(own[0])}`,
    );
  }
  console.log('');
  printTable(['ml-100k, five folds', 'RMSE', 'MAE', "Surprise's", ''], rows);
}

/** Means of RMSE and MAE over the folds. */
function measure({ rmse, mae }, folds, make) {
  const sums = [0, 0];
  for (const { train, test } of folds) {
    const predictions = make().fit(train).test(test.rows());
    sums[0] += rmse(predictions) / folds.length;
    sums[1] += mae(predictions) / folds.length;
  }
  return sums;
}

function figure(value) {
  return value.toFixed(4).replace(/^0/, '');
}

/** The models with the options that tuning found. */
function checkLists(recommend, data, findings) {
  judgeLists(recommend, data, findings, FOUND, FOUND_WEIGHTS);
}

/** One call of `tune` a model, on the validation part alone. */
function tuneLists(recommend, data, findings) {
  const { choice, searchSpaces, tune, tuneWeights } = recommend;
  const { train, validation } = data;
  const spaces = {
    ...searchSpaces,
    // As many as the published figures have.
    ImplicitALS: { ...searchSpaces.ImplicitALS, factors: choice([64]) },
  };
  const options = {};
  for (const kind of Object.keys(FOUND)) {
    const { best } = tune({
      model: (params) => makeModel(recommend, kind, params),
      ...{ space: spaces[kind], train, validation },
      ...{ metric: 'ndcg@20', trials: TRIALS[kind], seed: 1 },
    });
    console.log(`  ${kind}: ${JSON.stringify(best.params)}, validation ${figure(best.value)}`);
    options[kind] = best.params;
  }
  const parts = {
    ImplicitALS: makeModel(recommend, 'ImplicitALS', options.ImplicitALS),
    EASE: makeModel(recommend, 'EASE', options.EASE),
  };
  const { weights } = tuneWeights({
    ...{ parts, weights: { EASE: 1 }, train, validation },
    ...{ metric: 'ndcg@20', trials: 12, seed: 1 },
  });
  judgeLists(recommend, data, findings, options, weights);
}

function makeModel(recommend, kind, options) {
  return new recommend[kind]({ ...options, ...SEED[kind] });
}

/** Learns from training and validation rows, measures on the test rows; a blend of the two best last. */
function judgeLists(recommend, data, findings, options, weights) {
  const { Blend, evaluate, Popularity } = recommend;
  const make = (kind) => makeModel(recommend, kind, options[kind]);
  const models = {
    Popularity: new Popularity(),
    ...{ ItemKNN: make('ItemKNN'), ImplicitALS: make('ImplicitALS'), EASE: make('EASE') },
  };
  const rows = [];
  const ndcg = {};
  const judge = (name, model) => {
    const report = evaluate(model, data.test, { k: 20 });
    ndcg[name] = report.ndcg;
    rows.push([name, figure(report.ndcg), figure(report.recall)]);
  };
  for (const [name, model] of Object.entries(models))
    judge(name, model.fit(data.trainAndValidation));
  const { ImplicitALS, EASE } = models;
  const blend = new Blend({ parts: { ImplicitALS, EASE }, weights, refit: false });
  judge('Blend', blend.fit(data.trainAndValidation));
  console.log('');
  printTable(['ml-1m-implicit, test', 'NDCG@20', 'recall@20'], rows);
  for (const [kind, least] of Object.entries(LISTS)) {
    findings.expect(ndcg[kind] >= least, `ml-1m: ${kind} has an NDCG@20 of ${figure(ndcg[kind])}`);
  }
  findings.expect(
    ndcg.Blend > Math.max(ndcg.ImplicitALS, ndcg.EASE),
    `ml-1m: the blend (${JSON.stringify(weights)}) has ${figure(ndcg.Blend)}`,
  );
}
