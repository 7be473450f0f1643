import { describe, expect, it } from 'vitest';
import { avg } from '../aggregates/avg.js';
import { count } from '../aggregates/count.js';
import { stddev } from '../aggregates/stddev.js';
import { field, number } from '../query/field.js';
import { query } from '../query/query.js';
import { epochSeconds, localTime } from '../time/format.js';
import { calendar } from '../windows/calendar.js';
import { cumulate } from '../windows/cumulate.js';
import { session } from '../windows/session.js';
import { sliding } from '../windows/sliding.js';
import { tumbling } from '../windows/tumbling.js';
import type { WindowSpec } from '../windows/spec.js';
import { compileFlinkSQL } from './flink.js';

const kafka = (topic: string) => ({ kind: 'kafka', topic, servers: 'kafka:9092' }) as const;
const options = { source: kafka('plays'), sink: kafka('hits') };

const plays = query({
  time: field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Asia/Seoul')),
  cpk: field('_source.@fields.params.cpk'),
  status: field('_source.@fields.status', number()),
  pos: field('_source.@fields.params.pos', number()),
}).watermark('10 seconds');
const hits = plays.window(tumbling('10 seconds')).groupBy('cpk').aggregate({ hit: count() });

describe('compileFlinkSQL', () => {
  it('reads, groups and writes', () => {
    expect(compileFlinkSQL(hits.plan(), options).text).toMatchInlineSnapshot(`
      "-- Exact unless rows come late: it has a rule of its own for them, .dialect('flink').
      -- Exact unless a time lies before 1970, where its watermark begins.
      -- Exact unless a line goes on behind its record: the record counts.
      -- Exact unless a time lies before 1990, when the zone may have changed.
      -- Exact unless a JSON number is read as text that has a fraction, an exponent or more than 15 digits, or is -0: it is spelled otherwise.
      SET 'table.local-time-zone' = 'UTC';

      CREATE TEMPORARY TABLE \`records\` (
        \`_source\` ROW<\`logdate\` STRING, \`@fields\` ROW<\`params\` ROW<\`cpk\` STRING>>>,
        \`event_time\` AS COALESCE(CASE WHEN DATE_FORMAT(TO_TIMESTAMP(\`_source\`.\`logdate\`, 'yyyy-MM-dd HH:mm:ss.SSS'), 'yyyy-MM-dd HH:mm:ss.SSS') = \`_source\`.\`logdate\` THEN TIMESTAMPADD(SECOND, -32400, TO_TIMESTAMP(\`_source\`.\`logdate\`, 'yyyy-MM-dd HH:mm:ss.SSS')) END, TIMESTAMP '0001-01-01 00:00:00.000'),
        WATERMARK FOR \`event_time\` AS \`event_time\` - INTERVAL '10.001' SECOND
      ) WITH (
        'connector' = 'kafka',
        'topic' = 'plays',
        'properties.bootstrap.servers' = 'kafka:9092',
        'scan.startup.mode' = 'earliest-offset',
        'format' = 'json',
        'json.ignore-parse-errors' = 'true',
        'json.decode.json-parser.enabled' = 'false'
      );

      CREATE TEMPORARY VIEW \`rows\` AS
      SELECT
        \`event_time\`,
        \`_source\`.\`@fields\`.\`params\`.\`cpk\` AS \`cpk\`
      FROM \`records\`
      WHERE \`event_time\` > TIMESTAMP '0001-01-01 00:00:00.000';

      CREATE TEMPORARY TABLE \`results\` (
        \`window_start\` BIGINT,
        \`window_end\` BIGINT,
        \`cpk\` STRING,
        \`hit\` BIGINT
      ) WITH (
        'connector' = 'kafka',
        'topic' = 'hits',
        'properties.bootstrap.servers' = 'kafka:9092',
        'format' = 'json'
      );

      INSERT INTO \`results\`
      SELECT
        EXTRACT(EPOCH FROM window_start) * 1000 + EXTRACT(MILLISECOND FROM window_start),
        EXTRACT(EPOCH FROM window_end) * 1000 + EXTRACT(MILLISECOND FROM window_end),
        \`cpk\`,
        COUNT(*)
      FROM TABLE(TUMBLE(TABLE \`rows\`, DESCRIPTOR(\`event_time\`), INTERVAL '10' SECOND))
      GROUP BY window_start, window_end, \`cpk\`;
      "
    `);
  });

  it('keeps what a filter leaves out from the watermark', () => {
    const { statements } = compileFlinkSQL(hits.where({ status: [200, null] }).plan(), options);
    expect(statements[1]).toMatch(
      /`event_time` AS COALESCE\(CASE WHEN \(TRY_CAST\(.*\) IS NULL OR TRY_CAST\(.*\) IN \(200e0\)\) THEN/,
    );
  });

  it.each<[WindowSpec, string]>([
    [
      sliding('1 minute', '10 seconds'),
      "HOP(TABLE `rows`, DESCRIPTOR(`event_time`), INTERVAL '10' SECOND, INTERVAL '1' MINUTE)",
    ],
    [
      cumulate('10 minutes', '1 day'),
      "CUMULATE(TABLE `rows`, DESCRIPTOR(`event_time`), INTERVAL '10' MINUTE, INTERVAL '1' DAY)",
    ],
    [
      session('90 seconds'),
      "SESSION(TABLE `rows` PARTITION BY (`cpk`), DESCRIPTOR(`event_time`), INTERVAL '90' SECOND)",
    ],
  ])('says the window %j', (window, call) => {
    const { statements } = compileFlinkSQL(hits.window(window).plan(), options);
    expect(statements.at(-1)).toContain(`FROM TABLE(${call})`);
  });

  it('gives windows an offset by earlier times', () => {
    // A day in Korea begins at 15:00 UTC.
    const plan = hits.window(calendar('day', 'Asia/Seoul')).plan();
    const { statements } = compileFlinkSQL(plan, options);
    expect(statements[1]).toMatch(/END - INTERVAL '15' HOUR, TIMESTAMP '0001/);
    expect(statements[4]).toContain("DESCRIPTOR(`event_time`), INTERVAL '1' DAY)");
    expect(statements[4]).toContain('EXTRACT(MILLISECOND FROM window_start) + 54000000,');
    const quarter = hits.window(tumbling('1 hour', { offset: '-15 minutes' })).plan();
    const stamped = compileFlinkSQL(quarter, { ...options, windowColumns: 'timestamp' });
    expect(stamped.statements[4]).toContain("window_end + INTERVAL '45' MINUTE,");
  });

  it('reads times since the epoch, and arrays, whose places count from 1', () => {
    const { statements } = compileFlinkSQL(
      query({ time: field('sort[0]', epochSeconds()) })
        .window(tumbling('1 s'))
        .aggregate({ hit: count() })
        .plan(),
      { source: { kind: 'files', path: "/it's/here" }, sink: { kind: 'print' } },
    );
    expect(statements[1]).toContain('`sort` ARRAY<STRING>');
    expect(statements[1]).toContain('`sort`[1]');
    expect(statements[1]).toContain("'path' = '/it''s/here'");
    expect(statements[3]).toContain("'connector' = 'print'");
  });

  it('names aggregates and windows as asked', () => {
    const plan = hits
      .aggregate({ mean: avg('pos'), spread: stddev('pos', { population: true }) })
      .plan();
    const { statements } = compileFlinkSQL(plan, { ...options, windowColumns: 'timestamp' });
    expect(statements[3]).toContain('`window_start` TIMESTAMP(3)');
    expect(statements[4]).toContain('AVG(`pos`),\n  STDDEV_POP(`pos`)\n');
    expect(statements[4]).toContain('SELECT\n  window_start,\n  window_end,');
  });

  it('sets the time after which a partition is idle', () => {
    const plan = hits.watermark('10 seconds', { idleTimeout: '1 minute' }).plan();
    expect(compileFlinkSQL(plan, options).statements[1]).toBe(
      "SET 'table.exec.source.idle-timeout' = '60000 ms'",
    );
  });

  it('takes another name for the event time where a record has that one', () => {
    const plan = query({ time: field('event_time', epochSeconds()), cpk: field('Event_Time_') })
      .window(tumbling('1 s'))
      .groupBy('cpk')
      .aggregate({ hit: count() })
      .plan();
    expect(compileFlinkSQL(plan, options).statements[1]).toContain(
      'WATERMARK FOR `event_time__` AS `event_time__`',
    );
  });
});

describe('names and texts', () => {
  const hostile = (name: string) =>
    query({ time: field('ts', epochSeconds()), cpk: field(['x', name]) })
      .where({ cpk: ["'; DROP TABLE rows; --"] })
      .window(tumbling('1 s'))
      .groupBy('cpk')
      .aggregate({ [name]: count() })
      .plan();

  it('stay names and texts', () => {
    const { text } = compileFlinkSQL(hostile('a` STRING>, `b'), options);
    expect(text).toContain('`x` ROW<`a`` STRING>, ``b` STRING>');
    expect(text).toContain("IN ('''; DROP TABLE rows; --')");
  });

  it.each(['a\0b', '', '\ud800'])('are refused where SQL cannot write them: %j', (name) => {
    expect(() => compileFlinkSQL(hostile(name), options)).toThrow(
      expect.objectContaining({ code: 'not-expressible' }),
    );
  });

  it('may not be those of the window', () => {
    const plan = hits.aggregate({ window_time: count() }).plan();
    expect(() => compileFlinkSQL(plan, options)).toThrow(/window_time.*another name/);
  });
});

it('refuses sources and sinks that it has none of', () => {
  const tape = { kind: 'tape' } as never;
  expect(() => compileFlinkSQL(hits.plan(), { ...options, source: tape })).toThrow(
    'The source for Flink SQL must be of the kind kafka or files, not "tape".',
  );
  expect(() => compileFlinkSQL(hits.plan(), { source: options.source } as never)).toThrow(
    /sink for Flink SQL must be of the kind kafka or files or print, not none/,
  );
});
