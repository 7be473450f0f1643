import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadModel } from '@nunchi/text';
import type { Pipeline } from '@nunchi/text';
import { questionModelOf } from '../analyse/intention-model';
import type { Intention } from '../analyse/intention-model';
import type { QuestionModel } from '../analyse/question-model';

/** Ships with this example; `models/README.md` says where it comes from. */
export const QUESTION_MODEL: string = join(__dirname, '..', '..', 'models', 'question.nntx.gz');

/**
 * Loads the trained model of intentions.
 *
 * @param file What `training/train-question.ts` wrote.
 * @returns The model; `predictOne('몇 시에 시작해')` is `'question'`.
 * @throws TextError for a file that is no saved model.
 */
export function loadIntentions(
  file: string = QUESTION_MODEL,
): Pipeline<Iterable<string>, Intention> {
  return loadModel<Intention>(gunzipSync(readFileSync(file)));
}

/** @returns The trained model for "does this message ask something?". */
export function loadQuestionModel(): QuestionModel {
  return questionModelOf(loadIntentions());
}
