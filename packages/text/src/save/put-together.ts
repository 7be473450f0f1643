import { TextError } from '../errors.js';
import { LinearSVC } from '../linear/linear-svc.js';
import { LogisticRegression } from '../linear/logistic-regression.js';
import { NBLogisticRegression } from '../linear/nb-logistic-regression.js';
import { LinearTable } from '../matrix/linear-table.js';
import { BernoulliNB } from '../naive-bayes/bernoulli-nb.js';
import { ComplementNB } from '../naive-bayes/complement-nb.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { makePipeline } from '../pipeline/make-pipeline.js';
import type { Classifier, CsrMatrix, Label, MatrixInput, Transformer } from '../types.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import type { CuttingOptions } from '../vectorize/cutting.js';
import { HashingVectorizer } from '../vectorize/hashing-vectorizer.js';
import { TfidfVectorizer } from '../vectorize/tfidf-vectorizer.js';
import type { ModelParts } from './model-parts.js';
import { damaged } from './model-parts.js';

/** Functions of a vectorizer, which no file can hold. */
export type SavedFunctions = Pick<CuttingOptions, 'analyzer' | 'preprocessor' | 'tokenizer'>;

/** Makes a model of its parts: one that predicts as the saved one did. */
export function putTogether<L extends Label>(
  parts: ModelParts,
  functions: SavedFunctions,
): Pipeline<Iterable<string>, L> {
  checkSizes(parts);
  return makePipeline(makeVectorizer(parts, functions), makeClassifier<L>(parts));
}

function makeVectorizer(
  { vectorizer, vocabulary, arrays }: ModelParts,
  functions: SavedFunctions,
): Transformer<Iterable<string>, CsrMatrix> {
  const { kind, needs } = vectorizer;
  const missing = needs.find((name) => !(name in functions));
  if (missing !== undefined) {
    throw new TextError(
      'invalid-model',
      `This model was made with a function as ${missing}; give the same one when loading it: { ${missing} }.`,
    );
  }
  const options: Record<string, unknown> = { ...vectorizer.options, ...functions };
  const pattern = options.tokenPattern;
  if (typeof pattern === 'object' && pattern !== null) {
    const { source, flags } = pattern as { source: string; flags: string };
    options.tokenPattern = savedPattern(source, flags);
  }
  if (kind === 'hashing') return new HashingVectorizer(options);
  if (vocabulary === null) throw damaged('the vocabulary is missing');
  if (kind === 'tfidf')
    return TfidfVectorizer.fromIdf(vocabulary, arrays.idf as Float64Array, options);
  return new CountVectorizer({ ...options, vocabulary });
}

function savedPattern(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    throw damaged(`/${source}/${flags} is no pattern`);
  }
}

function makeClassifier<L extends Label>({
  model,
  arrays,
}: ModelParts): Classifier<MatrixInput, L> {
  const { kind, options } = model;
  const classes = model.classes as readonly L[];
  if (kind === 'LinearSVC' || kind === 'LogisticRegression' || kind === 'NBLogisticRegression') {
    const table = new LinearTable(arrays.weights as Float64Array, arrays.intercept as Float64Array);
    if (kind === 'LinearSVC') return new LinearSVC<L>().fromTable(classes, table);
    if (kind === 'LogisticRegression') return new LogisticRegression<L>().fromTable(classes, table);
    return new NBLogisticRegression<L>().fromTable(classes, table);
  }
  const counts = {
    classes,
    classCount: arrays.classCount as Float64Array,
    featureCount: arrays.featureCount as Float64Array,
  };
  if (kind === 'ComplementNB') return new ComplementNB<L>(options).fromCounts(counts);
  if (kind === 'BernoulliNB') return new BernoulliNB<L>(options).fromCounts(counts);
  return new MultinomialNB<L>(options).fromCounts(counts);
}

/** What a description promises must be there, in the right size. */
function checkSizes({ vectorizer, model, vocabulary, arrays }: ModelParts): void {
  const { nFeatures = 2 ** 20 } = vectorizer.options as { nFeatures?: number };
  const features = vocabulary?.length ?? nFeatures;
  const { length } = model.classes;
  const bayes = model.kind.endsWith('NB');
  const outputs = bayes || length !== 2 ? length : 1;
  const wanted: Record<string, number> = bayes
    ? { classCount: length, featureCount: features * length }
    : { intercept: outputs, weights: features * outputs };
  if (vectorizer.kind === 'tfidf') wanted.idf = features;
  for (const [name, size] of Object.entries(wanted)) {
    const found = arrays[name]?.length ?? 0;
    if (found !== size) throw damaged(`${name} has ${found} numbers instead of ${size}`);
  }
}
