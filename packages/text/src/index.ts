export { TextError } from './errors.js';
export type { TextErrorCode } from './errors.js';
export type * from './types.js';

// Documents to rows.
export { CountVectorizer } from './vectorize/count-vectorizer.js';
export type { CountVectorizerOptions, Dtype } from './vectorize/count-vectorizer.js';
export type { CuttingOptions } from './vectorize/cutting.js';
export type { AsyncDocuments, Documents } from './vectorize/documents.js';
export { ENGLISH_STOP_WORDS } from './vectorize/english-stop-words.js';
export { HashingVectorizer } from './vectorize/hashing-vectorizer.js';
export type { HashingVectorizerOptions } from './vectorize/hashing-vectorizer.js';
export { murmurHash } from './vectorize/murmur-hash.js';
export { koreanChars } from './vectorize/presets.js';
export type { DocumentFrequency } from './vectorize/prune.js';
export type { NgramRange } from './vectorize/terms.js';
export { TfidfTransformer } from './vectorize/tfidf-transformer.js';
export type { TfidfOptions } from './vectorize/tfidf-transformer.js';
export { TfidfVectorizer } from './vectorize/tfidf-vectorizer.js';
export type { TfidfVectorizerOptions } from './vectorize/tfidf-vectorizer.js';
export type { VocabularyInput } from './vectorize/vocabulary.js';

// Rows.
export { selectRows, toCsr } from './matrix/csr.js';
export { LinearTable } from './matrix/linear-table.js';
export type { LinearModel } from './matrix/linear-table.js';

// Rows to labels.
export { BernoulliNB } from './naive-bayes/bernoulli-nb.js';
export type { BernoulliNBOptions } from './naive-bayes/bernoulli-nb.js';
export { ComplementNB } from './naive-bayes/complement-nb.js';
export type { ComplementNBOptions } from './naive-bayes/complement-nb.js';
export type { NaiveBayesCounts } from './naive-bayes/counts.js';
export { MultinomialNB } from './naive-bayes/multinomial-nb.js';
export { NaiveBayes } from './naive-bayes/naive-bayes.js';
export type { NaiveBayesOptions } from './naive-bayes/naive-bayes.js';
export type { Smoothing } from './naive-bayes/smoothing.js';
export type { ClassWeight } from './linear/class-weight.js';
export { LinearClassifier } from './linear/linear-classifier.js';
export type { LinearFitOptions, SolverProgress } from './linear/linear-classifier.js';
export { LinearSVC } from './linear/linear-svc.js';
export type { LinearSVCOptions } from './linear/linear-svc.js';

// Steps in a row.
export { makePipeline } from './pipeline/make-pipeline.js';
export { Pipeline } from './pipeline/pipeline.js';
export type { NamedStep, PipelineSteps } from './pipeline/pipeline.js';

// Choosing and measuring.
export * from './metrics/index.js';
export { crossValPredict } from './model-selection/cross-val-predict.js';
export { crossValidate } from './model-selection/cross-validate.js';
export { duplicatesAcrossSplit } from './model-selection/duplicates.js';
export { GridSearchCV } from './model-selection/grid-search.js';
export { KFold, StratifiedKFold } from './model-selection/k-fold.js';
export { parameterGrid } from './model-selection/parameter-grid.js';
export { RepeatedKFold, RepeatedStratifiedKFold } from './model-selection/repeated-k-fold.js';
export { ShuffleSplit, StratifiedShuffleSplit } from './model-selection/shuffle-split.js';
export { trainTestIndices, trainTestSplit } from './model-selection/train-test-split.js';
export { numpyArgsort } from './random/argsort.js';
export { RandomState } from './random/mt19937.js';
