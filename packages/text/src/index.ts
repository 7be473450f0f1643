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
export { LogisticRegression } from './linear/logistic-regression.js';
export type { LogisticRegressionOptions } from './linear/logistic-regression.js';
export { NBLogisticRegression } from './linear/nb-logistic-regression.js';
export type { NBLogisticRegressionOptions } from './linear/nb-logistic-regression.js';

// Fewer columns.
export { chi2 } from './feature-selection/chi2.js';
export type { FeatureScores } from './feature-selection/chi2.js';
export { SelectKBest } from './feature-selection/select-k-best.js';
export type { SelectKBestOptions } from './feature-selection/select-k-best.js';

// Steps in a row.
export { makePipeline } from './pipeline/make-pipeline.js';
export { Pipeline } from './pipeline/pipeline.js';
export type { AsyncInput, DocumentOf, NamedStep, PipelineSteps } from './pipeline/pipeline.js';

// Choosing and measuring.
export * from './calibrate/index.js';
export * from './metrics/index.js';
export { crossValPredict } from './model-selection/cross-val-predict.js';
export type { CrossValPredictOptions } from './model-selection/cross-val-predict.js';
export { crossValidate } from './model-selection/cross-validate.js';
export type {
  CrossValidateOptions,
  CrossValidateResult,
} from './model-selection/cross-validate.js';
export type { CrossValidation } from './model-selection/cv.js';
export { duplicatesAcrossSplit } from './model-selection/duplicates.js';
export type { DuplicateOptions, SharedText } from './model-selection/duplicates.js';
export type { Estimator, InputOf, LabelOf, ScoreMethod } from './model-selection/estimator.js';
export { GridSearchCV } from './model-selection/grid-search.js';
export type { GridSearchOptions, GridSearchResult } from './model-selection/grid-search.js';
export { KFold, StratifiedKFold } from './model-selection/k-fold.js';
export type { KFoldOptions } from './model-selection/k-fold.js';
export { parameterGrid } from './model-selection/parameter-grid.js';
export type { ParamGrid, ParamsOf } from './model-selection/parameter-grid.js';
export { RepeatedKFold, RepeatedStratifiedKFold } from './model-selection/repeated-k-fold.js';
export type { RepeatedKFoldOptions } from './model-selection/repeated-k-fold.js';
export type { Part, Samples } from './model-selection/samples.js';
export type { Scoring, ScoringName } from './model-selection/scoring.js';
export { ShuffleSplit, StratifiedShuffleSplit } from './model-selection/shuffle-split.js';
export type { ShuffleSplitOptions } from './model-selection/shuffle-split.js';
export type { SplitSize, SplitSizes } from './model-selection/split-sizes.js';
export type { Split, Splitter } from './model-selection/splitter.js';
export { trainTestIndices, trainTestSplit } from './model-selection/train-test-split.js';
export type { TrainTestOptions, TrainTestParts } from './model-selection/train-test-split.js';
export { numpyArgsort } from './random/argsort.js';
export { RandomState } from './random/random-state.js';
export type { ChoiceOptions, RandomStateLike } from './random/random-state.js';

// Models as bytes and as JSON.
export { loadModel, saveModel } from './save/binary.js';
export type { SaveOptions } from './save/binary.js';
export { modelFromJson, modelToJson } from './save/json.js';
export type { ModelKind, SavedClassifier, SavedVectorizer } from './save/model-parts.js';
export type { Precision } from './save/number-bytes.js';
export type { SavedFunctions } from './save/put-together.js';
export type { SavedHead, SavedModel } from './save/saved-model.js';

// Why, and what to mind.
export { explain } from './explain/explain.js';
export type { Contribution, Explanation, ExplainOptions } from './explain/explain.js';
export { leakWarnings } from './explain/leak-warnings.js';
export type { LeakOptions, LeakWarning } from './explain/leak-warnings.js';
export { topFeatures } from './explain/top-features.js';
export type { WeightedTerm } from './explain/top-features.js';

// A model for each member.
export type { CountingTermSource, PersonalOptions } from './personal/ground.js';
export type { Receipt } from './personal/overlay.js';
export { PersonalBase } from './personal/personal-base.js';
export { PersonalModel } from './personal/personal-model.js';
export type { AsOfOptions, PersonalChange, UpdateOptions } from './personal/personal-model.js';
