import { accuracyScore, precisionRecallFscoreSupport, trainTestSplit } from '@nunchi/text';
import type { Activity } from '../read/read-activities';
import type { Recipe } from './recipes';

/** Activities to learn from and activities kept aside. */
export interface Split {
  readonly train: readonly Activity[];
  readonly test: readonly Activity[];
}

/** How well a recipe did on the activities kept aside. */
export interface Result {
  readonly recipe: Recipe;
  readonly truth: readonly string[];
  readonly predicted: readonly string[];
  readonly accuracy: number;
  /** Means over the categories, each counting the same. */
  readonly macro: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** To fit and to predict. */
  readonly milliseconds: number;
}

/** The split of the original: a fifth of each category is kept aside. */
export function splitActivities(activities: readonly Activity[]): Split {
  const [train, test] = trainTestSplit(activities, {
    testSize: 0.2,
    randomState: 124,
    stratify: activities.map(({ category }) => category),
  });
  return { train, test };
}

/** Fits and measures a recipe. */
export function measure(recipe: Recipe, { train, test }: Split): Result {
  const begin = performance.now();
  const categoryOf = ({ category }: Activity): string => category;
  const model = recipe.make().fit(train.map(recipe.textOf), train.map(categoryOf));
  const predicted = model.predict(test.map(recipe.textOf));
  const milliseconds = performance.now() - begin;

  const truth = test.map(categoryOf);
  const { precision, recall, fscore } = precisionRecallFscoreSupport(truth, predicted, {
    average: 'macro',
    zeroDivision: 0,
  });
  return {
    recipe,
    truth,
    predicted,
    accuracy: accuracyScore(truth, predicted),
    macro: { precision, recall, f1: fscore },
    milliseconds,
  };
}
