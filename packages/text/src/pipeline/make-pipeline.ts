import type { Classifier, Label, Transformer } from '../types.js';
import type { NamedStep, PipelineSteps } from './pipeline.js';
import { Pipeline } from './pipeline.js';

/**
 * A {@link Pipeline} whose steps are named after their classes, as scikit-learn's `make_pipeline`. The
 * types tell whether each step takes what the one before gives.
 *
 * @example
 * ```ts
 * const model = makePipeline(new TfidfVectorizer(), new ComplementNB<'바다' | '산'>());
 * model.fit(['파도와 모래', '등산과 바위'], ['바다', '산']);
 * model.predictOne('높은 파도'); // '바다'
 * ```
 */
export function makePipeline<Input, A, L extends Label>(
  first: Transformer<Input, A>,
  classifier: Classifier<A, L>,
): Pipeline<Input, L>;
export function makePipeline<Input, A, B, L extends Label>(
  first: Transformer<Input, A>,
  second: Transformer<A, B>,
  classifier: Classifier<B, L>,
): Pipeline<Input, L>;
export function makePipeline<Input, A, B, C, L extends Label>(
  first: Transformer<Input, A>,
  second: Transformer<A, B>,
  third: Transformer<B, C>,
  classifier: Classifier<C, L>,
): Pipeline<Input, L>;
export function makePipeline<Input, L extends Label>(...steps: object[]): Pipeline<Input, L> {
  const used = new Map<string, number>();
  const named = steps.map((step): NamedStep<object> => {
    const name = step.constructor.name.toLowerCase();
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return [times === 1 ? name : `${name}-${times}`, step];
  });
  return new Pipeline<Input, L>(named as unknown as PipelineSteps<L>);
}
