import { describe, expect, it } from 'vitest';
import { count } from '../aggregates/count.js';
import { distinct } from '../aggregates/distinct.js';
import { first } from '../aggregates/first.js';
import { max } from '../aggregates/max.js';
import { monoid } from '../aggregates/monoid.js';
import { quantile } from '../aggregates/quantile.js';
import { sum } from '../aggregates/sum.js';
import { topK } from '../aggregates/top-k.js';
import { variance } from '../aggregates/variance.js';
import { WindowError } from '../errors.js';
import { field, number, scalar } from '../query/field.js';
import type { Plan } from '../query/plan.js';
import { query } from '../query/query.js';
import { epochMillis, isoTime, localTime } from '../time/format.js';
import { anchored } from '../windows/anchored.js';
import { calendar } from '../windows/calendar.js';
import { cumulate } from '../windows/cumulate.js';
import { instants } from '../windows/instants.js';
import { session } from '../windows/session.js';
import { sliding } from '../windows/sliding.js';
import { tumbling } from '../windows/tumbling.js';
import { capabilities, capabilitiesMarkdown, engineNames } from './capabilities.js';
import type { SqlEngine, SqlFeature } from './capabilities.js';
import { caveatsOf, featuresOf } from './check-expressible.js';
import { compileDuckDBSQL } from './duckdb.js';
import { compileFlinkSQL } from './flink.js';
import { compileKsqlDB } from './ksqldb.js';
import { compileRisingWaveSQL } from './risingwave.js';
import { compileSparkSQL } from './spark-sql.js';
import { compileSparkJob } from './spark.js';

const source = { kind: 'kafka', topic: 'plays', servers: 'localhost:9092' } as const;

const compilers: Record<SqlEngine, (plan: Plan) => unknown> = {
  flink: (plan) => compileFlinkSQL(plan, { source, sink: { kind: 'print' } }),
  spark: (plan) => [
    compileSparkJob(plan, { source, sink: { kind: 'print' } }),
    compileSparkSQL(plan, { stream: 'plays' }),
  ],
  risingwave: (plan) => compileRisingWaveSQL(plan),
  ksqldb: (plan) => compileKsqlDB(plan),
  duckdb: (plan) => compileDuckDBSQL(plan),
};

const plays = query({
  time: field('ts', epochMillis()),
  cpk: field('params.cpk'),
  value: field('value', scalar()),
  bytes: field('bytes', number()),
}).watermark('10 seconds');
const local = (pattern: string, zone: string): Plan =>
  query({ time: field('ts', localTime(pattern, zone)), cpk: field('cpk') })
    .window(ten)
    .groupBy('cpk')
    .aggregate({ hit: count() })
    .plan();
const ten = tumbling('10 seconds');
const hits = plays.window(ten).groupBy('cpk').aggregate({ hit: count() });
const minute = 'yyyy-MM-dd HH:mm';
/** Of a zone by its name all days since 1990 are looked at, which takes a while. */
const KOREA = '+09:00';

/** A plan for each feature, which asks for nothing else that is out of the way. */
const plans: Record<SqlFeature, Plan> = {
  'tumbling windows': hits.plan(),
  'sliding windows': hits.window(sliding('10 seconds', '5 seconds')).plan(),
  'sliding windows whose size is no multiple of the slide': hits
    .window(sliding('10 seconds', '3 seconds'))
    .plan(),
  'windows with an offset': hits.window(tumbling('10 seconds', { offset: '-3 seconds' })).plan(),
  'cumulating windows': hits.window(cumulate('1 minute', '1 hour')).plan(),
  sessions: hits.window(session('1 minute')).plan(),
  "sessions by Kafka's rule": hits.window(session('1 minute')).dialect('kafka').plan(),
  'sessions with a gap of each row': hits.window(session({ field: 'bytes' })).plan(),
  'sessions in update mode': hits
    .window(session('1 minute'))
    .dialect('kafka')
    .emit('update')
    .plan(),
  'sessions without a key': hits.window(session('1 minute')).dialect('flink').groupBy().plan(),
  'days and weeks of a zone without clock changes': hits.window(calendar('week', KOREA)).plan(),
  'months of a zone without clock changes': hits.window(calendar('month', KOREA)).plan(),
  'days, weeks and months with daylight saving': hits
    .window(calendar('day', 'Europe/Paris'))
    .plan(),
  'anchored windows': hits.window(anchored('10 seconds')).dialect('kafka').plan(),
  'windows of single moments': hits.window(instants()).plan(),
  'append mode': hits.plan(),
  'update mode': hits.emit('update').plan(),
  'complete mode': hits.emit('complete').plan(),
  "late rows by Spark's rule": hits.plan(),
  "late rows by Flink's rule": hits.dialect('flink').plan(),
  "late rows by Kafka's rule": hits.dialect('kafka').plan(),
  'allowed lateness': hits.dialect('flink').emit('update').allowedLateness('5 seconds').plan(),
  'idle partitions': hits.watermark('10 seconds', { idleTimeout: '1 minute' }).plan(),
  'the fastest of several watermarks': hits.watermark('10 seconds', { combine: 'max' }).plan(),
  'a bound on keys': hits.maxKeys(1000).plan(),
  'results without a key': hits.groupBy().plan(),
  'keys of text': hits.plan(),
  'keys of numbers': hits.groupBy('bytes').plan(),
  'values as JSON has them (scalar)': hits.groupBy('value').plan(),
  filters: hits.where({ cpk: ['a', null] }).plan(),
  'fields within objects': hits.plan(),
  'places in arrays': query({ time: field('sort[0]', epochMillis()), cpk: field('cpk') })
    .window(ten)
    .groupBy('cpk')
    .aggregate({ hit: count() })
    .plan(),
  'keys that a record has twice': hits.plan(),
  'lines that are no JSON': hits.plan(),
  'local times without clock changes': local(minute, KOREA),
  'local times with daylight saving': local(minute, 'Europe/Paris'),
  'times whose parts have one digit or two': local('yyyy-M-d', KOREA),
  'fractions of a second below the millisecond': local('yyyy-MM-dd HH:mm:ss.SSSSSS', KOREA),
  'ISO 8601 times': query({ time: field('ts', isoTime()), cpk: field('cpk') })
    .window(ten)
    .groupBy('cpk')
    .aggregate({ hit: count() })
    .plan(),
  'times since the epoch': hits.plan(),
  'times before 1970': hits.plan(),
  count: hits.aggregate({ hit: count(), known: count('cpk') }).plan(),
  'sum and avg': hits.aggregate({ volume: sum('bytes') }).plan(),
  'min and max': hits.aggregate({ largest: max('bytes') }).plan(),
  'variance and stddev': hits.aggregate({ spread: variance('bytes') }).plan(),
  'first and last': hits.aggregate({ first: first('bytes') }).plan(),
  distinct: hits.aggregate({ users: distinct('cpk') }).plan(),
  quantile: hits.aggregate({ median: quantile('bytes', 0.5) }).plan(),
  topK: hits.aggregate({ top: topK('cpk', 10) }).plan(),
  monoid: hits
    .aggregate({
      product: monoid({
        name: 'product',
        field: 'bytes',
        empty: () => 1,
        add: (state, x) => state * Number(x),
        merge: (a, b) => a * b,
        value: (state) => state,
      }),
    })
    .plan(),
};

const engines = Object.keys(engineNames) as SqlEngine[];
const features = Object.keys(capabilities) as SqlFeature[];

describe.each(features)('%s', (feature) => {
  const plan = plans[feature];

  const asked = featuresOf(plan);

  it('is seen in a plan', () => {
    expect(asked).toContain(feature);
  });

  it.each(engines)('%s does what the table says', (engine) => {
    const capability = capabilities[feature][engine];
    const compile = (): unknown => compilers[engine](plan);
    const refusedOthers = asked.filter((other) => {
      const of = capabilities[other][engine];
      return other !== feature && typeof of === 'object' && 'refused' in of;
    });
    if (typeof capability === 'object' && 'refused' in capability) {
      expect(compile).toThrow(WindowError);
      if (refusedOthers.length === 0)
        expect(compile).toThrow(
          `${engineNames[engine]} cannot express ${feature}: ${capability.refused}.`,
        );
    } else if (refusedOthers.length === 0) {
      expect(compile).not.toThrow();
      if (typeof capability === 'object')
        expect(caveatsOf(engine, plan)).toContain(capability.unless);
    } else expect(compile).toThrow(/not|cannot/);
  });
});

it('the refusal has its own code', () => {
  expect(() => compilers.flink(plans['update mode'])).toThrow(
    expect.objectContaining({ code: 'not-expressible' }),
  );
});

it('the table is told as Markdown, each reason once', () => {
  const lines = capabilitiesMarkdown().split('\n');
  expect(lines[0]).toBe('| Feature | Flink SQL | Spark | RisingWave | ksqlDB | DuckDB |');
  expect(lines.slice(2, 2 + features.length).map((line) => line.split(' | ').length)).toEqual(
    features.map(() => 6),
  );
  expect(lines.find((line) => line.startsWith('| update mode'))).toMatch(
    /^\| update mode \| no \d+ \| exact \| exact \| exact \| exact, but \d+ \|$/,
  );
  const notes = lines.filter((line) => /^\d+\. /.test(line));
  expect(new Set(notes.map((note) => note.replace(/^\d+/, ''))).size).toBe(notes.length);
});
