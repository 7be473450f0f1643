import { RecommendError } from '../errors.js';
import { Recommender } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';

/** Numbers that are kept at most for a part, 128 MB; users beyond are scored each time. */
const MOST = 2 ** 24;

/** A fitted model whose scores of a user are found once and then remembered. */
export class RememberedScores extends Recommender {
  override readonly kind = 'RememberedScores';
  readonly #part: Recommender;
  readonly #scores = new Map<number, Float64Array>();

  constructor(part: Recommender) {
    super();
    this.#part = part;
    this.know(part.known);
  }

  protected override *train(): Steps {
    yield { done: 1, total: 1, unit: 'pass' };
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const kept = this.#scores.get(user);
    if (kept) {
      scores.set(kept);
      return;
    }
    this.#part.scoreInto(user, scores);
    if ((this.#scores.size + 1) * scores.length <= MOST) this.#scores.set(user, scores.slice());
  }

  override knowsUser(user: number): boolean {
    return this.#part.knowsUser(user);
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    throw new RecommendError('not-supported', 'Remembered scores are not saved; save the model.');
  }
}
