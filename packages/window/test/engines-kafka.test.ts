import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as window from '../src/index.js';
import { makeRun } from './random-runs.mjs';
import { digestOf, toldByRecord } from './told-by-record.mjs';

// What Kafka Streams itself told of random runs, record by record: scripts/engines/kafka-streams.mjs
// asked it. The runs are made again from their seeds.

interface Golden {
  version: string;
  runs: { seed: number; digest: string; records?: string[][] }[];
}

const file = new URL('fixtures/engines/kafka.json.gz', import.meta.url);
const golden = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Golden;

const kinds = new Map<string, Golden['runs']>();
for (const run of golden.runs) {
  const { window, emit } = makeRun(run.seed, 'kafka').query;
  const kind = `${window.kind} windows, ${emit === 'append' ? 'when they close' : 'every update'}`;
  kinds.set(kind, [...(kinds.get(kind) ?? []), run]);
}

describe(`ours tells what Kafka Streams ${golden.version} told`, () => {
  test.each([...kinds])('%s', (_, runs) => {
    for (const { seed, digest, records } of runs) {
      const ours = toldByRecord(window, makeRun(seed, 'kafka'));
      if (records) expect(ours, `seed ${seed}`).toEqual(records);
      expect(digestOf(ours), `seed ${seed}`).toBe(digest);
    }
  });

  test('a thousand runs, of every kind', () => {
    expect(golden.runs.length).toBe(1000);
    expect(kinds.size).toBe(6);
    for (const runs of kinds.values()) expect(runs.length).toBeGreaterThan(30);
  });
});
