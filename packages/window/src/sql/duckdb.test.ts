import { expect, it } from 'vitest';
import { count } from '../aggregates/count.js';
import { field } from '../query/field.js';
import { query } from '../query/query.js';
import { localTime } from '../time/format.js';
import { tumbling } from '../windows/tumbling.js';
import { compileDuckDBSQL } from './duckdb.js';

// What these answer is held against ours by benchmarks/src/window-duckdb.test.mjs.
const hits = query({
  time: field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', '+09:00')),
  cpk: field('_source.@fields.params.cpk'),
})
  .window(tumbling('10 seconds'))
  .groupBy('cpk')
  .aggregate({ hit: count() });

it('is one SELECT', () => {
  expect(compileDuckDBSQL(hits.plan()).text).toMatchInlineSnapshot(`
    "-- Exact unless rows come late: here none does, since records are at rest.
    -- Exact unless a record has a key twice: the first value may count.
    -- Exact unless a time lies before 1990, when the zone may have changed.
    -- Exact unless a JSON number is read as text that has a fraction, an exponent or more than 15 digits, or is -0: it is spelled otherwise.
    WITH records AS (
      SELECT json AS record
      FROM read_ndjson_objects('plays.jsonl', ignore_errors = true)
    ), rows AS (
      SELECT
        date_trunc('millisecond', try_strptime(CASE WHEN regexp_full_match((record ->> '/_source/logdate'), '[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}') THEN (record ->> '/_source/logdate') END, '%Y-%m-%d %H:%M:%S.%n') - to_milliseconds(32400000)) AS event_time,
        (record ->> '/_source/@fields/params/cpk') AS "cpk"
      FROM records
    ), timed AS (
      SELECT * FROM rows WHERE event_time IS NOT NULL
    ), windowed AS (SELECT *, time_bucket(to_milliseconds(10000), event_time, TIMESTAMP '1970-01-01' + to_milliseconds(0)) AS window_start, time_bucket(to_milliseconds(10000), event_time, TIMESTAMP '1970-01-01' + to_milliseconds(0)) + to_milliseconds(10000) AS window_end FROM timed)
    SELECT
      epoch_ms(window_start) AS window_start,
      epoch_ms(window_end) AS window_end,
      "cpk",
      COUNT(*) AS "hit"
    FROM windowed
    GROUP BY window_start, window_end, "cpk"
    ORDER BY window_start, window_end, "cpk";
    "
  `);
});

it('refuses names that differ only by case, which DuckDB does not tell apart', () => {
  const plan = hits.aggregate({ hit: count(), Hit: count() }).plan();
  expect(() => compileDuckDBSQL(plan)).toThrow(/another column "Hit"/);
});

it('writes paths as JSON pointers, which quote two characters', () => {
  const plan = query({
    time: field(['a/b', '~', "it's", 0], localTime('yyyy-MM-dd 100%', 'Z')),
  })
    .window(tumbling('10 seconds'))
    .aggregate({ hit: count() })
    .plan();
  const { text } = compileDuckDBSQL(plan, { source: { kind: 'files', path: "it's.jsonl" } });
  expect(text).toContain("(record ->> '/a~1b/~0/it''s/0')");
  expect(text).toContain("'%Y-%m-%d 100%%'");
  expect(text).toContain("read_ndjson_objects('it''s.jsonl'");
});
