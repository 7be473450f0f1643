import {
  ComplementNB,
  CountVectorizer,
  LinearSVC,
  MultinomialNB,
  TfidfVectorizer,
  makePipeline,
} from '@nunchi/text';
import type { Pipeline } from '@nunchi/text';
import { gluedTextOf, textOf } from '../clean/clean-text';
import type { Activity } from '../read/read-activities';

/** A way from activities to categories. */
export interface Recipe {
  readonly name: Readonly<Record<'ko' | 'en', string>>;
  readonly textOf: (activity: Activity) => string;
  readonly make: () => Pipeline<Iterable<string>, string>;
}

const charCounts = (): CountVectorizer =>
  new CountVectorizer({ analyzer: 'char_wb', ngramRange: [1, 3] });
const charTfidf = (): TfidfVectorizer =>
  new TfidfVectorizer({ analyzer: 'char_wb', ngramRange: [1, 4], minDf: { count: 2 } });

/** The pipeline of the original service. */
export const ORIGINAL: Recipe = {
  name: { ko: '원래 서비스: 붙여 쓴 글, 낱말', en: 'the original: glued texts, words' },
  textOf: gluedTextOf,
  make: () => makePipeline(new CountVectorizer(), new MultinomialNB<string>()),
};

/**
 * The one that this example serves. It counts words: a member's views can be added to its counts, take
 * few bytes, and can be told in words. With so few activities, 1 is far too much to add to each
 * count (`alpha`).
 */
export const SERVED: Recipe = {
  name: { ko: '낱말, alpha 0.1', en: 'words, alpha 0.1' },
  textOf,
  make: () => makePipeline(new CountVectorizer(), new MultinomialNB<string>({ alpha: 0.1 })),
};

/** All ways that are compared. */
export const RECIPES: readonly Recipe[] = [
  ORIGINAL,
  {
    name: { ko: '빈칸으로 이은 글, 낱말', en: 'texts joined with blanks, words' },
    textOf,
    make: () => makePipeline(new CountVectorizer(), new MultinomialNB<string>()),
  },
  SERVED,
  {
    name: { ko: '글자 1~3, alpha 0.1', en: 'characters 1-3, alpha 0.1' },
    textOf,
    make: () => makePipeline(charCounts(), new MultinomialNB<string>({ alpha: 0.1 })),
  },
  {
    name: { ko: '글자 1~4 TF-IDF, ComplementNB', en: 'characters 1-4, TF-IDF, ComplementNB' },
    textOf,
    make: () => makePipeline(charTfidf(), new ComplementNB<string>()),
  },
  {
    name: { ko: '글자 1~4 TF-IDF, LinearSVC', en: 'characters 1-4, TF-IDF, LinearSVC' },
    textOf,
    make: () =>
      makePipeline(
        charTfidf(),
        new LinearSVC<string>({ C: 0.3, classWeight: 'balanced', randomState: 0 }),
      ),
  },
];
