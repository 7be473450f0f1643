export { readWatchCsv } from './node/csv/read-watch-csv.js';
export type {
  CsvProblem,
  WatchCsv,
  WatchCsvOptions,
  WatchCsvReport,
} from './node/csv/read-watch-csv.js';
export type { CsvEncoding, FoundEncoding } from './node/csv/decode.js';
export type { WatchCsvColumns } from './node/csv/columns.js';
export type { RunningTimeUnit } from './node/csv/running-time.js';
export { createThreads } from './node/threads.js';
export { fromSparkFactors } from './node/spark-factors.js';
export type { SparkFactorsOptions } from './node/spark-factors.js';
