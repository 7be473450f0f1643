import type { Pipeline } from '@nunchi/text';
import { plainWords } from './plain-words';
import type { QuestionModel } from './question-model';

/** What an utterance is meant as: the seven classes of 3i4K, in the order of its labels 0 to 6. */
export const INTENTIONS = [
  'fragment',
  'statement',
  'question',
  'command',
  'rhetorical question',
  'rhetorical command',
  'depends on intonation',
] as const;

export type Intention = (typeof INTENTIONS)[number];

/** A trained model that tells intentions apart, as `training/train-question.ts` makes it. */
export type IntentionModel = Pick<
  Pipeline<Iterable<string>, Intention>,
  'classes' | 'predictProba'
>;

/**
 * Asks a model of intentions how likely a message asks something. It hears no marks: what only the
 * voice would tell (`밥 먹었어`) is no question to it.
 *
 * @param model Knows the class `question`.
 * @returns What `detectorOf` takes.
 * @throws RangeError for a model without the class.
 */
export function questionModelOf(model: IntentionModel): QuestionModel {
  const place = model.classes.indexOf('question');
  if (place < 0) throw new RangeError('The model has no class "question"');
  const probabilityOfQuestion = (text: string): number => {
    const words = plainWords(text);
    return words === '' ? 0 : (model.predictProba([words])[0]?.[place] ?? 0);
  };
  return { probabilityOfQuestion };
}
