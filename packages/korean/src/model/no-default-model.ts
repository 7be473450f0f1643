import { KoreanError } from '../errors.js';
import type { KoreanModel } from './model.js';

/** Where there are no files, a model has to be loaded by the page. */
export function defaultModel(): KoreanModel {
  throw new KoreanError(
    'no-model',
    'Outside Node a model must be given: createAnalyzer({ model: await loadModel(url) }).',
  );
}
