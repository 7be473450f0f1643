import type { Pipeline } from '../pipeline/pipeline.js';
import type { Label } from '../types.js';
import { checksumOf, damaged, VERSION, wrongVersion } from './model-parts.js';
import type { SavedFunctions } from './put-together.js';
import { putTogether } from './put-together.js';
import type { SavedModel } from './saved-model.js';
import { checkSavedModel, partsOf } from './saved-model.js';
import { takeApart } from './take-apart.js';

/**
 * A fitted pipeline as an object for `JSON.stringify`: readable, and the form in which models come
 * from scikit-learn (`python/export_model.py`). {@link saveModel} makes far smaller bytes.
 *
 * @throws {@link TextError} `invalid-parameter` for a pipeline of other steps than a vectorizer and a
 * classifier; `not-fitted` before `fit`.
 */
export function modelToJson<L extends Label>(pipeline: Pipeline<never, L>): SavedModel {
  const parts = takeApart(pipeline);
  const arrays = Object.entries(parts.arrays).map(([name, values]) => [name, Array.from(values)]);
  return {
    format: 'nunchi-text',
    version: VERSION,
    vectorizer: parts.vectorizer,
    model: parts.model,
    vocabulary: parts.vocabulary,
    arrays: Object.fromEntries(arrays) as Record<string, number[]>,
    checksum: checksumOf(parts),
  };
}

/**
 * A pipeline from parsed JSON. Everything is checked before it is used, and nothing is evaluated.
 * But a pattern that was saved runs on the texts, and a malicious one can take very long: load models
 * with patterns only from where you trust.
 *
 * @param functions - The functions that the model was made with, if it was made with any.
 * @throws {@link TextError} `invalid-model` with the place that is wrong.
 */
export function modelFromJson<L extends Label = Label>(
  json: unknown,
  functions: SavedFunctions = {},
): Pipeline<Iterable<string>, L> {
  const { version } = (json ?? {}) as { version?: unknown };
  if (typeof version === 'number' && version !== VERSION) throw wrongVersion(version);
  const saved = checkSavedModel(json);
  const parts = partsOf(saved);
  if (checksumOf(parts) !== saved.checksum) throw damaged('the checksum is another');
  return putTogether<L>(parts, functions);
}
