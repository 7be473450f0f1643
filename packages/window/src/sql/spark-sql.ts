import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import { caveatsOf, checkExpressible } from './check-expressible.js';
import { backticked, sparkText } from './identifiers.js';
import { checkWindowColumns, toScript } from './options.js';
import type { SqlScript, WindowColumns } from './options.js';
import { sparkParts } from './spark-parts.js';

/** Options of Spark SQL. */
export interface SparkSQLOptions {
  /** A streaming table or view whose column `value` is a line of JSON. */
  readonly stream: string;
  readonly windowColumns?: WindowColumns;
}

/**
 * The query as SQL of Spark 4.1 and later, whose `FROM STREAM … WATERMARK` needs no API: session
 * settings, then a SELECT, for a streaming table of a pipeline or `spark.sql(…)`. Sink, trigger and
 * output mode are told elsewhere: the last to the writer, as `emit` has it.
 *
 * @throws WindowError `not-expressible` for what Spark would answer in another way.
 */
export function compileSparkSQL(plan: Plan, options: SparkSQLOptions): SqlScript {
  const { stream, windowColumns = 'epoch-millis' } = options;
  if (typeof stream !== 'string' || stream === '')
    throw new WindowError('invalid-parameter', 'stream must be the name of a streaming table.');
  checkExpressible('spark', plan);
  checkWindowColumns(windowColumns);
  const parts = sparkParts(plan, windowColumns);
  const given = Object.entries(parts.recordOptions).map(
    ([name, value]) => `${sparkText(name)}, ${sparkText(value)}`,
  );
  const record = `from_json(value, ${sparkText(parts.record)}, map(${given.join(', ')}))`;
  const groups = parts.groupBy.map((group) => group.replace(/ AS `window`$/, ''));
  const statements = [
    ...Object.entries(parts.conf).map(([name, value]) => `SET ${name} = ${value}`),
    `SELECT
  ${parts.result.join(',\n  ')}
FROM (
  SELECT
    ${[...parts.groupBy, ...parts.aggregates].join(',\n    ')}
  FROM (
    SELECT
      ${parts.select.join(',\n      ')}
    FROM (SELECT ${record} AS record FROM STREAM ${stream.split('.').map(backticked).join('.')})
  ) WATERMARK event_time DELAY OF INTERVAL ${plan.watermark.delay} MILLISECONDS
  WHERE ${parts.where}
  GROUP BY ${groups.join(', ')}
)`,
  ];
  return toScript(statements, caveatsOf('spark', plan));
}
