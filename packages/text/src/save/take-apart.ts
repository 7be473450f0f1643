import { TextError } from '../errors.js';
import { LinearClassifier } from '../linear/linear-classifier.js';
import { LinearSVC } from '../linear/linear-svc.js';
import { LogisticRegression } from '../linear/logistic-regression.js';
import { NBLogisticRegression } from '../linear/nb-logistic-regression.js';
import { BernoulliNB } from '../naive-bayes/bernoulli-nb.js';
import { ComplementNB } from '../naive-bayes/complement-nb.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { NaiveBayes } from '../naive-bayes/naive-bayes.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { Label } from '../types.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import { HashingVectorizer } from '../vectorize/hashing-vectorizer.js';
import { TfidfTransformer } from '../vectorize/tfidf-transformer.js';
import { TfidfVectorizer } from '../vectorize/tfidf-vectorizer.js';
import type { ModelKind, ModelParts, SavedClassifier, SavedVectorizer } from './model-parts.js';

/** Takes a fitted pipeline of a vectorizer and a classifier apart. */
export function takeApart(pipeline: Pipeline<never, Label>): ModelParts {
  const steps: readonly unknown[] = pipeline.steps.map(([, step]) => step);
  const documents = takeVectorizer(steps.slice(0, -1));
  const labels = takeClassifier(steps.at(-1));
  for (const label of labels.model.classes) {
    if (typeof label === 'number' && !Number.isFinite(label)) {
      throw new TextError(
        'invalid-parameter',
        `The label ${label} cannot be saved: JSON has none.`,
      );
    }
  }
  return {
    vectorizer: documents.vectorizer,
    model: labels.model,
    vocabulary: documents.vocabulary,
    arrays: { ...documents.arrays, ...labels.arrays },
  };
}

type Vectorized = Pick<ModelParts, 'vectorizer' | 'vocabulary' | 'arrays'>;
type Classified = Pick<ModelParts, 'model' | 'arrays'>;

function takeVectorizer(steps: readonly unknown[]): Vectorized {
  const [first, second, ...rest] = steps;
  if (rest.length === 0 && second === undefined) {
    if (first instanceof HashingVectorizer) {
      return { vectorizer: describe('hashing', first.options), vocabulary: null, arrays: {} };
    }
    if (first instanceof TfidfVectorizer) return weighted(first.counts, first.options, first.idf);
    if (first instanceof CountVectorizer) {
      return {
        vectorizer: describe('count', first.options),
        vocabulary: first.getFeatureNamesOut(),
        arrays: {},
      };
    }
  }
  if (rest.length === 0 && first instanceof CountVectorizer && second instanceof TfidfTransformer) {
    // Weights are float64 whatever the counts were; a TfidfVectorizer's `dtype` is of its weights.
    const { dtype: _, ...counting } = first.options;
    return weighted(first, { ...counting, ...second.options }, second.idf);
  }
  throw new TextError(
    'invalid-parameter',
    'Only a pipeline of a vectorizer (and a TfidfTransformer after a CountVectorizer) and a classifier can be saved.',
  );
}

function weighted(counts: CountVectorizer, options: object, idf: Float64Array): Vectorized {
  return {
    vectorizer: describe('tfidf', options),
    vocabulary: counts.getFeatureNamesOut(),
    arrays: { idf },
  };
}

/** Options that only learning needs; the vocabulary is saved in its own place. */
const learning = new Set(['minDf', 'maxDf', 'maxFeatures', 'ties', 'vocabulary']);

function describe(kind: SavedVectorizer['kind'], options: object): SavedVectorizer {
  const kept: Record<string, unknown> = {};
  const needs: string[] = [];
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value === undefined || learning.has(name)) continue;
    if (typeof value === 'function') needs.push(name);
    else if (value instanceof RegExp) kept[name] = { source: value.source, flags: value.flags };
    else if (name === 'stopWords' && value !== null && typeof value === 'object') {
      kept[name] = [...(value as Iterable<string>)];
    } else kept[name] = value;
  }
  return { kind, options: kept, needs };
}

function takeClassifier(model: unknown): Classified {
  if (model instanceof NaiveBayes) return takeNaiveBayes(model as NaiveBayes<Label>);
  if (model instanceof LinearClassifier) return takeLinear(model as LinearClassifier<Label>);
  throw new TextError('invalid-parameter', 'A classifier of this kind cannot be saved.');
}

function takeNaiveBayes(model: NaiveBayes<Label>): Classified {
  const { alpha, forceAlpha, fitPrior, classPrior } = model;
  const { classes, classCount, featureCount } = model.toCounts();
  const options = {
    alpha: typeof alpha === 'number' ? alpha : Array.from(alpha),
    forceAlpha,
    fitPrior,
    classPrior: classPrior && Array.from(classPrior),
  };
  const saved = (kind: ModelKind, own: object): Classified => ({
    model: { kind, options: { ...options, ...own }, classes },
    arrays: { classCount, featureCount },
  });
  if (model instanceof ComplementNB) return saved('ComplementNB', { norm: model.norm });
  if (model instanceof BernoulliNB) return saved('BernoulliNB', { binarize: model.binarize });
  if (model instanceof MultinomialNB) return saved('MultinomialNB', {});
  throw new TextError('invalid-parameter', 'A naive Bayes of this kind cannot be saved.');
}

function takeLinear(model: LinearClassifier<Label>): Classified {
  const { weights, intercept } = model.linear;
  const { classes } = model;
  const saved = (kind: ModelKind): Classified => ({
    model: { kind, options: {}, classes } satisfies SavedClassifier,
    arrays: { intercept, weights: Float64Array.from(weights) },
  });
  if (model instanceof NBLogisticRegression) return saved('NBLogisticRegression');
  if (model instanceof LogisticRegression) return saved('LogisticRegression');
  if (model instanceof LinearSVC) return saved('LinearSVC');
  throw new TextError('invalid-parameter', 'A linear model of this kind cannot be saved.');
}
