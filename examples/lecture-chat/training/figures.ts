import { accuracyScore, f1Score, precisionScore, recallScore } from '@nunchi/text';
import type { Pipeline } from '@nunchi/text';
import type { Intention } from '../src/analyse/intention-model';
import type { QuestionDetector } from '../src/analyse/question';
import type { ChatLine } from './chat-gold';
import type { Utterances } from './three-i-four-k';

export interface IntentionFigures {
  readonly accuracy: number;
  /** Mean of the F1 of the seven classes. */
  readonly macroF1: number;
  /** Of questions and statements alone, by which of the two scores is higher. */
  readonly questionOrStatement: number;
}

/** How well a model tells utterances apart that it has not learnt. */
export function measureIntentions(
  model: Pipeline<Iterable<string>, Intention>,
  { texts, intentions }: Utterances,
): IntentionFigures {
  const guessed = model.predict(texts);
  const [statement, question] = (['statement', 'question'] as const).map((intention) =>
    model.classes.indexOf(intention),
  );
  const chosen = model
    .decisionFunction(texts)
    .map((scores) =>
      (scores[question as number] ?? 0) > (scores[statement as number] ?? 0)
        ? 'question'
        : 'statement',
    );
  const either = intentions.flatMap((intention, row) =>
    intention === 'question' || intention === 'statement' ? [row] : [],
  );
  return {
    accuracy: accuracyScore(intentions, guessed),
    macroF1: f1Score(intentions, guessed, { average: 'macro' }),
    questionOrStatement: accuracyScore(
      either.map((row) => intentions[row] as Intention),
      either.map((row) => chosen[row] as Intention),
    ),
  };
}

export interface QuestionFigures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** How well a detector finds the questions of a chat. */
export function measureQuestions(
  lines: readonly ChatLine[],
  detect: QuestionDetector,
): QuestionFigures {
  const truth = lines.map(({ isQuestion }) => Number(isQuestion));
  const found = lines.map(({ text }) => Number(detect(text)));
  const options = { posLabel: 1, zeroDivision: 0 } as const;
  return {
    f1: f1Score(truth, found, options),
    precision: precisionScore(truth, found, options),
    recall: recallScore(truth, found, options),
  };
}
