import type { Plan, PlanField } from '../query/plan.js';
import type { PathStep } from '../query/path.js';
import { showDuration } from '../time/duration.js';
import type { TimeFormat } from '../time/format.js';
import type { TimePart } from '../time/pattern.js';
import { aggregateCall } from './aggregate-call.js';
import { alignedWindow, cannotBe } from './aligned-window.js';
import { caveatsOf, checkExpressible, zoneOffset } from './check-expressible.js';
import { filterCondition } from './filter-condition.js';
import { checkColumns, doubleLiteral, doubleQuoted, freeName, textLiteral } from './identifiers.js';
import { JSON_NUMBER_PATTERN, NUMBER_PATTERN } from './number-text.js';
import { checkPlace, checkWindowColumns, toScript } from './options.js';
import type { SqlScript, SqlSink, SqlSource, WindowColumns } from './options.js';
import { shapeOf } from './record-shape.js';
import {
  FIRST_MOMENT,
  ISO_PATTERN,
  LAST_MOMENT,
  patternExpression,
  translatePattern,
} from './time-text.js';
import { usedFields } from './used-fields.js';

/** Options of RisingWave SQL. */
export interface RisingWaveOptions {
  /** Default: topic `plays` of a broker at localhost:9092. */
  readonly source?: Extract<SqlSource, { kind: 'kafka' }>;
  /** Without one the results are a materialized view to ask. */
  readonly sink?: Extract<SqlSink, { kind: 'kafka' }>;
  readonly windowColumns?: WindowColumns;
}

const WINDOW_COLUMNS = ['window_start', 'window_end'];

/**
 * RisingWave SQL (2.x): a source with a watermark, a materialized view of the windows (in append mode
 * told when they close), and a sink.
 *
 * @throws WindowError `not-expressible` for what RisingWave would answer in another way.
 */
export function compileRisingWaveSQL(plan: Plan, options: RisingWaveOptions = {}): SqlScript {
  const { sink, windowColumns = 'epoch-millis' } = options;
  const { source = { kind: 'kafka', topic: 'plays', servers: 'localhost:9092' } } = options;
  checkExpressible('risingwave', plan);
  checkPlace('RisingWave', 'source', source, ['kafka']);
  if (sink) checkPlace('RisingWave', 'sink', sink, ['kafka']);
  checkWindowColumns(windowColumns);
  const fields = usedFields(plan);
  const shape = shapeOf(fields);
  const values = fields.slice(1);
  const eventTime = freeName('event_time', [...shape.keys(), ...fields.map(({ name }) => name)]);
  checkColumns(
    'RisingWave',
    [...values, ...plan.aggregates].map(({ name }) => name),
    { reserved: [...WINDOW_COLUMNS, eventTime], ignoreCase: false },
  );
  const statements = [
    recordsSource(plan, fields, [...shape.keys()], doubleQuoted(eventTime), source),
    resultsView(plan, values, doubleQuoted(eventTime), windowColumns),
  ];
  if (sink) statements.push(resultsSink(plan, sink));
  return toScript(statements, caveatsOf('risingwave', plan));
}

function recordsSource(
  plan: Plan,
  fields: readonly PlanField[],
  members: readonly string[],
  eventTime: string,
  source: Extract<SqlSource, { kind: 'kafka' }>,
): string {
  const [time] = fields as [PlanField];
  const moment = timestampOf((time.format as { time: TimeFormat }).time, access(time.path));
  // Rows that a filter leaves out must not move the watermark either.
  const conditions = plan.where.map(({ field, in: among }) =>
    filterCondition(valueOf(fields.find(({ name }) => name === field) as PlanField), among, {
      text: textLiteral,
      number: (value) => `${doubleLiteral(value)}::DOUBLE PRECISION`,
    }),
  );
  const counted =
    conditions.length === 0 ? moment : `CASE WHEN ${conditions.join(' AND ')} THEN ${moment} END`;
  const columns = [
    ...members.map((name) => `${doubleQuoted(name)} JSONB`),
    `${eventTime} TIMESTAMP AS ${counted}`,
  ];
  // Complete mode drops nothing, so nothing may come late.
  if (plan.emit !== 'complete')
    columns.push(`WATERMARK FOR ${eventTime} AS ${eventTime} - ${interval(plan.watermark.delay)}`);
  return `CREATE SOURCE records (
  ${columns.join(',\n  ')}
) WITH (
  connector = 'kafka',
  topic = ${textLiteral(source.topic)},
  properties.bootstrap.server = ${textLiteral(source.servers)},
  scan.startup.mode = 'earliest'
) FORMAT PLAIN ENCODE JSON`;
}

function resultsView(
  plan: Plan,
  values: readonly PlanField[],
  eventTime: string,
  windowColumns: WindowColumns,
): string {
  const keys = plan.groupBy.map(doubleQuoted);
  const edge = (name: string): string =>
    windowColumns === 'timestamp'
      ? name
      : `(EXTRACT(EPOCH FROM ${name}) * 1000)::BIGINT AS ${name}`;
  const columns = [
    ...WINDOW_COLUMNS.map(edge),
    ...keys,
    ...plan.aggregates.map(
      ({ name, aggregate }) => `${aggregateCall(aggregate, doubleQuoted)} AS ${doubleQuoted(name)}`,
    ),
  ];
  const read = [
    eventTime,
    ...values.map((field) => `${valueOf(field)} AS ${doubleQuoted(field.name)}`),
  ];
  const emit = plan.emit === 'append' ? '\nEMIT ON WINDOW CLOSE' : '';
  return `CREATE MATERIALIZED VIEW results AS
WITH rows AS (
  SELECT
    ${read.join(',\n    ')}
  FROM records
  WHERE ${eventTime} IS NOT NULL
)
SELECT
  ${columns.join(',\n  ')}
FROM ${windowCall(plan, eventTime)}
GROUP BY ${[...WINDOW_COLUMNS, ...keys].join(', ')}${emit}`;
}

function resultsSink(plan: Plan, sink: Extract<SqlSink, { kind: 'kafka' }>): string {
  const append = plan.emit === 'append';
  const keys = [...WINDOW_COLUMNS, ...plan.groupBy.map(doubleQuoted)].join(',');
  return `CREATE SINK results_sink FROM results WITH (
  connector = 'kafka',
  topic = ${textLiteral(sink.topic)},
  properties.bootstrap.server = ${textLiteral(sink.servers)}${append ? '' : `,\n  primary_key = ${textLiteral(keys)}`}
) FORMAT ${append ? 'PLAIN' : 'UPSERT'} ENCODE JSON`;
}

function windowCall({ window }: Plan, eventTime: string): string {
  const aligned = alignedWindow(window);
  if (aligned?.kind !== 'sliding') throw cannotBe(window);
  const { size, slide, offset } = aligned;
  const lengths = size === slide ? [size] : [slide, size];
  if (offset !== 0) lengths.push(offset);
  const name = size === slide ? 'TUMBLE' : 'HOP';
  return `${name}(rows, ${[eventTime, ...lengths.map(interval)].join(', ')})`;
}

function interval(millis: number): string {
  return `INTERVAL '${showDuration(millis)}'`;
}

function valueOf({ path, format }: PlanField): string {
  const text = access(path);
  if (format.kind === 'number') return `${matching(text, NUMBER_PATTERN)}::DOUBLE PRECISION`;
  if (format.kind !== 'time') return text;
  return `(EXTRACT(EPOCH FROM ${timestampOf(format.time, text)}) * 1000)::DOUBLE PRECISION`;
}

function timestampOf(time: TimeFormat, text: string): string {
  if (time.kind === 'epoch') {
    const count = `${matching(text, JSON_NUMBER_PATTERN)}::NUMERIC`;
    const scaled = { ms: count, s: `${count} * 1000`, us: `${count} / 1000` }[time.unit];
    const whole = `FLOOR(${scaled})`;
    return `CASE WHEN ${whole} BETWEEN ${FIRST_MOMENT} AND ${LAST_MOMENT} THEN TO_TIMESTAMP((${whole} / 1000)::DOUBLE PRECISION) AT TIME ZONE 'UTC' END`;
  }
  if (time.kind === 'iso')
    return `DATE_TRUNC('millisecond', ${matching(text, ISO_PATTERN)}::TIMESTAMPTZ AT TIME ZONE 'UTC')`;
  const pattern = translatePattern(time.pattern, templateWord, (literal) =>
    /[A-Za-z"\\]/.test(literal) ? `"${literal.replaceAll(/["\\]/g, '\\$&')}"` : literal,
  );
  const parsed = `TO_TIMESTAMP(${matching(text, patternExpression(time.pattern))}, ${textLiteral(pattern)}) AT TIME ZONE 'UTC'`;
  const offset = zoneOffset(time.zone) ?? 0;
  return offset === 0 ? parsed : `${parsed} - ${interval(offset)}`;
}

const WORDS = { year: 'YYYY', month: 'MM', day: 'DD', hour: 'HH24', minute: 'MI', second: 'SS' };

/** Fractions have three digits at most: the capabilities refuse others. */
function templateWord(part: TimePart): string {
  return part === 'fraction' ? 'MS' : WORDS[part];
}

/** The text where it matches as a whole, else null. */
function matching(text: string, expression: string): string {
  return `CASE WHEN ${text} ~ ${textLiteral(`^(${expression})$`)} THEN ${text} END`;
}

/** Text of JSONB at a path; of numbers and booleans their JSON. */
function access([first, ...steps]: readonly PathStep[]): string {
  const member = doubleQuoted(String(first));
  if (steps.length === 0) return `(${member} #>> ARRAY[]::VARCHAR[])`;
  return `(${member} #>> ARRAY[${steps.map((step) => textLiteral(String(step))).join(', ')}])`;
}
