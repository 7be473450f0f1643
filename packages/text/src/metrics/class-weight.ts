import { TextError } from '../errors.js';
import { encodeLabels } from '../labels.js';
import { weightsOfClasses } from '../linear/class-weight.js';
import type { ClassWeight } from '../linear/class-weight.js';
import type { Label } from '../types.js';
import { checkSamples } from './targets.js';

/**
 * A weight for each class (scikit-learn: `compute_class_weight`). 'balanced' is
 * `samples / (classes * samples of the class)`.
 *
 * @param classWeight - 'balanced', a map or record by class (1 for those it leaves out), or `null`:
 * 1 each.
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
  classWeight: ClassWeight<L> | null,
  classes: readonly L[],
  y: ArrayLike<L>,
): number[] {
  checkSamples(y.length, y.length);
  const codes = encodeLabels(y, classes);
  const present = new Set(codes);
  const missing = classes.findIndex((_, i) => !present.has(i));
  if (classWeight === 'balanced' && missing >= 0) {
    throw new TextError(
      'invalid-parameter',
      `classes should have valid labels that are in y; '${String(classes[missing])}' is not.`,
      missing,
    );
  }
  return weightsOfClasses(codes, classes, classWeight);
}
