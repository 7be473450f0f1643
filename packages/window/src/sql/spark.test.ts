import { describe, expect, it } from 'vitest';
import { count } from '../aggregates/count.js';
import { sum } from '../aggregates/sum.js';
import { field, number } from '../query/field.js';
import type { Plan } from '../query/plan.js';
import { query } from '../query/query.js';
import { epochMicros, isoTime, localTime } from '../time/format.js';
import { instants } from '../windows/instants.js';
import { session } from '../windows/session.js';
import { sliding } from '../windows/sliding.js';
import { tumbling } from '../windows/tumbling.js';
import { compileSparkSQL } from './spark-sql.js';
import { compileSparkJob } from './spark.js';
import type { SparkJobOptions } from './spark.js';

const options: SparkJobOptions = {
  source: { kind: 'kafka', topic: 'plays', servers: 'kafka:9092' },
  sink: { kind: 'kafka', topic: 'hits', servers: 'kafka:9092' },
  trigger: '10 seconds',
};

// The reference of the dialect: counts by title and material in windows of 10 seconds, as they change.
const hits = query({
  time: field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', '+09:00')),
  cpk: field('_source.@fields.params.cpk'),
  base_mck: field('_source.@fields.params.base_mck'),
  pos: field('_source.@fields.params.pos', number()),
})
  .watermark('10 seconds')
  .window(tumbling('10 seconds'))
  .groupBy('cpk', 'base_mck')
  .aggregate({ hit: count() })
  .emit('update');

interface Job {
  readonly record: string;
  readonly select: string[];
  readonly where: string;
  readonly groupBy: string[];
  readonly aggregates: string[];
  readonly result: string[];
  readonly trigger: unknown;
}

const jobOf = (of: { plan(): Plan }, changes = {}): Job =>
  JSON.parse(compileSparkJob(of.plan(), { ...options, ...changes }).json) as Job;

describe('compileSparkJob', () => {
  it('is the query as expressions that the runner puts together', () => {
    expect(jobOf(hits)).toMatchInlineSnapshot(`
      {
        "aggregates": [
          "COUNT(*) AS \`hit\`",
        ],
        "checkpointLocation": null,
        "conf": {
          "spark.sql.ansi.enabled": "false",
          "spark.sql.caseSensitive": "true",
          "spark.sql.jsonGenerator.ignoreNullFields": "false",
          "spark.sql.legacy.timeParserPolicy": "CORRECTED",
          "spark.sql.parser.escapedStringLiterals": "false",
          "spark.sql.session.timeZone": "UTC",
          "spark.sql.streaming.multipleWatermarkPolicy": "min",
          "spark.sql.variable.substitute": "false",
        },
        "delay": "10000 milliseconds",
        "format": "nunchi-spark-window",
        "groupBy": [
          "window(event_time, '10000 milliseconds') AS \`window\`",
          "\`cpk\`",
          "\`base_mck\`",
        ],
        "keys": [
          "cpk",
          "base_mck",
        ],
        "outputMode": "update",
        "record": "STRUCT<\`_source\`: STRUCT<\`logdate\`: STRING, \`@fields\`: STRUCT<\`params\`: STRUCT<\`cpk\`: STRING, \`base_mck\`: STRING>>>>",
        "recordOptions": {
          "allowNonNumericNumbers": "false",
          "allowSingleQuotes": "false",
          "allowUnquotedFieldNames": "false",
          "mode": "PERMISSIVE",
        },
        "result": [
          "unix_millis(window.start) AS \`window_start\`",
          "unix_millis(window.end) AS \`window_end\`",
          "\`cpk\`",
          "\`base_mck\`",
          "\`hit\`",
        ],
        "select": [
          "to_utc_timestamp(try_to_timestamp(CASE WHEN record.\`_source\`.\`logdate\` RLIKE '\\\\A([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\\\.[0-9]{3})\\\\z' THEN record.\`_source\`.\`logdate\` END, 'yyyy-MM-dd HH:mm:ss.SSS'), '+09:00') AS \`event_time\`",
          "record.\`_source\`.\`@fields\`.\`params\`.\`cpk\` AS \`cpk\`",
          "record.\`_source\`.\`@fields\`.\`params\`.\`base_mck\` AS \`base_mck\`",
        ],
        "sink": {
          "kind": "kafka",
          "servers": "kafka:9092",
          "topic": "hits",
        },
        "source": {
          "kind": "kafka",
          "servers": "kafka:9092",
          "topic": "plays",
        },
        "trigger": {
          "processingTime": "10000 milliseconds",
        },
        "version": 1,
        "where": "event_time IS NOT NULL",
      }
    `);
  });

  it('reads the numbers that we read, not those of Java', () => {
    const { select } = jobOf(hits.aggregate({ seconds: sum('pos') }));
    expect(select.at(-1)).toBe(
      "CAST(CASE WHEN record.`_source`.`@fields`.`params`.`pos` RLIKE '\\\\A([ \\\\t\\\\r\\\\n]*[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?[ \\\\t\\\\r\\\\n]*)\\\\z' THEN record.`_source`.`@fields`.`params`.`pos` END AS DOUBLE) AS `pos`",
    );
  });

  it('says windows, sessions and moments', () => {
    const group = (of: typeof hits) => jobOf(of).groupBy[0];
    expect(group(hits.window(sliding('1 minute', '7 seconds', { offset: '-1 second' })))).toBe(
      "window(event_time, '60000 milliseconds', '7000 milliseconds', '-1000 milliseconds') AS `window`",
    );
    const appended = hits.emit('append');
    expect(group(appended.window(session('1 minute')))).toBe(
      "session_window(event_time, '60000 milliseconds') AS `window`",
    );
    expect(group(appended.window(session({ field: 'pos' })))).toBe(
      'session_window(event_time, make_interval(0, 0, 0, 0, 0, 0, CAST(`pos` / 1000 AS DECIMAL(18, 6)))) AS `window`',
    );
    const moments = jobOf(hits.window(instants()));
    expect(moments.groupBy[0]).toBe('event_time');
    expect(moments.result[0]).toBe('unix_millis(event_time) AS `window_start`');
  });

  it('cuts times to the millisecond, where they may be finer', () => {
    const select = (time: ReturnType<typeof isoTime>) =>
      jobOf(
        query({ time: field('ts', time) })
          .window(tumbling('1 s'))
          .aggregate({ hit: count() }),
      ).select[0];
    expect(select(isoTime())).toMatch(/^date_trunc\('MILLISECOND', try_to_timestamp\(/);
    expect(select(epochMicros())).toContain('CAST(floor(');
    expect(select(localTime('yyyy-MM-dd HH:mm:ss.SSSSSS', 'Europe/Paris'))).toMatch(
      /^to_utc_timestamp\(date_trunc\('MILLISECOND', .*, 'Europe\/Paris'\) AS `event_time`$/,
    );
  });

  it('keeps hostile names and texts what they are', () => {
    const plan = query({ time: field('ts', isoTime()), cpk: field(['a`b.c', 'x: INT> ']) })
      .where({ cpk: ["\\' OR 1=1 --", null] })
      .window(tumbling('1 s'))
      .groupBy('cpk')
      .aggregate({ 'a`b': count() });
    const job = jobOf(plan);
    expect(job.record).toBe('STRUCT<`ts`: STRING, `a``b.c`: STRUCT<`x: INT> `: STRING>>');
    expect(job.where).toBe(
      "event_time IS NOT NULL AND (`cpk` IS NULL OR `cpk` IN ('\\\\\\' OR 1=1 --'))",
    );
    expect(job.aggregates).toEqual(['COUNT(*) AS `a``b`']);
  });

  it('takes its options', () => {
    expect(jobOf(hits, { trigger: undefined }).trigger).toBeNull();
    const job = jobOf(hits, {
      trigger: 'available-now',
      source: { kind: 'files', path: '/plays' },
      maxFilesPerTrigger: 1,
      checkpointLocation: '/checkpoint',
      windowColumns: 'timestamp',
    });
    expect(job).toMatchObject({
      trigger: { availableNow: true },
      source: { kind: 'files', path: '/plays', maxFilesPerTrigger: 1 },
      checkpointLocation: '/checkpoint',
    });
    expect(job.result[0]).toBe('window.start AS `window_start`');
    expect(() => jobOf(hits, { trigger: 'often' })).toThrow(/The trigger is not a duration/);
    expect(() => jobOf(hits, { maxFilesPerTrigger: 0 })).toThrow(/whole number from 1/);
    expect(() => jobOf(hits, { source: { kind: 'print' } })).toThrow(/kafka or files, not "print"/);
    expect(() => jobOf(hits, { maxFilesPerTrigger: 5 })).toThrow(/for a source of files/);
    expect(() => jobOf(hits, { windowColumns: 'iso' })).toThrow(/windowColumns must be one of/);
    expect(() => jobOf(hits, { sink: { kind: 'kafka', topic: 'hits' } })).toThrow(
      'The sink for Spark is of the kind kafka and needs servers, a text.',
    );
  });

  it('refuses a field that would hide the event time', () => {
    const plan = query({ time: field('ts', isoTime()), event_time: field('x') })
      .window(tumbling('1 s'))
      .groupBy('event_time')
      .aggregate({ hit: count() });
    expect(() => jobOf(plan)).toThrow(/"event_time".*another name/);
  });
});

describe('compileSparkSQL', () => {
  it('is the same query over a streaming table', () => {
    const { statements } = compileSparkSQL(hits.plan(), { stream: 'logs.plays' });
    // Before all others: a text may hold `${env:HOME}`.
    expect(statements[0]).toBe('SET spark.sql.variable.substitute = false');
    expect(statements.at(-1)).toMatchInlineSnapshot(`
      "SELECT
        unix_millis(window.start) AS \`window_start\`,
        unix_millis(window.end) AS \`window_end\`,
        \`cpk\`,
        \`base_mck\`,
        \`hit\`
      FROM (
        SELECT
          window(event_time, '10000 milliseconds') AS \`window\`,
          \`cpk\`,
          \`base_mck\`,
          COUNT(*) AS \`hit\`
        FROM (
          SELECT
            to_utc_timestamp(try_to_timestamp(CASE WHEN record.\`_source\`.\`logdate\` RLIKE '\\\\A([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\\\.[0-9]{3})\\\\z' THEN record.\`_source\`.\`logdate\` END, 'yyyy-MM-dd HH:mm:ss.SSS'), '+09:00') AS \`event_time\`,
            record.\`_source\`.\`@fields\`.\`params\`.\`cpk\` AS \`cpk\`,
            record.\`_source\`.\`@fields\`.\`params\`.\`base_mck\` AS \`base_mck\`
          FROM (SELECT from_json(value, 'STRUCT<\`_source\`: STRUCT<\`logdate\`: STRING, \`@fields\`: STRUCT<\`params\`: STRUCT<\`cpk\`: STRING, \`base_mck\`: STRING>>>>', map('allowSingleQuotes', 'false', 'allowNonNumericNumbers', 'false', 'allowUnquotedFieldNames', 'false', 'mode', 'PERMISSIVE')) AS record FROM STREAM \`logs\`.\`plays\`)
        ) WATERMARK event_time DELAY OF INTERVAL 10000 MILLISECONDS
        WHERE event_time IS NOT NULL
        GROUP BY window(event_time, '10000 milliseconds'), \`cpk\`, \`base_mck\`
      )"
    `);
  });

  it('needs a table', () => {
    expect(() => compileSparkSQL(hits.plan(), { stream: '' })).toThrow(/streaming table/);
  });
});
