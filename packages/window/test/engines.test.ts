import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as window from '../src/index.js';
import { finalsOf, makeRun } from './random-runs.mjs';
import { digestOf } from './told-by-record.mjs';

// What Spark and Flink told of random runs, kept by `npm run check:engines -- window --all --golden`:
// ours must tell the same, byte for byte. Lines are made again from their seeds.

interface Golden {
  readonly version: string;
  readonly runs: readonly { seed: number; digest: string; rows?: string[] }[];
}

describe.each(['spark', 'flink'] as const)('%s', (dialect) => {
  const file = new URL(`./fixtures/engines/${dialect}.json.gz`, import.meta.url);
  const { version, runs } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Golden;

  it(`has the finals of ${dialect} ${version}`, { timeout: 60_000 }, () => {
    // Of the runs that are kept as digests only a part: they are for the check against the engine itself.
    const replayed = runs.filter(({ seed, rows }) => rows !== undefined || seed % 4 === 0);
    expect(replayed.length).toBeGreaterThan(100);
    for (const { seed, digest, rows } of replayed) {
      const ours = finalsOf(window, makeRun(seed, dialect));
      if (digestOf(ours) === digest) continue;
      // Whole rows say more, where there are any.
      expect({ seed, rows: ours }).toEqual({ seed, rows: rows ?? digest });
    }
  });
});
