import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import golden from '../../../test/fixtures/surprise-neighbours.json' with { type: 'json' };
import { CoClustering } from '../co-clustering/co-clustering.js';
import { KNNBaseline } from './knn-baseline.js';
import { KNNBasic } from './knn-basic.js';
import { KnnModel } from './knn-model.js';
import { KNNWithMeans } from './knn-with-means.js';
import { KNNWithZScore } from './knn-with-z-score.js';
import { SlopeOne } from '../slope-one.js';

const classes = { CoClustering, KNNBaseline, KNNBasic, KNNWithMeans, KNNWithZScore, SlopeOne };
const rowsOf = (of: string) =>
  golden.ratings.map(([user, item, rating]) => ({
    user: user as string,
    item: item as string,
    value: of === 'whole' ? (rating as number) : golden.odd[(rating as number) - 1]!,
  }));
const data = { whole: Interactions.from(rowsOf('whole')), odd: Interactions.from(rowsOf('odd')) };

describe.each(golden.cases)('$model $data $options', (golden_) => {
  const model = new classes[golden_.model as keyof typeof classes](golden_.options as never).fit(
    data[golden_.data as keyof typeof data],
  );
  const ask = (of: typeof model) =>
    golden.asked.map(([user, item]) => of.predict(user!, item!, { clip: false }));

  it("tells what Surprise tells, and cannot tell where it can't", () => {
    const told = ask(model);
    const apart = told.map(({ estimate }, k) => Math.abs(estimate - golden_.estimates[k]!));
    expect(Math.max(...apart)).toBeLessThan(1e-12);
    const impossible = told.flatMap(({ wasImpossible }, k) => (wasImpossible ? [k] : []));
    expect(impossible).toEqual(golden_.impossible);
  });

  it('scores a whole row as pair by pair', () => {
    const { users, items } = model.known;
    const scores = new Float64Array(items.size);
    model.scoreInto(3, scores);
    for (let item = 0; item < items.size; item++) {
      const { estimate } = model.predict(users.at(3), items.at(item), { clip: false });
      expect(scores[item]).toBeCloseTo(estimate, 12);
    }
  });

  it('is the same model after it was saved', () => {
    const again = classes[golden_.model as keyof typeof classes].restore(model.toState());
    expect(ask(again)).toEqual(ask(model));
  });

  it.runIf(model instanceof KnnModel)('has the neighbours that Surprise has', () => {
    if (!(model instanceof KnnModel)) return;
    const { users, items } = model.known;
    const first = (model.userBased ? users : items).at(0);
    const near = model.getNeighbors(first, 7);
    expect(near.map(({ id }) => id)).toEqual(golden_.neighbors);
    for (const { id, score } of model.getNeighbors(first, 100)) {
      const place = (model.userBased ? users : items).find(id);
      if (place < 12) expect(score).toBeCloseTo(golden_.similarities![place]!, 12);
    }
  });
});
