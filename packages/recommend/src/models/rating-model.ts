import type { Id } from '../data/ids.js';
import type { Interaction, Interactions, RatingScale } from '../data/interactions.js';
import { savedArray, Recommender, type Known } from './recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';

/** The answer to "what would this user give this item?" (Surprise's `Prediction`). */
export interface Prediction {
  user: Id;
  item: Id;
  /** The rating that was really given, if one was told. */
  trueRating: number | null;
  estimate: number;
  /** Whether the model could not tell and answered with the mean of all ratings. */
  wasImpossible: boolean;
}

/** Options of `predict`. */
export interface PredictOptions {
  trueRating?: number | undefined;
  /** Whether the estimate is brought into the rating scale; `true` by default. */
  clip?: boolean | undefined;
}

/** A model of explicit ratings: Surprise's `AlgoBase`. A kind of model adds `learn` and `estimate`. */
export abstract class RatingModel extends Recommender {
  protected mean = 0;
  protected ratingScale: RatingScale = [1, 5];

  /** Learns from the ratings. */
  protected abstract learn(data: Interactions, known: Known): Steps;

  /** The fields that `learn` filled, and the options. */
  protected abstract savedFields(): Pick<SavedState, 'options' | 'arrays'>;

  /**
   * The rating that a user would give, before it is brought into the scale.
   *
   * @param user Place of the user, -1 if unknown.
   * @param item Place of the item, -1 if unknown.
   * @returns NaN where it cannot be told (Surprise's `PredictionImpossible`).
   */
  abstract estimate(user: number, item: number): number;

  protected override *train(data: Interactions, known: Known): Steps {
    yield* this.learn(data, known);
    this.mean = data.mean;
    this.ratingScale = data.ratingScale;
  }

  /** Unknown users and items are allowed: then the answer is what is known of the other one. */
  predict(user: Id, item: Id, { trueRating, clip = true }: PredictOptions = {}): Prediction {
    const { users, items } = this.known;
    const told = this.estimate(users.find(user), items.find(item));
    const wasImpossible = Number.isNaN(told);
    const estimate = wasImpossible ? this.mean : told;
    return {
      user,
      item,
      trueRating: trueRating ?? null,
      estimate: clip ? this.clip(estimate) : estimate,
      wasImpossible,
    };
  }

  /** A prediction for each row, with the row's value as its true rating. */
  test(rows: Iterable<Interaction>, options: { clip?: boolean | undefined } = {}): Prediction[] {
    return Array.from(rows, ({ user, item, value }) =>
      this.predict(user, item, { trueRating: value, ...options }),
    );
  }

  override scoreInto(user: number, scores: Float64Array): void {
    for (let item = 0; item < scores.length; item++) {
      const told = this.estimate(user, item);
      scores[item] = Number.isNaN(told) ? this.mean : told;
    }
  }

  private clip(rating: number): number {
    const [low, high] = this.ratingScale;
    return Math.min(high, Math.max(low, rating));
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    const { options, arrays } = this.savedFields();
    const scale = Float64Array.of(this.mean, ...this.ratingScale);
    return { options, arrays: { ...arrays, 'ratings.mean-low-high': scale } };
  }

  protected override remember(state: SavedState): this {
    const [mean = 0, low = 1, high = 5] = savedArray(state, 'ratings.mean-low-high', Float64Array);
    this.mean = mean;
    this.ratingScale = [low, high];
    return super.remember(state);
  }
}
