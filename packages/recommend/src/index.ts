// Data
export { RecommendError } from './errors.js';
export type { RecommendErrorCode } from './errors.js';
export type { Progress, Steps, WorkOptions } from './work.js';
export type { Csr } from './data/csr.js';
export { IdIndex } from './data/ids.js';
export type { Id } from './data/ids.js';
export { Interactions } from './data/interactions.js';
export type {
  Columns,
  Interaction,
  InteractionColumns,
  InteractionOptions,
  RatingScale,
} from './data/interactions.js';
export { RandomState } from './random/random-state.js';
export type { RandomStateLike } from './random/random-state.js';

// Watch logs to interactions
export { WatchFeedback, watchFeedback } from './feedback/watch-feedback.js';
export type {
  FeedbackInteractionOptions,
  WatchFeedbackOptions,
} from './feedback/watch-feedback.js';
export type { WatchItem, WatchLog } from './feedback/watch-log.js';
export type { Aggregate } from './feedback/aggregate.js';
export type { ConfidenceOptions } from './feedback/confidence.js';
export type { CensoredPolicy } from './feedback/d2q.js';
export { durationQuantiles } from './feedback/d2q.js';
export type { WatchTimes } from './feedback/d2q.js';
export { kaplanMeierQuantiles } from './feedback/kaplan-meier.js';
export type { Pairs } from './feedback/pairs.js';
export type { RatingOptions } from './feedback/ratings.js';
export type { Dropped, DropReason, FeedbackReport } from './feedback/feedback-report.js';
export type { RewatchPolicy } from './feedback/pairs.js';
export type { MissingRunningTime } from './feedback/running-time.js';
export type { ViewColumns } from './feedback/sessions.js';
export { parseEpisodeTitle } from './feedback/parse-episode-title.js';
export type { EpisodeTitle } from './feedback/parse-episode-title.js';
export { parseWatchItems, parseWatchLogs } from './feedback/parse-watch-logs.js';
export type { ParsedWatchItems, ParsedWatchLogs, RowProblem } from './feedback/parse-watch-logs.js';
export { durationBias, listDurationBias } from './feedback/duration-bias.js';
export type { DurationBias, DurationBucket, ListDurationBias } from './feedback/duration-bias.js';

// What every model has
export { Recommender } from './models/recommender.js';
export type { Known, Vectors } from './models/recommender.js';
export { FactorModel } from './models/factor-model.js';
export type { FactorModelOptions, FactorModelParts } from './models/factor-model.js';
export { RatingModel } from './models/rating-model.js';
export type { Prediction, PredictOptions } from './models/rating-model.js';

// Models of explicit ratings
export { NormalPredictor } from './ratings/normal-predictor.js';
export type { NormalPredictorOptions } from './ratings/normal-predictor.js';
export { BaselineOnly } from './ratings/baseline-only.js';
export type { BaselineOnlyOptions } from './ratings/baseline-only.js';
export type { BaselineOptions } from './ratings/baselines.js';
export { KNNBaseline } from './ratings/knn/knn-baseline.js';
export { KNNBasic } from './ratings/knn/knn-basic.js';
export { KNNWithMeans } from './ratings/knn/knn-with-means.js';
export { KNNWithZScore } from './ratings/knn/knn-with-z-score.js';
export type { KnnOptions } from './ratings/knn/knn-model.js';
export type { SimName, SimOptions } from './ratings/knn/similarities/sim-options.js';
export { SVD } from './ratings/svd/svd.js';
export type { PartialFitOptions, SVDOptions } from './ratings/svd/svd.js';
export { PMF } from './ratings/svd/pmf.js';
export type { PMFOptions } from './ratings/svd/pmf.js';
export { SVDpp } from './ratings/svd/svdpp.js';
export type { SVDppOptions } from './ratings/svd/svdpp.js';
export type { FactorOptions, Kernel } from './ratings/svd/svd-options.js';
export { NMF } from './ratings/nmf/nmf.js';
export type { NMFOptions } from './ratings/nmf/nmf.js';
export { SlopeOne } from './ratings/slope-one.js';
export type { SlopeOneOptions } from './ratings/slope-one.js';
export { CoClustering } from './ratings/co-clustering/co-clustering.js';
export type { CoClusteringOptions } from './ratings/co-clustering/co-clustering.js';

// Models of implicit feedback
export { BPR } from './implicit/bpr/bpr.js';
export { Blend } from './blend/blend.js';
export type { PartContribution } from './blend/blend.js';
export type { BlendOptions } from './blend/options.js';
export { normalizeScores } from './blend/normalize-scores.js';
export type { Normalization } from './blend/normalize-scores.js';
export type { BPROptions, MoreEpochs } from './implicit/bpr/bpr.js';
export { ContinueWatching } from './implicit/continue-watching.js';
export type { ContinueWatchingOptions } from './implicit/continue-watching.js';
export { EASE } from './implicit/ease/ease.js';
export type { EASEOptions } from './implicit/ease/ease.js';
export { ImplicitALS } from './implicit/als/implicit-als.js';
export type { AlsWorkOptions, AudienceEntry } from './implicit/als/implicit-als.js';
export type { ImplicitALSOptions } from './implicit/als/options.js';
export { ItemKNN } from './implicit/item-knn/item-knn.js';
export type { ItemKNNOptions } from './implicit/item-knn/item-knn.js';
export type { ItemWeighting } from './implicit/item-knn/weights.js';
export { Popularity } from './implicit/popularity.js';
export type { PopularityOptions } from './implicit/popularity.js';
export type { KernelJob, Threads } from './kernels/threads.js';
export { FactorRanker } from './kernels/top-k.js';
export type { FactorRankerOptions, RankTask } from './kernels/top-k.js';

// Features, which are models too
export { EpisodeCount } from './features/episode-count.js';
export type { EpisodeCountOptions } from './features/episode-count.js';
export { Interest } from './features/interest.js';
export type { InterestOptions } from './features/interest.js';
export type { ItemAttributes } from './features/attribute-table.js';
export { Recency } from './features/recency.js';
export type { RecencyOptions } from './features/recency.js';
export { SeriesProgress } from './features/series-progress.js';

// Lists
export { recommendAll, recommendAllAsync, recommendBlocks } from './lists/recommend-all.js';
export type { RecommendAllOptions } from './lists/recommend-all.js';
export { similarItems, similarUsers } from './lists/similar.js';
export { ColdItems } from './cold/cold-items.js';
export type { ColdPrediction } from './cold/cold-items.js';
export { recommendByAttributes } from './cold/recommend-by-attributes.js';
export type { ByAttributesOptions } from './cold/recommend-by-attributes.js';
export { withNewItems } from './cold/with-new-items.js';
export type { ItemWithAttributes, NewItemsOptions } from './cold/with-new-items.js';
export type { SimilarOptions } from './lists/similar.js';
export type {
  Contribution,
  Explanation,
  History,
  HistoryEntry,
  ListOptions,
  ManyLists,
  Recommendation,
  Similar,
} from './lists/types.js';

// Judging
export { splitByTime } from './judge/split-by-time.js';
export type {
  Split,
  SplitByTimeOptions,
  SplitCounts,
  TimeCut,
  TimeSplit,
} from './judge/split-by-time.js';
export { leaveOneOut } from './judge/leave-one-out.js';
export type { LeaveOutOptions } from './judge/leave-one-out.js';
export { TestSet } from './judge/test-set.js';
export type { Judged } from './judge/test-set.js';
export { KFold, RepeatedKFold } from './judge/folds/k-fold.js';
export type { KFoldOptions, RepeatedKFoldOptions } from './judge/folds/k-fold.js';
export { LeaveOneOut } from './judge/folds/leave-one-out.js';
export type { LeaveOneOutOptions } from './judge/folds/leave-one-out.js';
export { PredefinedKFold } from './judge/folds/predefined-folds.js';
export { ShuffleSplit, trainTestSplit } from './judge/folds/shuffle-split.js';
export type { ShuffleSplitOptions, TrainTestOptions } from './judge/folds/shuffle-split.js';
export type { Fold, FoldMaker } from './judge/folds/fold.js';
export { fcp, mae, mse, rmse } from './judge/rating-metrics.js';
export { evaluate, evaluateAsync } from './judge/evaluate.js';
export type { EvaluateOptions } from './judge/evaluate.js';
export type {
  MetricName,
  RankingCounts,
  RankingMetric,
  RankingMetrics,
  RankingMode,
  RankingReport,
  UserMetric,
} from './judge/metrics/ranking-report.js';
export { bootstrap, bootstrapDifference } from './judge/bootstrap.js';
export type { BootstrapOptions, Difference, Interval } from './judge/bootstrap.js';
export type { UserValues } from './judge/bootstrap.js';
export { compareModels, compareModelsAsync } from './judge/compare/compare-models.js';
export type { CompareModelsOptions } from './judge/compare/compare-models.js';
export { compareRatings } from './judge/compare/compare-ratings.js';
export type {
  CompareRatingsOptions,
  RatingComparison,
  RatingComparisonRow,
} from './judge/compare/compare-ratings.js';
export type { ComparedValue, ComparisonRow } from './judge/compare/compare-rows.js';
export { Comparison } from './judge/compare/compare-table.js';
export type { SvgOptions } from './judge/compare/compare-table.js';

// Tuning
export { tune, tuneAsync } from './tune/tune.js';
export type { TuneMetric, TuneOptions, TuneResult } from './tune/tune.js';
export { optimize } from './tune/optimize.js';
export type { Resource } from './tune/halving.js';
export type { TpeOptions } from './tune/samplers.js';
export type { SearchOptions, SearchResult } from './tune/search.js';
export { tuneWeights, tuneWeightsAsync } from './tune/tune-weights.js';
export type { TuneWeightsOptions, TuneWeightsResult, WeightSpace } from './tune/tune-weights.js';
export { choice, int, logUniform, uniform } from './tune/space.js';
export { searchSpaces } from './tune/search-spaces.js';
export type { ChoiceDimension, NumberDimension } from './tune/space.js';
export type { Dimension, IntOptions, ParamsOf, Space } from './tune/space.js';
export type { SamplerName, Trial, TuneState } from './tune/trial.js';

// Saved models
export { describeModel } from './save/describe-model.js';
export type { ModelDescription } from './save/describe-model.js';
export { loadModel } from './save/load-model.js';
export type { LoadOptions } from './save/read-model.js';
export { saveModel } from './save/save-model.js';
export type { SaveOptions } from './save/save-model.js';
export type { Json, SavedArray, SavedState } from './save/saved-state.js';

// Beyond one machine
export { sparkSpecOf } from './spark/spark-spec-of.js';
export type { SparkTranslation } from './spark/spark-spec-of.js';
export type { SparkInput, SparkSpec } from './spark/spark-spec.js';
export { toSparkJob } from './spark/to-spark-job.js';
export type { SparkJob } from './spark/to-spark-job.js';
