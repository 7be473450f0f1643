import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CountVectorizer, MultinomialNB, loadModel, saveModel } from '@nunchi/text';
import type { Pipeline } from '@nunchi/text';
import type { Activity } from '../read/read-activities';
import { SERVED } from './recipes';

/** What this example serves: texts in, categories out. */
export type Served = Pipeline<Iterable<string>, string>;

/** Fits the model that is served, on all activities. */
export function trainServed(activities: readonly Activity[]): Served {
  return SERVED.make().fit(
    activities.map(SERVED.textOf),
    activities.map(({ category }) => category),
  );
}

/** Writes a model, compressed. Returns how many bytes it took. */
export function writeModel(file: string, model: Served): number {
  const bytes = gzipSync(saveModel(model), { level: 9 });
  writeFileSync(file, bytes);
  return bytes.length;
}

/** Reads what {@link writeModel} wrote. */
export function readModel(file: string): Served {
  return loadModel<string>(gunzipSync(readFileSync(file)));
}

/** Names a model by what it has learnt, so that what members learnt on another is kept apart. */
export function idOf(model: Served): string {
  return createHash('sha256').update(saveModel(model)).digest('hex').slice(0, 8);
}

/**
 * The two halves of a served model.
 *
 * @throws Error when it is made of others, so that no member's model can stand on it.
 */
export function halvesOf(served: Served): {
  readonly vectorizer: CountVectorizer;
  readonly nb: MultinomialNB<string>;
} {
  const { vectorizer, model } = served;
  if (!(vectorizer instanceof CountVectorizer && model instanceof MultinomialNB)) {
    throw new Error('The model must be a CountVectorizer and a MultinomialNB.');
  }
  return { vectorizer, nb: model as MultinomialNB<string> };
}
