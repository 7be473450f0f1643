// A small program as a user would write it. check-consumers.mjs compiles it against the packed
// package and runs it; it throws when something is not as the types promise.

import {
  Blend,
  compareModels,
  EASE,
  evaluate,
  ImplicitALS,
  Interactions,
  loadModel,
  Popularity,
  RecommendError,
  saveModel,
  splitByTime,
  SVD,
  tune,
  logUniform,
  watchFeedback,
} from '@nunchi/recommend';
import type { Prediction, RankingReport, Recommendation, WatchLog } from '@nunchi/recommend';
import { createThreads } from '@nunchi/recommend/node';

const DAY = 86_400_000;
const items = Array.from({ length: 12 }, (_, i) => ({ item: `작품 ${i}`, runningTime: 3600 }));
const logs: WatchLog[] = Array.from({ length: 300 }, (_, k) => ({
  ...{ user: k % 25, item: `작품 ${(k * 7 + (k >> 3)) % 12}` },
  ...{ watchedSeconds: 600 + (k % 50) * 60, at: k * DAY },
}));
const data: Interactions = watchFeedback(logs, { items }).interactions({
  ...{ by: 'item', rating: 'd2q', confidence: { from: 'ratio', alpha: 2 } },
});
const model = new Blend({
  parts: { taste: new ImplicitALS({ factors: 8, randomState: 0 }), popular: new Popularity() },
  weights: { taste: 1, popular: 0.2 },
}).fit(data);
const list: Recommendation[] = model.recommend(3, { k: 5, seen: 'allow' });
if (list.length !== 5) throw new Error(`a list of ${list.length}`);
const again = loadModel(saveModel(model)).recommend(3, { k: 5, seen: 'allow' });
if (JSON.stringify(again) !== JSON.stringify(list)) throw new Error('a loaded model differs');

const { train, validation, test } = splitByTime(Interactions.from(data.rows()), {
  ...{ test: 0.2, validation: 0.2 },
});
const { best } = tune({
  model: (params) => new EASE(params),
  space: { regularization: logUniform(1, 100) },
  ...{ train, validation, evaluate: { seen: 'allow' }, trials: 4, seed: 1 },
});
const regularization: number = best.params.regularization;
const ease = new EASE({ regularization }).fit(train);
const report: RankingReport = evaluate(ease, test, { k: 5, seen: 'allow' });
if (!(report.ndcg >= 0 && report.ndcg <= 1)) throw new Error(`NDCG ${report.ndcg}`);
const text: string = compareModels({ models: { ease }, test, k: 5, seen: 'allow' }).toText();
if (!text.includes('ease')) throw new Error(text);

const prediction: Prediction = new SVD({ randomState: 0 }).fit(data).predict(3, '작품 1');
if (prediction.wasImpossible) throw new Error('SVD can always tell');

try {
  tune({ model: () => ease, space: {}, train: test as never, validation, trials: 1 });
  throw new Error('a test set was taken');
} catch (error) {
  if (!(error instanceof RecommendError) || error.code !== 'test-set-refused') throw error;
}

void (async () => {
  const threads = createThreads(2);
  await new ImplicitALS({ factors: 8 }).fitAsync(data, { threads });
  await threads.close();
})();
