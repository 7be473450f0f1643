import { RandomState } from '../random/random-state.js';
import type { Json } from '../save/saved-state.js';

/** Options for a saved model: a generator is left out, since only a seed can be told in JSON. */
export function savedOptions(options: object): Record<string, Json | undefined> {
  const told = Object.entries(options).filter(([, value]) => !(value instanceof RandomState));
  return Object.fromEntries(told);
}
