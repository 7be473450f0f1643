import { expect, it } from 'vitest';
import { count } from '../aggregates/count.js';
import { sum } from '../aggregates/sum.js';
import { field, number } from '../query/field.js';
import { query } from '../query/query.js';
import { epochSeconds, localTime } from '../time/format.js';
import { session } from '../windows/session.js';
import { sliding } from '../windows/sliding.js';
import { tumbling } from '../windows/tumbling.js';
import { compileKsqlDB } from './ksqldb.js';

const plays = query({
  time: field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Europe/Paris')),
  cpk: field('_source.@fields.params.cpk'),
  pos: field('pos', number()),
})
  .dialect('kafka')
  .watermark('10 seconds')
  .groupBy('cpk');
const hits = plays.window(tumbling('10 seconds')).aggregate({ hit: count() });

it('reads, groups and writes', () => {
  const sink = { kind: 'kafka', topic: 'hits', servers: 'kafka:9092' } as const;
  expect(compileKsqlDB(hits.plan(), { sink }).text).toMatchInlineSnapshot(`
    "-- Exact unless a time lies before 1970: Kafka has none.
    -- Exact unless a line goes on behind its record: the record counts.
    -- Exact unless a time names a day or an hour that is none (2020-02-30, 24:00): another is taken.
    -- Exact unless another value stands where an object or an array is read: the record is left out.
    -- Exact unless a key is null (its rows are left out), or a JSON number has a fraction.
    CREATE STREAM records (
      \`_source\` STRUCT<\`logdate\` VARCHAR, \`@fields\` STRUCT<\`params\` STRUCT<\`cpk\` VARCHAR>>>
    ) WITH (KAFKA_TOPIC = 'plays', VALUE_FORMAT = 'JSON');

    CREATE STREAM timed
    WITH (TIMESTAMP = 'event_time', VALUE_FORMAT = 'JSON') AS
    SELECT
      UNIX_TIMESTAMP(PARSE_TIMESTAMP(REGEXP_EXTRACT('\\A([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3})\\z', \`_source\`->\`logdate\`), 'yyyy-MM-dd HH:mm:ss.SSS', 'Europe/Paris')) AS \`event_time\`,
      \`_source\`->\`@fields\`->\`params\`->\`cpk\` AS \`cpk\`
    FROM records
    WHERE UNIX_TIMESTAMP(PARSE_TIMESTAMP(REGEXP_EXTRACT('\\A([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3})\\z', \`_source\`->\`logdate\`), 'yyyy-MM-dd HH:mm:ss.SSS', 'Europe/Paris')) >= 0
    EMIT CHANGES;

    CREATE TABLE results
    WITH (KAFKA_TOPIC = 'hits', KEY_FORMAT = 'JSON', VALUE_FORMAT = 'JSON') AS
    SELECT
      \`cpk\`,
      WINDOWSTART AS \`window_start\`,
      WINDOWEND AS \`window_end\`,
      COUNT(*) AS \`hit\`
    FROM timed
    WINDOW TUMBLING (SIZE 10000 MILLISECONDS, GRACE PERIOD 10000 MILLISECONDS)
    GROUP BY \`cpk\`
    EMIT FINAL;
    "
  `);
});

it('says hopping windows and sessions, as they change', () => {
  const last = (of: typeof hits) => compileKsqlDB(of.plan()).statements[2];
  expect(last(hits.window(sliding('1 minute', '7 seconds')).emit('update'))).toMatch(
    /WINDOW HOPPING \(SIZE 60000 MILLISECONDS, ADVANCE BY 7000 MILLISECONDS, GRACE PERIOD 10000 MILLISECONDS\)\nGROUP BY `cpk`\nEMIT CHANGES$/,
  );
  expect(last(hits.window(session('1 minute')))).toContain(
    'WINDOW SESSION (60000 MILLISECONDS, GRACE PERIOD 10000 MILLISECONDS)',
  );
});

it('keys rows by JSON, since several columns have no other key', () => {
  expect(compileKsqlDB(hits.plan()).statements[2]).toContain(
    "CREATE TABLE results\nWITH (KEY_FORMAT = 'JSON', VALUE_FORMAT = 'JSON') AS",
  );
});

it('gives null for the sum of nothing, and filters before time moves', () => {
  const plan = plays
    .where({ pos: [1] })
    .window(tumbling('1 s'))
    .aggregate({ seconds: sum('pos') })
    .plan();
  const [, timed, results] = compileKsqlDB(plan).statements;
  expect(timed).toMatch(/WHERE .* >= 0 AND \(.* IN \(CAST\('1e0' AS DOUBLE\)\)\)\nEMIT CHANGES$/);
  expect(results).toContain('CASE WHEN COUNT(`pos`) > 0 THEN SUM(`pos`) END AS `seconds`');
});

it('reads times since the epoch, and arrays, whose places count from 1', () => {
  const plan = query({ time: field('sort[0]', epochSeconds()), cpk: field('cpk') })
    .groupBy('cpk')
    .window(tumbling('1 s'))
    .aggregate({ hit: count() })
    .plan();
  const [records, timed] = compileKsqlDB(plan).statements;
  expect(records).toContain('`sort` ARRAY<VARCHAR>');
  expect(timed).toContain('`sort`[1]');
  expect(timed).toContain('* 1000');
});
