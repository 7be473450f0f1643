import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as window from '../src/index.js';
import { finalsOf, makeRun } from './random-runs.mjs';
import { digestOf, toldByRecord } from './told-by-record.mjs';

// What Spark, Flink and Kafka Streams told of random runs, kept by scripts/engines: ours must tell the
// same, byte for byte; of Kafka Streams, which tells record by record, all that it told, of the others
// the finals. Lines are made again from their seeds. A part of the runs is replayed here; the scripts
// hold all of them against the engines themselves.

interface Golden {
  readonly version: string;
  /** The first runs in full, the others as digests. */
  readonly runs: readonly { seed: number; digest: string; rows?: unknown; records?: unknown }[];
}

const REPLAYED = 150;

describe.each(['spark', 'flink', 'kafka'] as const)('%s', (dialect) => {
  const file = new URL(`./fixtures/engines/${dialect}.json.gz`, import.meta.url);
  const { version, runs } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Golden;
  const replayed = runs.slice(0, REPLAYED);

  it(`tells what ${dialect} ${version} told`, { timeout: 60_000 }, () => {
    expect(replayed).toHaveLength(REPLAYED);
    for (const { seed, digest, ...whole } of replayed) {
      const run = makeRun(seed, dialect);
      const ours = dialect === 'kafka' ? toldByRecord(window, run) : finalsOf(window, run);
      if (digestOf(ours) === digest) continue;
      expect({ seed, told: ours }).toEqual({ seed, told: whole.rows ?? whole.records ?? digest });
    }
  });

  it('of every kind of window', () => {
    const counts: Record<string, number> = {};
    for (const { seed } of replayed) {
      const { kind } = makeRun(seed, dialect).query.window;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    const third = { spark: 'instant', flink: 'cumulate', kafka: 'anchored' }[dialect];
    expect(Object.keys(counts).sort()).toEqual(['session', 'sliding', third].sort());
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(5);
  });
});
