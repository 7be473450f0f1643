// What crash.test.ts kills: a run over files into a file. It writes a dot for each checkpoint.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileCheckpoints } from '../src/node/file-checkpoints.js';
import { ndjson } from '../src/node/ndjson-file.js';
import { ndjsonSink } from '../src/node/ndjson-sink.js';
import type { CheckpointStore } from '../src/run/checkpoint-store.js';
import { WindowRun } from '../src/run/run.js';
import type { ByteSource } from '../src/sources/source.js';
import { CRASH_TRIGGER, crashPlans } from './crash-plans.js';

/** Reads little at a time and not too fast, so that lines are cut and there is much to interrupt. */
function inSmallPieces(source: ByteSource): ByteSource {
  return {
    ...source,
    async open(from, signal) {
      const reader = await source.open(from, signal);
      return {
        totalBytes: reader.totalBytes,
        async read(into) {
          await sleep(2);
          return reader.read(into.subarray(0, 4001));
        },
        position: () => reader.position(),
        close: () => reader.close(),
      };
    },
  };
}

const [name = '', folder = '', ...files] = process.argv.slice(2);
const plan = crashPlans[name];
if (!plan) throw new Error(`There is no plan ${name}.`);
const inFiles = fileCheckpoints(`${folder}/state`);
const store: CheckpointStore = {
  ...inFiles,
  async save(pieces) {
    await inFiles.save(pieces);
    process.stdout.write('.');
  },
};
const run = new WindowRun(plan, inSmallPieces(ndjson(files)), {
  trigger: CRASH_TRIGGER,
  checkpoint: { store, every: { rows: 100 } },
});
await run.into(ndjsonSink(`${folder}/out.jsonl`));
