import { TextError } from '../errors.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { Label, LocatedTerm, TermSource } from '../types.js';

/** The columns that a pipeline's model sees, by the terms they stand for. */
export interface FeatureSource {
  locate(document: string): LocatedTerm[];
  /** Column of a term after all steps, or -1. */
  indexOf(term: string): number;
  /** The terms in the order of those columns. */
  names(): string[];
}

/** A step that keeps some columns, as `SelectKBest` does. */
interface Selector {
  getSupport(): boolean[];
}

/**
 * Follows the columns of a vectorizer through the steps behind it: weights leave them where they are,
 * selections move them.
 */
export function featureSource(pipeline: Pipeline<never, Label>): FeatureSource {
  const [vectorizer, ...others] = pipeline.steps.slice(0, -1).map(([, step]) => step as unknown);
  if (!hasMethod(vectorizer, 'locate') || !hasMethod(vectorizer, 'indexOf')) {
    throw new TextError(
      'invalid-parameter',
      'The first step of the pipeline must be a vectorizer.',
    );
  }
  const terms = vectorizer as TermSource;
  const moves = others.filter((step) => !hasMethod(step, 'weighRow')).map(placesOf);
  return {
    locate: (document) => terms.locate(document),
    indexOf: (term) =>
      moves.reduce((at, places) => (at < 0 ? at : (places[at] as number)), terms.indexOf(term)),
    names: () => {
      if (!hasMethod(terms, 'getFeatureNamesOut')) {
        throw new TextError(
          'invalid-parameter',
          'A hashing vectorizer knows no names of features.',
        );
      }
      return moves.reduce(
        (names, places) => names.filter((_, at) => (places[at] as number) >= 0),
        terms.getFeatureNamesOut(),
      );
    },
  };
}

/** Where each column goes under a selection; -1 for those that are dropped. */
function placesOf(step: unknown): number[] {
  if (!hasMethod(step, 'getSupport')) {
    throw new TextError(
      'invalid-parameter',
      'Only weights and selections may stand between the vectorizer and the model.',
    );
  }
  let kept = 0;
  return (step as Selector).getSupport().map((stays) => (stays ? kept++ : -1));
}

function hasMethod(step: unknown, name: string): boolean {
  return typeof (step as Record<string, unknown> | undefined)?.[name] === 'function';
}
