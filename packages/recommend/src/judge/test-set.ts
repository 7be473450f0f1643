import type { Interactions } from '../data/interactions.js';
import { RecommendError } from '../errors.js';

let open: (set: TestSet) => Interactions;

/** Interactions that lie in some test set: the tuner refuses them in the open too. */
const held = new WeakSet<Interactions>();

/**
 * Interactions that only judge. `evaluate` and `compareModels` take a test set; no model can be fitted
 * on it and `tune` refuses it, because a number that was tuned on the rows that it is reported on says
 * nothing about new ones.
 */
export class TestSet {
  readonly #data: Interactions;

  constructor(data: Interactions) {
    this.#data = data;
    held.add(data);
  }

  static {
    open = (set): Interactions => set.#data;
  }

  /** How many rows there are. */
  get size(): number {
    return this.#data.size;
  }

  /** How many users have a row. */
  get users(): number {
    return new Set(this.#data.userOf).size;
  }

  /** How many items occur. */
  get items(): number {
    return new Set(this.#data.itemOf).size;
  }
}

/** What may be judged on. */
export type Judged = TestSet | Interactions;

/** The rows of a test set, for the parts of this package that judge. */
export function openTestSet(set: Judged): Interactions {
  return set instanceof TestSet ? open(set) : set;
}

/**
 * Refuses a test set, and interactions that were put into one.
 *
 * @param what The option's name.
 * @throws RecommendError `test-set-refused`.
 */
export function refuseTestSet(what: string, data: unknown): void {
  const inside = typeof data === 'object' && data !== null && held.has(data as Interactions);
  if (!(data instanceof TestSet) && !inside) return;
  throw new RecommendError(
    'test-set-refused',
    `${what} is the test set${inside ? ' (the very interactions inside it)' : ''}: what is tuned on it ` +
      'would look better than it is. Give a validation set: splitByTime(data, { test, validation }).',
  );
}
