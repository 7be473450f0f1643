import { TextError } from '../errors.js';
import type { Label } from '../types.js';

/**
 * Weights of classes: `'balanced'` gives every class the same sum of weights, rows / (classes * rows
 * of the class); a map or record gives them one by one, and classes it leaves out weigh 1.
 */
export type ClassWeight<L extends Label> =
  'balanced' | ReadonlyMap<L, number> | Readonly<Record<string, number>>;

/** The weight of each class. */
export function weightsOfClasses<L extends Label>(
  codes: Int32Array,
  classes: readonly L[],
  classWeight: ClassWeight<L> | null,
): number[] {
  if (classWeight === null) return classes.map(() => 1);
  if (classWeight === 'balanced') {
    const counts = new Float64Array(classes.length);
    for (const code of codes) counts[code] = (counts[code] as number) + 1;
    return Array.from(counts, (count) => codes.length / (classes.length * count));
  }
  const given = new Map<Label, number>(
    classWeight instanceof Map ? classWeight : Object.entries(classWeight),
  );
  const keyOf = (label: L): Label => (classWeight instanceof Map ? label : String(label));
  const known = new Set(classes.map(keyOf));
  const unknown = [...given.keys()].filter((key) => !known.has(key));
  // As in scikit-learn: names of no class are in order only where all classes have their weight.
  if (unknown.length > 0 && classes.some((label) => !given.has(keyOf(label)))) {
    throw new TextError('invalid-parameter', `The classes, [${unknown.join(', ')}], are not in y.`);
  }
  return classes.map((label) => {
    const weight = given.get(keyOf(label)) ?? 1;
    if (weight >= 0 && weight < Infinity) return weight;
    throw new TextError(
      'invalid-parameter',
      `The weight of class ${String(label)} is ${weight}; weights are finite and not negative.`,
    );
  });
}
