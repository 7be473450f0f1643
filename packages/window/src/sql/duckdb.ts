import type { Plan, PlanField } from '../query/plan.js';
import type { PathStep } from '../query/path.js';
import type { TimeFormat } from '../time/format.js';
import type { TimePart } from '../time/pattern.js';
import { aggregateCall } from './aggregate-call.js';
import { alignedWindow, cannotBe } from './aligned-window.js';
import { caveatsOf, checkExpressible, zoneOffset } from './check-expressible.js';
import { filterCondition } from './filter-condition.js';
import { checkColumns, doubleLiteral, doubleQuoted, textLiteral } from './identifiers.js';
import { JSON_NUMBER_PATTERN, NUMBER_PATTERN } from './number-text.js';
import { checkPlace, checkWindowColumns, toScript } from './options.js';
import type { SqlScript, WindowColumns } from './options.js';
import { shapeOf } from './record-shape.js';
import { ISO_PATTERN, patternExpression, translatePattern } from './time-text.js';
import { usedFields } from './used-fields.js';

/** Options of DuckDB SQL. */
export interface DuckDBOptions {
  /** Newline-delimited JSON: a file, a glob, or an address that DuckDB reads. Default `plays.jsonl`. */
  readonly source?: { readonly kind: 'files'; readonly path: string };
  readonly windowColumns?: WindowColumns;
}

const TIME = 'event_time';
const RESERVED = [TIME, 'record', 'window_start', 'window_end', 'session_number'];
const EPOCH = "TIMESTAMP '1970-01-01'";

/**
 * One SELECT of DuckDB (1.1 and later) over records at rest: the finals of all windows, as if nothing
 * came late.
 *
 * @throws WindowError `not-expressible` for what DuckDB would answer in another way.
 */
export function compileDuckDBSQL(plan: Plan, options: DuckDBOptions = {}): SqlScript {
  const { source = { kind: 'files', path: 'plays.jsonl' }, windowColumns = 'epoch-millis' } =
    options;
  checkExpressible('duckdb', plan);
  checkPlace('DuckDB', 'source', source, ['files']);
  checkWindowColumns(windowColumns);
  const fields = usedFields(plan);
  shapeOf(fields);
  const [time, ...values] = fields as [PlanField, ...PlanField[]];
  // DuckDB knows no letter case in names, quoted or not.
  checkColumns(
    'DuckDB',
    values.map(({ name }) => name),
    { reserved: RESERVED, ignoreCase: true },
  );
  checkColumns('DuckDB', [...plan.groupBy, ...plan.aggregates.map(({ name }) => name)], {
    reserved: RESERVED,
    ignoreCase: true,
  });
  const conditions = plan.where.map(({ field, in: among }) =>
    filterCondition(doubleQuoted(field), among, { text: textLiteral, number: doubleLiteral }),
  );
  const keys = plan.groupBy.map(doubleQuoted);
  const edge = (name: string): string =>
    windowColumns === 'timestamp' ? name : `epoch_ms(${name}) AS ${name}`;
  const columns = [
    timestampOf((time.format as { time: TimeFormat }).time, access(time.path)) + ` AS ${TIME}`,
    ...values.map((field) => `${valueOf(field)} AS ${doubleQuoted(field.name)}`),
  ];
  const aggregates = plan.aggregates.map(
    ({ name, aggregate }) => `${aggregateCall(aggregate, doubleQuoted)} AS ${doubleQuoted(name)}`,
  );
  const select = `WITH records AS (
  SELECT json AS record
  FROM read_ndjson_objects(${textLiteral(source.path)}, ignore_errors = true)
), rows AS (
  SELECT
    ${columns.join(',\n    ')}
  FROM records
), timed AS (
  SELECT * FROM rows WHERE ${[`${TIME} IS NOT NULL`, ...conditions].join(' AND ')}
), ${windowsOf(plan, keys)}
SELECT
  ${[edge('window_start'), edge('window_end'), ...keys, ...aggregates].join(',\n  ')}
FROM windowed
GROUP BY ${['window_start', 'window_end', ...keys].join(', ')}
ORDER BY ${['window_start', 'window_end', ...keys].join(', ')}`;
  return toScript([select], caveatsOf('duckdb', plan));
}

/** A table `windowed`: rows once for each of their windows. */
function windowsOf(plan: Plan, keys: readonly string[]): string {
  const { window, dialect } = plan;
  if (window.kind === 'session') return sessions(plan, keys);
  if (window.kind === 'instant') return windowed(`${TIME} AS window_start, ${TIME} AS window_end`);
  if (window.kind === 'calendar' && window.unit === 'month') {
    const zone = interval(zoneOffset(window.zone) ?? 0);
    const month = `date_trunc('month', ${TIME} + ${zone})::TIMESTAMP`;
    return windowed(
      `${month} - ${zone} AS window_start, ${month} + INTERVAL 1 MONTH - ${zone} AS window_end`,
    );
  }
  const aligned = alignedWindow(window);
  if (aligned === null) throw cannotBe(window);
  const { size, offset } = aligned;
  const pace = aligned.kind === 'cumulate' ? size : aligned.slide;
  const first = `time_bucket(${interval(pace)}, ${TIME}, ${EPOCH} + ${interval(offset)})`;
  if (aligned.kind === 'cumulate') {
    const ends = `unnest(range(${aligned.step}, ${size + 1}, ${aligned.step}))`;
    return `candidates AS (
  SELECT *, ${first} AS window_start, ${first} + to_milliseconds(${ends}) AS window_end FROM timed
), windowed AS (SELECT * FROM candidates WHERE window_end > ${TIME})`;
  }
  if (size === pace && dialect !== 'kafka')
    return windowed(`${first} AS window_start, ${first} + ${interval(size)} AS window_end`);
  const starts = `${first} - to_milliseconds(unnest(range(0, ${size}, ${pace})))`;
  // Kafka has no windows that begin before 1970, and no such rows.
  const since = dialect === 'kafka' ? ` AND window_start >= ${EPOCH}` : '';
  return `starts AS (
  SELECT *, ${starts} AS window_start FROM timed
), windowed AS (
  SELECT *, window_start + ${interval(size)} AS window_end
  FROM starts
  WHERE window_start + ${interval(size)} > ${TIME}${since}
)`;
}

function windowed(columns: string): string {
  return `windowed AS (SELECT *, ${columns} FROM timed)`;
}

/** Rows of a key in order of time; one that begins behind all ends before it begins a session. */
function sessions({ window, dialect }: Plan, keys: readonly string[]): string {
  const gap = window.kind === 'session' ? window.gap : 0;
  const ownEnd =
    typeof gap === 'number'
      ? `${TIME} + ${interval(gap)}`
      : `${TIME} + to_milliseconds(${doubleQuoted(gap.field)})`;
  const partition = keys.length === 0 ? '' : `PARTITION BY ${keys.join(', ')} `;
  const over = `OVER (${partition}ORDER BY ${TIME} ROWS BETWEEN UNBOUNDED PRECEDING AND`;
  const bySession = [...keys, 'session_number'].join(', ');
  const end = dialect === 'kafka' ? `max(${TIME})` : 'max(own_end)';
  return `ends AS (
  SELECT *, ${ownEnd} AS own_end FROM timed WHERE ${ownEnd} > ${TIME}
), gaps AS (
  SELECT *, max(own_end) ${over} 1 PRECEDING) AS end_before FROM ends
), numbered AS (
  SELECT *, count(*) FILTER (end_before < ${TIME}) ${over} CURRENT ROW) AS session_number FROM gaps
), windowed AS (
  SELECT *, min(${TIME}) OVER session AS window_start, ${end} OVER session AS window_end
  FROM numbered
  WINDOW session AS (PARTITION BY ${bySession})
)`;
}

function interval(millis: number): string {
  return `to_milliseconds(${millis})`;
}

function valueOf({ path, format }: PlanField): string {
  const text = access(path);
  if (format.kind === 'number') return `TRY_CAST(${matching(text, NUMBER_PATTERN)} AS DOUBLE)`;
  return format.kind === 'time' ? `epoch_ms(${timestampOf(format.time, text)})::DOUBLE` : text;
}

function timestampOf(time: TimeFormat, text: string): string {
  if (time.kind === 'epoch') {
    const count = `TRY_CAST(${matching(text, JSON_NUMBER_PATTERN)} AS DECIMAL(30, 9))`;
    const scaled = { ms: count, s: `${count} * 1000`, us: `${count} / 1000` }[time.unit];
    return `make_timestamp_ms(TRY_CAST(floor(${scaled}) AS BIGINT))`;
  }
  if (time.kind === 'iso')
    return `date_trunc('millisecond', TRY_CAST(${matching(text, ISO_PATTERN)} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`;
  const pattern = translatePattern(time.pattern, strptimeWord, (literal) =>
    literal.replaceAll('%', '%%'),
  );
  const parsed = `try_strptime(${matching(text, patternExpression(time.pattern))}, ${textLiteral(pattern)})`;
  const offset = zoneOffset(time.zone) ?? 0;
  const shifted = offset === 0 ? parsed : `${parsed} - ${interval(offset)}`;
  return `date_trunc('millisecond', ${shifted})`;
}

const WORDS = { year: '%Y', month: '%m', day: '%d', hour: '%H', minute: '%M', second: '%S' };

function strptimeWord(part: TimePart): string {
  return part === 'fraction' ? '%n' : WORDS[part];
}

/** The text where it matches as a whole, else null. */
function matching(text: string, expression: string): string {
  return `CASE WHEN regexp_full_match(${text}, ${textLiteral(expression)}) THEN ${text} END`;
}

/** JSON Pointer, whose only special characters are two. */
function access(path: readonly PathStep[]): string {
  const pointer = path.map(
    (step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`,
  );
  return `(record ->> ${textLiteral(pointer.join(''))})`;
}
