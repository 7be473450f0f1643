import type { Plan, PlanField } from '../query/plan.js';
import type { PathStep } from '../query/path.js';
import type { TimeFormat } from '../time/format.js';
import type { WindowSpec } from '../windows/spec.js';
import { alignedWindow, cannotBe } from './aligned-window.js';
import { aggregateCall } from './aggregate-call.js';
import { backticked, checkColumns, doubleLiteral, sparkText } from './identifiers.js';
import { filterCondition } from './filter-condition.js';
import { JSON_NUMBER_PATTERN, NUMBER_PATTERN } from './number-text.js';
import type { WindowColumns } from './options.js';
import { shapeOf } from './record-shape.js';
import type { Shape } from './record-shape.js';
import { FIRST_MOMENT, ISO_PATTERN, LAST_MOMENT, patternExpression } from './time-text.js';
import { usedFields } from './used-fields.js';

/** Spark SQL for the parts of a query, from the parsed record on. */
export interface SparkParts {
  /** What the session must have set for these to mean what they say. */
  readonly conf: Readonly<Record<string, string>>;
  /** The type of a record, for `from_json`. */
  readonly record: string;
  /** Its options: JSON as the standard has it. */
  readonly recordOptions: Readonly<Record<string, string>>;
  /** Columns made of the column `record`. */
  readonly select: readonly string[];
  /** Rows that count. */
  readonly where: string;
  readonly delay: string;
  readonly groupBy: readonly string[];
  readonly aggregates: readonly string[];
  /** The result's columns, made of the groups. */
  readonly result: readonly string[];
}

/** Columns by which the parts know each other; no field may have their names. */
const EVENT_TIME = 'event_time';
const WINDOW = 'window';
const RESERVED = [EVENT_TIME, WINDOW, 'window_start', 'window_end'];

const RECORD_OPTIONS = {
  ...{ allowSingleQuotes: 'false', allowNonNumericNumbers: 'false' },
  ...{ allowUnquotedFieldNames: 'false', mode: 'PERMISSIVE' },
};

export function sparkParts(plan: Plan, columns: WindowColumns): SparkParts {
  const fields = usedFields(plan);
  const [time, ...others] = fields as [PlanField, ...PlanField[]];
  const names = [...others.map(({ name }) => name), ...plan.aggregates.map(({ name }) => name)];
  checkColumns('Spark', names, { reserved: RESERVED, ignoreCase: false });
  const as = (expression: string, name: string): string => `${expression} AS ${backticked(name)}`;
  const timeFormat = (time.format as { time: TimeFormat }).time;
  const conditions = plan.where.map(({ field, in: values }) =>
    filterCondition(backticked(field), values, { text: sparkText, number: doubleLiteral }),
  );
  const moment = plan.window.kind === 'instant';
  const bound = (edge: 'start' | 'end'): string => {
    const stamp = moment ? EVENT_TIME : `${WINDOW}.${edge}`;
    return as(columns === 'timestamp' ? stamp : `unix_millis(${stamp})`, `window_${edge}`);
  };
  const keys = plan.groupBy.map(backticked);
  return {
    conf: {
      // First: else `${…}` in a name or a text is replaced by a setting or the environment.
      'spark.sql.variable.substitute': 'false',
      'spark.sql.parser.escapedStringLiterals': 'false',
      'spark.sql.session.timeZone': 'UTC',
      'spark.sql.caseSensitive': 'true',
      'spark.sql.ansi.enabled': 'false',
      'spark.sql.legacy.timeParserPolicy': 'CORRECTED',
      'spark.sql.jsonGenerator.ignoreNullFields': 'false',
      'spark.sql.streaming.multipleWatermarkPolicy': plan.watermark.combine,
    },
    record: structType(shapeOf(fields)),
    recordOptions: RECORD_OPTIONS,
    select: [
      as(timestampOf(timeFormat, access(time.path)), EVENT_TIME),
      ...others.map((field) => as(valueOf(field), field.name)),
    ],
    where: [`${EVENT_TIME} IS NOT NULL`, ...conditions].join(' AND '),
    delay: millis(plan.watermark.delay),
    groupBy: [moment ? EVENT_TIME : as(windowCall(plan.window), WINDOW), ...keys],
    aggregates: plan.aggregates.map(({ name, aggregate }) =>
      as(aggregateCall(aggregate, backticked), name),
    ),
    result: [
      ...[bound('start'), bound('end'), ...keys],
      ...plan.aggregates.map(({ name }) => backticked(name)),
    ],
  };
}

function windowCall(window: WindowSpec): string {
  if (window.kind === 'session') {
    const { gap } = window;
    const length =
      typeof gap === 'number'
        ? `'${millis(gap)}'`
        : `make_interval(0, 0, 0, 0, 0, 0, CAST(${backticked(gap.field)} / 1000 AS DECIMAL(18, 6)))`;
    return `session_window(${EVENT_TIME}, ${length})`;
  }
  const aligned = alignedWindow(window);
  if (aligned?.kind !== 'sliding') throw cannotBe(window);
  const { size, slide, offset } = aligned;
  const lengths = [size, ...(slide === size && offset === 0 ? [] : [slide])];
  if (offset !== 0) lengths.push(offset);
  return `window(${EVENT_TIME}, ${lengths.map((length) => `'${millis(length)}'`).join(', ')})`;
}

function millis(length: number): string {
  return `${length} milliseconds`;
}

function valueOf({ path, format }: PlanField): string {
  const text = access(path);
  if (format.kind === 'number') return `CAST(${matching(text, NUMBER_PATTERN)} AS DOUBLE)`;
  return format.kind === 'time' ? `unix_millis(${timestampOf(format.time, text)})` : text;
}

/** A timestamp, whole milliseconds; null for what is none. */
function timestampOf(time: TimeFormat, text: string): string {
  if (time.kind === 'epoch') {
    const count = `CAST(${matching(text, JSON_NUMBER_PATTERN)} AS DECIMAL(30, 9))`;
    const scaled = { ms: count, s: `${count} * 1000`, us: `${count} / 1000` }[time.unit];
    const whole = `CAST(floor(${scaled}) AS BIGINT)`;
    return `CASE WHEN ${whole} BETWEEN ${FIRST_MOMENT} AND ${LAST_MOMENT} THEN timestamp_millis(${whole}) END`;
  }
  if (time.kind === 'iso')
    return `date_trunc('MILLISECOND', try_to_timestamp(${matching(text, ISO_PATTERN)}))`;
  const parsed = `try_to_timestamp(${matching(text, patternExpression(time.pattern))}, ${sparkText(time.pattern)})`;
  const fine = time.pattern.includes('SSSS') ? `date_trunc('MILLISECOND', ${parsed})` : parsed;
  return `to_utc_timestamp(${fine}, ${sparkText(time.zone)})`;
}

/** The text where it matches as a whole, else null. */
function matching(text: string, expression: string): string {
  return `CASE WHEN ${text} RLIKE ${sparkText(`\\A(${expression})\\z`)} THEN ${text} END`;
}

function access(path: readonly PathStep[]): string {
  return path.reduce<string>(
    (of, step) => (typeof step === 'number' ? `get(${of}, ${step})` : `${of}.${backticked(step)}`),
    'record',
  );
}

function structType(members: ReadonlyMap<string, Shape>): string {
  const inner = [...members].map(([name, shape]) => `${backticked(name)}: ${typeOf(shape)}`);
  return `STRUCT<${inner.join(', ')}>`;
}

function typeOf(shape: Shape): string {
  if (shape.kind === 'text') return 'STRING';
  if (shape.kind === 'array') return `ARRAY<${typeOf(shape.item)}>`;
  return structType(shape.members);
}
