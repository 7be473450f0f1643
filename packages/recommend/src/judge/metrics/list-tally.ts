import type { Recommender } from '../../models/recommender.js';
import { likenessOf, type Likeness } from './diversity.js';
import { coverageOf, giniOf, selfInformation } from './list-metrics.js';
import type { UserTarget } from './user-metrics.js';

/** What does not depend on the test items: who is listed, how often, beside what. */
export class ListTally {
  readonly #targets: readonly UserTarget[];
  readonly #listed: Int32Array[];
  readonly #tied: number[];
  readonly #places: number[];
  readonly #information: Float64Array;
  readonly #likeness: Likeness;

  /** @param targets By rising k. */
  constructor(model: Recommender, targets: readonly UserTarget[]) {
    const { items, users, popularity } = model.known;
    this.#targets = targets;
    this.#listed = targets.map(() => new Int32Array(items.size));
    this.#tied = targets.map(() => 0);
    this.#places = targets.map(() => 0);
    this.#information = selfInformation(popularity, users.size);
    this.#likeness = likenessOf(model);
  }

  /**
   * Counts one list; its novelty and diversity go to the targets.
   *
   * @param from Where the list begins.
   * @param length How many of its places are judged; the next one tells of a tie at the end.
   */
  add(
    user: number,
    { items, scores }: { items: Int32Array; scores: Float64Array },
    from: number,
    length: number,
  ): void {
    let information = 0;
    let alike = 0;
    let tied = 0;
    let place = 0;
    this.#likeness.clear();
    for (let t = 0; t < this.#targets.length; t++) {
      const { k, perUser } = this.#targets[t] as UserTarget;
      const end = Math.min(k, length);
      for (; place < end; place++) {
        const at = from + place;
        const item = items[at] as number;
        information += this.#information[item] as number;
        alike += this.#likeness.add(item);
        if (items[at + 1] !== -1 && scores[at] === scores[at + 1]) tied++;
      }
      const listed = this.#listed[t] as Int32Array;
      for (let p = from; p < from + end; p++) {
        listed[items[p] as number] = (listed[items[p] as number] as number) + 1;
      }
      this.#tied[t] = (this.#tied[t] as number) + tied;
      this.#places[t] = (this.#places[t] as number) + end;
      perUser.novelty[user] = end === 0 ? 0 : information / end;
      perUser.diversity[user] = end < 2 ? 0 : 1 - alike / ((end * (end - 1)) / 2);
    }
  }

  /** The numbers of all lists at target `t`. */
  at(t: number): { coverage: number; gini: number; ties: number } {
    const listed = this.#listed[t] as Int32Array;
    const places = this.#places[t] as number;
    return {
      coverage: coverageOf(listed),
      gini: giniOf(listed),
      ties: places === 0 ? 0 : (this.#tied[t] as number) / places,
    };
  }
}
