import type { QuestionDetector } from './question';

/** A trained model for "does this message ask something?". */
export interface QuestionModel {
  /**
   * @param text A message as it was written.
   * @returns How likely it asks something, from 0 to 1.
   */
  readonly probabilityOfQuestion: (text: string) => number;
}

/**
 * Makes a model take the place of the rules: `findQuestions(posts, detectorOf(model))`.
 *
 * @param model A trained model.
 * @param threshold A message counts as a question from this probability on.
 * @returns What `findQuestions` takes.
 * @throws RangeError for a threshold outside of 0 to 1.
 * @example
 * detectorOf({ probabilityOfQuestion: (text) => (text.endsWith('?') ? 0.9 : 0.1) })('왜요?'); // true
 */
export function detectorOf(model: QuestionModel, threshold: number = 0.5): QuestionDetector {
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new RangeError(`threshold has to be from 0 to 1, not ${threshold}`);
  }
  return (text) => model.probabilityOfQuestion(text) >= threshold;
}
