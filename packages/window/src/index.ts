// Errors
export { WindowError } from './errors.js';
export type { WindowErrorCode } from './errors.js';

// The query
export { query, Query } from './query/query.js';
export type { AggregateValue, Fields, FieldValue, ResultRow } from './query/query.js';
export { field, number, scalar, text } from './query/field.js';
export type { Field, FieldFormat, Format, Scalar } from './query/field.js';
export type { PathStep } from './query/path.js';
export type {
  Dialect,
  EmitMode,
  MaxKeys,
  Plan,
  PlanField,
  PlanFilter,
  WatermarkPlan,
} from './query/plan.js';

// Times and windows
export { epochMicros, epochMillis, epochSeconds, isoTime, localTime } from './time/format.js';
export type { TimeFormat } from './time/format.js';
export { parseDuration } from './time/duration.js';
export type { Duration } from './time/duration.js';
export { anchored } from './windows/anchored.js';
export { calendar } from './windows/calendar.js';
export { cumulate } from './windows/cumulate.js';
export { instants } from './windows/instants.js';
export { session } from './windows/session.js';
export { sliding } from './windows/sliding.js';
export type { WindowOffset } from './windows/sliding.js';
export { tumbling } from './windows/tumbling.js';
export type { WindowSpec } from './windows/spec.js';

// Aggregates
export { avg } from './aggregates/avg.js';
export { count } from './aggregates/count.js';
export { distinct } from './aggregates/distinct.js';
export type { DistinctOptions } from './aggregates/distinct.js';
export { first } from './aggregates/first.js';
export { last } from './aggregates/last.js';
export { max } from './aggregates/max.js';
export { min } from './aggregates/min.js';
export { monoid } from './aggregates/monoid.js';
export type { Monoid } from './aggregates/monoid.js';
export { quantile } from './aggregates/quantile.js';
export type { QuantileOptions } from './aggregates/quantile.js';
export { stddev } from './aggregates/stddev.js';
export { sum } from './aggregates/sum.js';
export { topK } from './aggregates/top-k.js';
export type { Frequent, TopKOptions } from './aggregates/top-k.js';
export { variance } from './aggregates/variance.js';
export type { VarianceOptions } from './aggregates/variance.js';
export type {
  Aggregate,
  AggregateInput,
  InputKind,
  ObjectAggregate,
  SlotAggregate,
} from './aggregates/aggregate.js';

// Running
export { Processor } from './run/processor.js';
export type { ProcessorOptions, PushOptions } from './run/processor.js';
export { WindowRun } from './run/run.js';
export type { CheckpointOptions, RunOptions } from './run/options.js';
export type { CheckpointStore } from './run/checkpoint-store.js';
export type { DeadLetter } from './run/dead-letter.js';
export type { LateRow } from './run/late-row.js';
export type { RunMetrics } from './run/metrics.js';
export type { RunProgress } from './run/progress.js';
export type { Trigger } from './run/trigger.js';
export type { Threads } from './run/work.js';
export { prometheusText } from './run/prometheus.js';
export { RowBatch } from './rows/row-batch.js';
export type { RowColumns } from './rows/row-columns.js';

// Sources and sinks
export { ndjson } from './sources/ndjson.js';
export type { NdjsonInput } from './sources/ndjson.js';
export { rows } from './sources/rows.js';
export type { RowsOptions } from './sources/rows.js';
export type {
  ByteReader,
  ByteSource,
  ObjectSource,
  Source,
  SourcePosition,
  SourceRead,
} from './sources/source.js';
export { callback } from './sinks/callback.js';
export { collect } from './sinks/collect.js';
export type { CollectSink } from './sinks/collect.js';
export { EventStreams, sse } from './sinks/sse.js';
export type { SseOptions } from './sinks/sse.js';
export { sqlTable } from './sinks/sql-table.js';
export type { SqlTableOptions } from './sinks/sql-table.js';
export type { SqlTableDialect } from './sinks/sql-table-text.js';
export { RowEncoder } from './sinks/row-encoder.js';
export type { Sink, SinkPosition } from './sinks/sink.js';

// Hot and rising
export { Board, top } from './hot/board.js';
export type { BoardRow, BoardView, Change, TopOptions } from './hot/board.js';
export { Hot, hot } from './hot/hot.js';
export type { HotKey, HotOptions } from './hot/hot.js';
export { Rising, rising } from './hot/rising.js';
export type { RisingKey, RisingOptions } from './hot/rising.js';
export { SpaceSaving } from './hot/space-saving.js';
export type { Counted } from './hot/space-saving.js';
export type { Key } from './hot/ranking.js';

// Odd
export { anomalyDetector } from './odd/anomaly-detector.js';
export type { AnomalyDetectorOptions } from './odd/anomaly-detector.js';
export { cusum } from './odd/cusum.js';
export type { CusumOptions } from './odd/cusum.js';
export type { AnomalyDetector, DetectorSnapshot, Verdict } from './odd/detector.js';
export { driftSpot } from './odd/drift-spot.js';
export type { DriftSpotOptions } from './odd/drift-spot.js';
export type { CountSeason } from './odd/count-profile.js';
export { KeyedDetector } from './odd/keyed-detector.js';
export type { KeyedDetectorOptions, KeyedSnapshot, KeyedVerdict } from './odd/keyed-verdict.js';
export { kmeansPlusPlus } from './odd/kmeans.js';
export type { KMeansOptions, KMeansResult, Profiles } from './odd/kmeans.js';
export { robustEwma } from './odd/robust-ewma.js';
export type { RobustEwmaOptions } from './odd/robust-ewma.js';
export { seasonalCounts } from './odd/seasonal-counts.js';
export type { SeasonalCountsOptions } from './odd/seasonal-counts.js';
export { NAB_PROFILES, probationRows, scoreNab } from './nab/score.js';
export type { NabProfile, NabScore } from './nab/score.js';
export { parseNabSeries, parseNabWindows } from './nab/series.js';
export type { NabSeries, NabWindows } from './nab/series.js';

// Other engines
export { capabilities, capabilitiesMarkdown } from './sql/capabilities.js';
export type { Capability, SqlEngine, SqlFeature } from './sql/capabilities.js';
export type { SqlScript, SqlSink, SqlSource, WindowColumns } from './sql/options.js';
export type { FlinkOptions } from './sql/flink.js';
export type { SparkJob, SparkJobOptions } from './sql/spark.js';
export type { SparkSQLOptions } from './sql/spark-sql.js';
export type { RisingWaveOptions } from './sql/risingwave.js';
export type { KsqlDBOptions } from './sql/ksqldb.js';
export type { DuckDBOptions } from './sql/duckdb.js';
