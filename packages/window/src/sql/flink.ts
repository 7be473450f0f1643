import type { Plan, PlanField } from '../query/plan.js';
import type { PathStep } from '../query/path.js';
import type { TimeFormat } from '../time/format.js';
import type { WindowSpec } from '../windows/spec.js';
import { aggregateCall } from './aggregate-call.js';
import { alignedWindow, cannotBe } from './aligned-window.js';
import { caveatsOf, checkExpressible, zoneOffset } from './check-expressible.js';
import { filterCondition } from './filter-condition.js';
import { backticked, checkColumns, doubleLiteral, freeName, textLiteral } from './identifiers.js';
import { flinkInterval } from './flink-interval.js';
import { JSON_NUMBER_PATTERN, NUMBER_PATTERN } from './number-text.js';
import { checkPlace, checkWindowColumns, toScript } from './options.js';
import type { SqlScript, SqlSink, SqlSource, WindowColumns } from './options.js';
import { shapeOf } from './record-shape.js';
import type { Shape } from './record-shape.js';
import { FIRST_MOMENT, LAST_MOMENT } from './time-text.js';
import { usedFields } from './used-fields.js';

/** Options of Flink SQL. */
export interface FlinkOptions {
  readonly source: SqlSource;
  readonly sink: SqlSink;
  readonly windowColumns?: WindowColumns;
}

/** Columns that windows bring along. */
const WINDOW_COLUMNS = ['window_start', 'window_end', 'window_time'];
/** Stands for "no time": such rows move no watermark and are left out behind it. */
const NO_TIME = "TIMESTAMP '0001-01-01 00:00:00.000'";

/**
 * Flink SQL (1.20 and later): a table of the records, a view of the fields, the sink, and the INSERT
 * that runs until it is cancelled, or to the end of the files. Windows are told once, so that an
 * append-only sink takes them. From a Kafka topic Flink finishes files of results only at its checkpoints,
 * and goes on after a failure only from them: `SET 'execution.checkpointing.interval' = '1 min'` first.
 *
 * @throws WindowError `not-expressible` for what Flink SQL would answer in another way.
 */
export function compileFlinkSQL(plan: Plan, options: FlinkOptions): SqlScript {
  const { source, sink, windowColumns = 'epoch-millis' } = options;
  checkExpressible('flink', plan);
  checkPlace('Flink SQL', 'source', source, ['kafka', 'files']);
  checkPlace('Flink SQL', 'sink', sink, ['kafka', 'files', 'print']);
  checkWindowColumns(windowColumns);
  const fields = usedFields(plan);
  const shape = shapeOf(fields);
  const eventTime = freeName('event_time', [...shape.keys(), ...fields.map(({ name }) => name)]);
  const values = fields.slice(1);
  const names = [...values, ...plan.aggregates].map(({ name }) => name);
  checkColumns('Flink SQL', names, { reserved: [...WINDOW_COLUMNS, eventTime], ignoreCase: false });
  const { idleTimeout } = plan.watermark;
  const statements = [
    "SET 'table.local-time-zone' = 'UTC'",
    ...(idleTimeout === null ? [] : [`SET 'table.exec.source.idle-timeout' = '${idleTimeout} ms'`]),
    recordsTable(plan, fields, shape, eventTime, source),
    `CREATE TEMPORARY VIEW \`rows\` AS
SELECT
  ${[backticked(eventTime), ...values.map((field) => as(valueOf(field), field.name))].join(',\n  ')}
FROM \`records\`
WHERE ${backticked(eventTime)} > ${NO_TIME}`,
    sinkTable(plan, fields, sink, windowColumns),
    insert(plan, eventTime, windowColumns),
  ];
  return toScript(statements, caveatsOf('flink', plan));
}

function recordsTable(
  plan: Plan,
  fields: readonly PlanField[],
  shape: ReadonlyMap<string, Shape>,
  eventTime: string,
  source: SqlSource,
): string {
  const [time] = fields as [PlanField];
  const moment = timestampOf((time.format as { time: TimeFormat }).time, access(time.path));
  // Rows that a filter leaves out must not move the watermark either.
  const conditions = plan.where.map(({ field, in: values }) =>
    filterCondition(valueOf(fields.find(({ name }) => name === field) as PlanField), values, {
      text: textLiteral,
      number: doubleLiteral,
    }),
  );
  const offset = offsetOf(plan);
  const shifted = offset === 0 ? moment : `${moment} - ${flinkInterval(offset)}`;
  const counted =
    conditions.length === 0 ? shifted : `CASE WHEN ${conditions.join(' AND ')} THEN ${shifted} END`;
  const columns = [
    ...[...shape].map(([name, of]) => `${backticked(name)} ${typeOf(of)}`),
    `${backticked(eventTime)} AS COALESCE(${counted}, ${NO_TIME})`,
    // As in Flink's own bounded out-of-orderness a row just the delay late is not late.
    `WATERMARK FOR ${backticked(eventTime)} AS ${backticked(eventTime)} - ${flinkInterval(plan.watermark.delay + 1)}`,
  ];
  return `CREATE TEMPORARY TABLE \`records\` (
  ${columns.join(',\n  ')}
) WITH (
  ${withOptions({ ...connector(source), ...sourceOptions(source), ...READ_JSON })}
)`;
}

/** Its other parser of JSON loses values behind one that is of another type than the schema has. */
const READ_JSON = {
  ...{ format: 'json', 'json.ignore-parse-errors': 'true' },
  'json.decode.json-parser.enabled': 'false',
};

function sourceOptions(source: SqlSource): Record<string, string> {
  return source.kind === 'kafka' ? { 'scan.startup.mode': 'earliest-offset' } : {};
}

function connector(place: SqlSource | SqlSink): Record<string, string> {
  if (place.kind === 'print') return { connector: 'print' };
  if (place.kind === 'files') return { connector: 'filesystem', path: place.path };
  return {
    connector: 'kafka',
    topic: place.topic,
    'properties.bootstrap.servers': place.servers,
  };
}

function withOptions(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${textLiteral(name)} = ${textLiteral(value)}`)
    .join(',\n  ');
}

function sinkTable(
  plan: Plan,
  fields: readonly PlanField[],
  sink: SqlSink,
  windowColumns: WindowColumns,
): string {
  const edge = windowColumns === 'timestamp' ? 'TIMESTAMP(3)' : 'BIGINT';
  const typeOfField = (name: string): string => {
    const kind = fields.find((field) => field.name === name)?.format.kind;
    return kind === 'text' ? 'STRING' : 'DOUBLE';
  };
  const columns = [
    `\`window_start\` ${edge}`,
    `\`window_end\` ${edge}`,
    ...plan.groupBy.map((name) => `${backticked(name)} ${typeOfField(name)}`),
    ...plan.aggregates.map(
      ({ name, aggregate }) =>
        `${backticked(name)} ${aggregate.name === 'count' ? 'BIGINT' : 'DOUBLE'}`,
    ),
  ];
  const format: Record<string, string> = sink.kind === 'print' ? {} : { format: 'json' };
  return `CREATE TEMPORARY TABLE \`results\` (
  ${columns.join(',\n  ')}
) WITH (
  ${withOptions({ ...connector(sink), ...format })}
)`;
}

function insert(plan: Plan, eventTime: string, windowColumns: WindowColumns): string {
  const keys = plan.groupBy.map(backticked);
  const offset = offsetOf(plan);
  const edge = (name: string): string => {
    if (windowColumns === 'timestamp')
      return offset === 0 ? name : `${name} + ${flinkInterval(offset)}`;
    return `${epochMillis(name)}${offset === 0 ? '' : ` + ${offset}`}`;
  };
  const columns = [
    edge('window_start'),
    edge('window_end'),
    ...keys,
    ...plan.aggregates.map(({ aggregate }) => aggregateCall(aggregate, backticked)),
  ];
  return `INSERT INTO \`results\`
SELECT
  ${columns.join(',\n  ')}
FROM TABLE(${windowCall(plan.window, keys, backticked(eventTime))})
GROUP BY ${['window_start', 'window_end', ...keys].join(', ')}`;
}

function windowCall(window: WindowSpec, keys: readonly string[], time: string): string {
  const descriptor = `DESCRIPTOR(${time})`;
  if (window.kind === 'session') {
    const partition = keys.length === 0 ? '' : ` PARTITION BY (${keys.join(', ')})`;
    const { gap } = window;
    if (typeof gap !== 'number') throw cannotBe(window);
    return `SESSION(TABLE \`rows\`${partition}, ${descriptor}, ${flinkInterval(gap)})`;
  }
  const aligned = alignedWindow(window);
  if (aligned === null) throw cannotBe(window);
  const [name, ...lengths] =
    aligned.kind === 'cumulate'
      ? (['CUMULATE', aligned.step, aligned.size] as const)
      : aligned.slide === aligned.size
        ? (['TUMBLE', aligned.size] as const)
        : (['HOP', aligned.slide, aligned.size] as const);
  return `${name}(TABLE \`rows\`, ${descriptor}, ${lengths.map(flinkInterval).join(', ')})`;
}

/**
 * Windows with an offset are windows without, of times that are so much earlier: those that Flink itself
 * gives an offset lose rows, since its buffers are flushed when the watermark passes windows without.
 */
function offsetOf({ window }: Plan): number {
  const aligned = alignedWindow(window);
  if (aligned === null) return 0;
  const pace = aligned.kind === 'cumulate' ? aligned.size : aligned.slide;
  return ((aligned.offset % pace) + pace) % pace;
}

function epochMillis(timestamp: string): string {
  return `EXTRACT(EPOCH FROM ${timestamp}) * 1000 + EXTRACT(MILLISECOND FROM ${timestamp})`;
}

function as(expression: string, name: string): string {
  return `${expression} AS ${backticked(name)}`;
}

function valueOf({ path, format }: PlanField): string {
  const text = access(path);
  if (format.kind === 'number') return `TRY_CAST(${matching(text, NUMBER_PATTERN)} AS DOUBLE)`;
  if (format.kind !== 'time') return text;
  return `CAST(${epochMillis(timestampOf(format.time, text))} AS DOUBLE)`;
}

/** A TIMESTAMP(3) in UTC; null for what is none. */
function timestampOf(time: TimeFormat, text: string): string {
  if (time.kind === 'local') {
    const pattern = textLiteral(time.pattern);
    const parsed = `TO_TIMESTAMP(${text}, ${pattern})`;
    const seconds = -(zoneOffset(time.zone) ?? 0) / 1000;
    // TO_TIMESTAMP makes days of 2020-02-30 and 24:00; written again they differ.
    return `CASE WHEN DATE_FORMAT(${parsed}, ${pattern}) = ${text} THEN TIMESTAMPADD(SECOND, ${seconds + 0}, ${parsed}) END`;
  }
  const count = `TRY_CAST(${matching(text, JSON_NUMBER_PATTERN)} AS DECIMAL(30, 9))`;
  const unit = time.kind === 'epoch' ? time.unit : 'ms';
  const scaled = { ms: count, s: `${count} * 1000`, us: `${count} / 1000` }[unit];
  const whole = `CAST(FLOOR(${scaled}) AS BIGINT)`;
  return `CASE WHEN ${whole} BETWEEN ${FIRST_MOMENT} AND ${LAST_MOMENT} THEN CAST(TO_TIMESTAMP_LTZ(${whole}, 3) AS TIMESTAMP(3)) END`;
}

/** The text where it matches as a whole, else null. */
function matching(text: string, expression: string): string {
  return `CASE WHEN REGEXP(${text}, ${textLiteral(`\\A(${expression})\\z`)}) THEN ${text} END`;
}

/** Places in arrays count from 1. */
function access([first, ...steps]: readonly PathStep[]): string {
  return steps.reduce<string>(
    (of, step) => (typeof step === 'number' ? `${of}[${step + 1}]` : `${of}.${backticked(step)}`),
    backticked(String(first)),
  );
}

function typeOf(shape: Shape): string {
  if (shape.kind === 'text') return 'STRING';
  if (shape.kind === 'array') return `ARRAY<${typeOf(shape.item)}>`;
  const members = [...shape.members].map(([name, of]) => `${backticked(name)} ${typeOf(of)}`);
  return `ROW<${members.join(', ')}>`;
}
