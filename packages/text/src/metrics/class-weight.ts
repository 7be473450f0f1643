import { TextError } from '../errors.js';
import { encodeLabels } from '../labels.js';
import type { Label } from '../types.js';
import { checkSamples } from './targets.js';

/**
 * Weights of classes: `'balanced'` makes all classes weigh the same, a map gives them one by one (1
 * for those it leaves out), `null` is 1 each.
 */
export type ClassWeight<L extends Label> = 'balanced' | ReadonlyMap<L, number> | null;

/**
 * A weight for each class (scikit-learn: `compute_class_weight`). 'balanced' is
 * `samples / (classes * samples of the class)`.
 *
 * @param classes - The classes; every label of `y` must be among them, and for 'balanced' every
 * class must be in `y`.
 * @returns Weights in the order of `classes`.
 * @throws TextError `invalid-input` for labels that are no class, `invalid-parameter` for a class
 * or weight that cannot be.
 * @example
 * ```ts
 * computeClassWeight('balanced', [0, 1], [0, 0, 0, 1]); // [0.66.., 2]
 * ```
 */
export function computeClassWeight<L extends Label>(
  classWeight: ClassWeight<L>,
  classes: readonly L[],
  y: ArrayLike<L>,
): Float64Array {
  checkSamples(y.length, y.length);
  const codes = encodeLabels(y, classes);
  if (classWeight === 'balanced') {
    const counts = new Float64Array(classes.length);
    for (const code of codes) counts[code] = (counts[code] as number) + 1;
    const missing = counts.indexOf(0);
    if (missing >= 0) {
      throw new TextError(
        'invalid-parameter',
        `classes should have valid labels that are in y; '${String(classes[missing])}' is not.`,
        missing,
      );
    }
    return counts.map((count) => y.length / (classes.length * count));
  }
  const weights = new Float64Array(classes.length).fill(1);
  for (const [label, weight] of classWeight ?? []) {
    const place = classes.indexOf(label);
    if (place < 0 || !(weight >= 0 && weight < Infinity)) {
      throw new TextError(
        'invalid-parameter',
        `Class '${String(label)}' with weight ${weight}: classes must be in y, weights finite and not negative.`,
      );
    }
    weights[place] = weight;
  }
  return weights;
}
