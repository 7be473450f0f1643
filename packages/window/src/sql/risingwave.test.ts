import { expect, it } from 'vitest';
import { count } from '../aggregates/count.js';
import { sum } from '../aggregates/sum.js';
import { field, number } from '../query/field.js';
import { query } from '../query/query.js';
import { epochMillis, isoTime, localTime } from '../time/format.js';
import { sliding } from '../windows/sliding.js';
import { tumbling } from '../windows/tumbling.js';
import { compileRisingWaveSQL } from './risingwave.js';

const plays = query({
  time: field('_source.logdate', localTime("yyyy-MM-dd'T'HH:mm:ss.SSS", '+09:00')),
  cpk: field('_source.@fields.params.cpk'),
  pos: field('pos', number()),
}).watermark('10 seconds');
const hits = plays.window(tumbling('10 seconds')).groupBy('cpk').aggregate({ hit: count() });
const sink = { kind: 'kafka', topic: 'hits', servers: 'kafka:9092' } as const;

it('reads, groups and writes', () => {
  expect(compileRisingWaveSQL(hits.plan(), { sink }).text).toMatchInlineSnapshot(`
    "-- Exact unless a row comes later than the delay: it is dropped even while its window is open.
    -- Exact unless a record has a key twice: the first value may count.
    -- Exact unless a time lies before 1990, when the zone may have changed.
    -- Exact unless a JSON number is read as text that has a fraction, an exponent or more than 15 digits, or is -0: it is spelled otherwise.
    CREATE SOURCE records (
      "_source" JSONB,
      "event_time" TIMESTAMP AS TO_TIMESTAMP(CASE WHEN ("_source" #>> ARRAY['logdate']) ~ '^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3})$' THEN ("_source" #>> ARRAY['logdate']) END, 'YYYY-MM-DD"T"HH24:MI:SS.MS') AT TIME ZONE 'UTC' - INTERVAL '9 HOUR',
      WATERMARK FOR "event_time" AS "event_time" - INTERVAL '10 SECOND'
    ) WITH (
      connector = 'kafka',
      topic = 'plays',
      properties.bootstrap.server = 'localhost:9092',
      scan.startup.mode = 'earliest'
    ) FORMAT PLAIN ENCODE JSON;

    CREATE MATERIALIZED VIEW results AS
    WITH rows AS (
      SELECT
        "event_time",
        ("_source" #>> ARRAY['@fields', 'params', 'cpk']) AS "cpk"
      FROM records
      WHERE "event_time" IS NOT NULL
    )
    SELECT
      (EXTRACT(EPOCH FROM window_start) * 1000)::BIGINT AS window_start,
      (EXTRACT(EPOCH FROM window_end) * 1000)::BIGINT AS window_end,
      "cpk",
      COUNT(*) AS "hit"
    FROM TUMBLE(rows, "event_time", INTERVAL '10 SECOND')
    GROUP BY window_start, window_end, "cpk"
    EMIT ON WINDOW CLOSE;

    CREATE SINK results_sink FROM results WITH (
      connector = 'kafka',
      topic = 'hits',
      properties.bootstrap.server = 'kafka:9092'
    ) FORMAT PLAIN ENCODE JSON;
    "
  `);
});

it('tells rows as they change, and all of them, without EMIT', () => {
  const updated = compileRisingWaveSQL(hits.emit('update').plan(), { sink }).statements;
  expect(updated[0]).toContain('WATERMARK FOR "event_time"');
  expect(updated[1]).not.toContain('EMIT');
  expect(updated[2]).toContain(`primary_key = 'window_start,window_end,"cpk"'`);
  expect(updated[2]).toContain('FORMAT UPSERT');
  const complete = compileRisingWaveSQL(hits.emit('complete').plan()).statements;
  expect(complete).toHaveLength(2);
  expect(complete[0]).not.toContain('WATERMARK');
});

it('says hopping windows with an offset, sums and filters', () => {
  const plan = plays
    .where({ pos: 1.5 })
    .window(sliding('1 minute', '10 seconds', { offset: '3 seconds' }))
    .aggregate({ seconds: sum('pos') })
    .plan();
  const [source, view] = compileRisingWaveSQL(plan, { windowColumns: 'timestamp' }).statements;
  expect(source).toContain('IN (1.5e0::DOUBLE PRECISION)) THEN');
  expect(view).toContain(
    `FROM HOP(rows, "event_time", INTERVAL '10 SECOND', INTERVAL '1 MINUTE', INTERVAL '3 SECOND')`,
  );
  expect(view).toContain('SELECT\n  window_start,\n  window_end,\n  SUM("pos") AS "seconds"');
});

it('reads the other kinds of time', () => {
  const source = (time: ReturnType<typeof isoTime>) =>
    compileRisingWaveSQL(
      query({ time: field(['a"b', 0], time) })
        .window(tumbling('1 s'))
        .aggregate({ hit: count() })
        .plan(),
    ).statements[0];
  expect(source(isoTime())).toContain(`("a""b" #>> ARRAY['0'])`);
  expect(source(isoTime())).toContain('::TIMESTAMPTZ');
  expect(source(epochMillis())).toContain('FLOOR(CASE WHEN');
});
