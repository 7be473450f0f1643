import { asks } from './asks';
import type { QuestionDetector } from './question';
import { detectorOf } from './question-model';
import type { QuestionModel } from './question-model';
import type { TalkReader } from './talk';

/** How questions are found: by the rules of `asks`, by a trained model, or by either of them. */
export const QUESTION_WAYS = ['rules', 'model', 'both'] as const;
export type QuestionWay = (typeof QUESTION_WAYS)[number];

/**
 * From these probabilities on a message is a question. `training/train-question.ts` finds them on
 * the odd lines of the chat gold sets: alone a model has to find what it can, beside the rules it
 * has only to be sure.
 */
export const THRESHOLD: Readonly<Record<'model' | 'both', number>> = { model: 0.2, both: 0.9 };

/** Makes a detector for messages that a reader takes apart. */
export type DetectorMaker = (read: TalkReader) => QuestionDetector;

/**
 * Makes the detector of a way.
 *
 * @param way How to find questions.
 * @param load Loads the model; is called only where the way needs it.
 * @param threshold Of the model, in place of the one in `THRESHOLD`.
 * @returns What `analyse` takes.
 */
export function detectorBy(
  way: QuestionWay,
  load: () => QuestionModel,
  threshold?: number,
): DetectorMaker {
  if (way === 'rules') return byRules;
  const isSure = detectorOf(load(), threshold ?? THRESHOLD[way]);
  if (way === 'model') return () => isSure;
  return (read) => (text) => asks(read(text)) || isSure(text);
}

/** The rules alone. */
export const byRules: DetectorMaker = (read) => (text) => asks(read(text));
