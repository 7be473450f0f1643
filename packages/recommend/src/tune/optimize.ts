import { runSteps } from '../work.js';
import { searchSteps, type SearchOptions, type SearchResult } from './search.js';
import type { ParamsOf, Space } from './space.js';

/**
 * The search behind `tune` for any function of the values.
 *
 * @example
 * ```ts
 * optimize(({ x }) => (x - 3) ** 2, {
 *   space: { x: uniform(0, 10) }, trials: 50, direction: 'minimize',
 * }).best.params.x; // about 3
 * ```
 */
export function optimize<S extends Space>(
  objective: (params: ParamsOf<S>, resource: number | null) => number,
  options: SearchOptions<S>,
): SearchResult<S> {
  // eslint-disable-next-line require-yield
  const steps = searchSteps<S>(function* (params, resource) {
    return objective(params, resource);
  }, options);
  return runSteps(steps, options);
}
