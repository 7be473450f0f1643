import { defaultModel } from '#default-model';
import { createAnalyzer as createWithModel } from './analyze/analyzer.js';
import type { Analyzer, AnalyzerOptions as OptionsWithModel } from './analyze/analyzer.js';
import type { KoreanModel } from './model/model.js';

/** What an analyzer is made of. */
export interface AnalyzerOptions extends Omit<OptionsWithModel, 'model'> {
  /**
   * A model of `loadModel` or `readModel`. In Node it may be left out: then `@nunchi/korean-model` is
   * read from disk, once a process.
   */
  readonly model?: KoreanModel;
}

/**
 * Makes an analyzer. It is synchronous and keeps no state between texts.
 *
 * @throws {@link KoreanError} `no-model` without a model outside Node, `invalid-options` for user
 * words that contradict themselves or options that do not exist.
 * @example
 * const analyzer = createAnalyzer();
 * analyzer.tokenize('추워요').map(({ form, tag }) => `${form}/${tag}`); // ['춥/VA', '어요/EF']
 */
export function createAnalyzer(options: AnalyzerOptions = {}): Analyzer {
  return createWithModel({ ...options, model: options.model ?? defaultModel() });
}
