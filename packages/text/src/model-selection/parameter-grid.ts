import { TextError } from '../errors.js';
import { compareCodePoints } from '../labels.js';

/** Values to try for each parameter. */
export type ParamGrid = Readonly<Record<string, readonly unknown[]>>;

/** One choice of parameters out of a grid. */
export type ParamsOf<G extends ParamGrid> = { -readonly [Name in keyof G]: G[Name][number] };

/**
 * All combinations of a grid in the order of scikit-learn's `ParameterGrid`: names sorted, the
 * values of the last name changing fastest.
 *
 * @throws TextError `invalid-parameter` if a parameter has no values.
 * @example
 * ```ts
 * parameterGrid({ b: [1, 2], a: ['x'] }); // [{ a: 'x', b: 1 }, { a: 'x', b: 2 }]
 * ```
 */
export function parameterGrid<const G extends ParamGrid>(grid: G): ParamsOf<G>[] {
  let combinations: Record<string, unknown>[] = [{}];
  for (const name of Object.keys(grid).sort(compareCodePoints)) {
    const values = grid[name] as readonly unknown[];
    if (values.length === 0) {
      throw new TextError(
        'invalid-parameter',
        `Parameter values for parameter (${name}) need to be a non-empty sequence.`,
      );
    }
    combinations = combinations.flatMap((params) =>
      values.map((value) => ({ ...params, [name]: value })),
    );
  }
  return combinations as ParamsOf<G>[];
}
