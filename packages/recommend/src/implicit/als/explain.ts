import { explanationOf, historyOfUser } from '../../lists/explain.js';
import type { Explanation } from '../../lists/types.js';
import type { Known } from '../../models/recommender.js';
import { paddedLength } from '../../kernels/als-kernel.js';
import { weightsOfRow } from './history.js';
import type { AlsLearnt } from './learnt.js';
import type { AlsSettings } from './options.js';
import { rowLambda } from './weights.js';

/**
 * What each item of a user's history adds to the score of item i. With A the matrix of the user's
 * equations, the user's exact vector is A⁻¹ Σ wb y, so item y adds `wb y·(A⁻¹ y_i)` to the score.
 */
export function explainScore(
  learnt: AlsLearnt,
  settings: AlsSettings,
  { items, seen }: Pick<Known, 'items' | 'seen'>,
  user: number,
  item: number,
  k: number,
): Explanation {
  const history = historyOfUser({ seen }, user);
  const { wa, wb } = weightsOfRow(learnt.weights, seen, user);
  const count = history.items.length;
  // A further entry that weighs nothing puts y_i on the right side, where nothing else is.
  const rightSide = new Float32Array(count + 1);
  rightSide[count] = 1;
  const along = learnt.fixed('items').solve({
    places: [...history.items, item],
    wa: [...wa, 0],
    wb: rightSide,
    reg: rowLambda(wa, seen.columns, settings),
  });
  const f = paddedLength(settings.factors);
  const contributions = Float64Array.from(history.items, (place, n) => {
    let dot = 0;
    for (let j = 0; j < f; j++)
      dot += (learnt.items[place * f + j] as number) * (along[j] as number);
    return (wb[n] as number) * dot;
  });
  return explanationOf(items, item, history, contributions, k);
}
