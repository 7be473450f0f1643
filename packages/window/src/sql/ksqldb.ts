import type { Plan, PlanField } from '../query/plan.js';
import type { PathStep } from '../query/path.js';
import type { TimeFormat } from '../time/format.js';
import { aggregateCall } from './aggregate-call.js';
import { cannotBe } from './aligned-window.js';
import { caveatsOf, checkExpressible } from './check-expressible.js';
import { filterCondition } from './filter-condition.js';
import { backticked, checkColumns, doubleLiteral, textLiteral } from './identifiers.js';
import { JSON_NUMBER_PATTERN, NUMBER_PATTERN } from './number-text.js';
import { checkPlace, toScript } from './options.js';
import type { SqlScript, SqlSink, SqlSource } from './options.js';
import { shapeOf } from './record-shape.js';
import type { Shape } from './record-shape.js';
import { FIRST_MOMENT, LAST_MOMENT, patternExpression } from './time-text.js';
import { usedFields } from './used-fields.js';

/** Options of ksqlDB statements. */
export interface KsqlDBOptions {
  /** Default: topic `plays`. ksqlDB has brokers of its own, so that `servers` does not matter. */
  readonly source?: Extract<SqlSource, { kind: 'kafka' }>;
  /** The topic of the result table; ksqlDB names it after the table unless given. */
  readonly sink?: Extract<SqlSink, { kind: 'kafka' }>;
}

const EVENT_TIME = 'event_time';
const RESERVED = [EVENT_TIME, 'window_start', 'window_end', 'windowstart', 'windowend', 'rowtime'];

/**
 * ksqlDB statements (0.29 and later): a stream of the records, one of the fields with their event time,
 * and a windowed table. Kafka keys its rows by group key (as JSON) and window; values hold the window as
 * epoch milliseconds.
 *
 * @throws WindowError `not-expressible` for what ksqlDB would answer in another way.
 */
export function compileKsqlDB(plan: Plan, options: KsqlDBOptions = {}): SqlScript {
  const { sink } = options;
  const { source = { kind: 'kafka', topic: 'plays', servers: 'localhost:9092' } } = options;
  checkExpressible('ksqldb', plan);
  checkPlace('ksqlDB', 'source', source, ['kafka']);
  if (sink) checkPlace('ksqlDB', 'sink', sink, ['kafka']);
  const fields = usedFields(plan);
  const [time, ...values] = fields as [PlanField, ...PlanField[]];
  const names = [...values, ...plan.aggregates].map(({ name }) => name);
  checkColumns('ksqlDB', names, { reserved: RESERVED, ignoreCase: false });
  const members = [...shapeOf(fields)].map(([name, of]) => `${backticked(name)} ${typeOf(of)}`);
  const moment = millisOf((time.format as { time: TimeFormat }).time, access(time.path));
  const conditions = plan.where.map(({ field, in: among }) =>
    filterCondition(valueOf(fields.find(({ name }) => name === field) as PlanField), among, {
      text: textLiteral,
      number: (value) => `CAST('${doubleLiteral(value)}' AS DOUBLE)`,
    }),
  );
  const keys = plan.groupBy.map(backticked);
  const topic = sink ? `KAFKA_TOPIC = ${textLiteral(sink.topic)}, ` : '';
  const statements = [
    `CREATE STREAM records (
  ${members.join(',\n  ')}
) WITH (KAFKA_TOPIC = ${textLiteral(source.topic)}, VALUE_FORMAT = 'JSON')`,
    `CREATE STREAM timed
WITH (TIMESTAMP = '${EVENT_TIME}', VALUE_FORMAT = 'JSON') AS
SELECT
  ${[`${moment} AS \`${EVENT_TIME}\``, ...values.map((field) => `${valueOf(field)} AS ${backticked(field.name)}`)].join(',\n  ')}
FROM records
WHERE ${[`${moment} >= 0`, ...conditions].join(' AND ')}
EMIT CHANGES`,
    // Keys of several columns need a format that has names for them.
    `CREATE TABLE results
WITH (${topic}KEY_FORMAT = 'JSON', VALUE_FORMAT = 'JSON') AS
SELECT
  ${[
    ...keys,
    ...['WINDOWSTART AS `window_start`', 'WINDOWEND AS `window_end`'],
    ...plan.aggregates.map(({ name, aggregate }) => `${call(aggregate)} AS ${backticked(name)}`),
  ].join(',\n  ')}
FROM timed
WINDOW ${windowClause(plan)}
GROUP BY ${keys.join(', ')}
EMIT ${plan.emit === 'append' ? 'FINAL' : 'CHANGES'}`,
  ];
  return toScript(statements, caveatsOf('ksqldb', plan));
}

/** A SUM of nothing is 0 there. */
function call(aggregate: Plan['aggregates'][number]['aggregate']): string {
  const plain = aggregateCall(aggregate, backticked);
  if (aggregate.name === 'count' || aggregate.input === null) return plain;
  return `CASE WHEN COUNT(${backticked(aggregate.input.field)}) > 0 THEN ${plain} END`;
}

function windowClause({ window, watermark }: Plan): string {
  const grace = `GRACE PERIOD ${millis(watermark.delay)}`;
  if (window.kind === 'session' && typeof window.gap === 'number')
    return `SESSION (${millis(window.gap)}, ${grace})`;
  if (window.kind !== 'sliding') throw cannotBe(window);
  const { size, slide } = window;
  if (size === slide) return `TUMBLING (SIZE ${millis(size)}, ${grace})`;
  return `HOPPING (SIZE ${millis(size)}, ADVANCE BY ${millis(slide)}, ${grace})`;
}

function millis(length: number): string {
  return `${length} MILLISECONDS`;
}

function valueOf({ path, format }: PlanField): string {
  const text = access(path);
  if (format.kind === 'number') return `CAST(${matching(text, NUMBER_PATTERN)} AS DOUBLE)`;
  return format.kind === 'time' ? `CAST(${millisOf(format.time, text)} AS DOUBLE)` : text;
}

/** Milliseconds since the epoch; null for what is none. */
function millisOf(time: TimeFormat, text: string): string {
  if (time.kind === 'local') {
    const parsed = `PARSE_TIMESTAMP(${matching(text, patternExpression(time.pattern))}, ${textLiteral(time.pattern)}, ${textLiteral(time.zone)})`;
    return `UNIX_TIMESTAMP(${parsed})`;
  }
  const count = `CAST(${matching(text, JSON_NUMBER_PATTERN)} AS DECIMAL(30, 9))`;
  const unit = time.kind === 'epoch' ? time.unit : 'ms';
  const scaled = { ms: count, s: `${count} * 1000`, us: `${count} / 1000` }[unit];
  const whole = `CAST(FLOOR(${scaled}) AS BIGINT)`;
  return `CASE WHEN ${whole} BETWEEN ${FIRST_MOMENT} AND ${LAST_MOMENT} THEN ${whole} END`;
}

/** The text where it matches as a whole, else null. */
function matching(text: string, expression: string): string {
  return `REGEXP_EXTRACT(${textLiteral(`\\A(${expression})\\z`)}, ${text})`;
}

/** Places in arrays count from 1. */
function access([first, ...steps]: readonly PathStep[]): string {
  return steps.reduce<string>(
    (of, step) => (typeof step === 'number' ? `${of}[${step + 1}]` : `${of}->${backticked(step)}`),
    backticked(String(first)),
  );
}

function typeOf(shape: Shape): string {
  if (shape.kind === 'text') return 'VARCHAR';
  if (shape.kind === 'array') return `ARRAY<${typeOf(shape.item)}>`;
  const members = [...shape.members].map(([name, of]) => `${backticked(name)} ${typeOf(of)}`);
  return `STRUCT<${members.join(', ')}>`;
}
