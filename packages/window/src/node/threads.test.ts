import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, plays, playsPlan } from '../../test/plays.js';
import { avg } from '../aggregates/avg.js';
import { count } from '../aggregates/count.js';
import { distinct } from '../aggregates/distinct.js';
import { first } from '../aggregates/first.js';
import { last } from '../aggregates/last.js';
import { max } from '../aggregates/max.js';
import { min } from '../aggregates/min.js';
import { monoid } from '../aggregates/monoid.js';
import { quantile } from '../aggregates/quantile.js';
import { stddev } from '../aggregates/stddev.js';
import { sum } from '../aggregates/sum.js';
import { topK } from '../aggregates/top-k.js';
import { variance } from '../aggregates/variance.js';
import type { Plan } from '../query/plan.js';
import type { DeadLetter } from '../run/dead-letter.js';
import type { LateRow } from '../run/late-row.js';
import { WindowRun } from '../run/run.js';
import type { RunOptions } from '../run/run.js';
import { callback } from '../sinks/callback.js';
import { collect } from '../sinks/collect.js';
import { ndjson } from '../sources/ndjson.js';
import { rows } from '../sources/rows.js';
import type { ByteSource } from '../sources/source.js';
import { fileCheckpoints } from './file-checkpoints.js';
import { ndjsonSink } from './ndjson-sink.js';
import { threads } from './threads.js';

const records = plays(2000);
const bytes = new TextEncoder().encode(`${linesOf(records)}{"cut`);
const trigger = { rows: 200 };

/** Pieces of some size. */
function* pieces(size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Pieces by turns of three partitions, the last of which is silent from some time on. */
function partitioned(): ByteSource {
  const parts = [0, 1, 2].map((k) =>
    new TextEncoder().encode(
      linesOf(records.filter(({ time }, i) => i % 3 === k && (k < 2 || time < 100_000))),
    ),
  );
  return {
    ...{ kind: 'bytes', name: 'partitions', bounded: true },
    open: () => {
      let turn = 0;
      const at = [0, 0, 0];
      return Promise.resolve({
        ...{ totalBytes: null, position: () => ({}), close: () => Promise.resolve() },
        read(into) {
          for (let tries = 0; tries < 3; tries++) {
            const partition = turn++ % 3;
            const piece = parts[partition]!.subarray(at[partition], at[partition]! + 3001);
            at[partition]! += piece.length;
            into.set(piece);
            if (piece.length > 0) return Promise.resolve({ bytes: piece.length, partition });
          }
          return Promise.resolve(null);
        },
      });
    },
  };
}

async function outcome(plan: Plan, options: RunOptions, source = ndjson(pieces(9999))) {
  const sink = collect();
  const late: LateRow[] = [];
  const letters: DeadLetter[] = [];
  const { windows: _, ...metrics } = await new WindowRun(plan, source, {
    trigger,
    onLate: (row) => late.push(row),
    deadLetter: (letter) => letters.push(letter),
    ...options,
  }).into(sink);
  return { rows: sorted(sink.rows), late: sorted(late), letters, metrics };
}

function sorted(items: readonly unknown[]): string[] {
  return items.map((item) => JSON.stringify(item)).sort();
}

const everything = {
  ...{ all: count(), some: count('seconds'), sum: sum('seconds'), avg: avg('seconds') },
  ...{ min: min('seconds'), max: max('seconds'), first: first('seconds'), last: last('seconds') },
  variance: variance('seconds', { population: true }),
  stddev: stddev('seconds'),
  distinct: distinct('seconds', { precision: 10 }),
  exactly: distinct('seconds', { exact: true }),
  median: quantile('seconds', 0.5, { relativeAccuracy: 0.02 }),
  quantiles: quantile('seconds', [0.9]),
  top: topK('seconds', 3),
};
const sliding = { kind: 'sliding', size: 10_000, slide: 2000, offset: 0 } as const;
const watermark = { delay: 1000, idleTimeout: null, combine: 'min' } as const;
const plans: Record<string, Plan> = {
  'every aggregate': playsPlan({ aggregates: everything }),
  'Spark, update': playsPlan({ emit: 'update', window: sliding }),
  'Flink, fired again': playsPlan({
    ...{ dialect: 'flink', emit: 'update', allowedLateness: 2000, watermark, window: sliding },
  }),
  'Flink, sessions': playsPlan({
    ...{ dialect: 'flink', watermark, window: { kind: 'session', gap: 1500 } },
  }),
  'Kafka, sessions': playsPlan({
    ...{ dialect: 'kafka', emit: 'update', watermark, window: { kind: 'session', gap: 1500 } },
  }),
  'Kafka, anchored': playsPlan({
    ...{ dialect: 'kafka', watermark, window: { kind: 'anchored', difference: 3000 } },
  }),
};

describe('threads', () => {
  it.each(['every aggregate', 'Flink, fired again', 'Kafka, sessions', 'Kafka, anchored'])(
    '%s: tell what one thread tells',
    async (name) => {
      const plan = plans[name]!;
      const one = await outcome(plan, {});
      const several = await outcome(plan, { threads: threads(2) });
      expect(several).toEqual(one);
      expect(one.rows.length).toBeGreaterThan(300);
      expect(one.letters).toMatchObject([{ text: '{"cut', line: 2001 }]);
    },
  );

  it('know all partitions', async () => {
    const plan = plans['Flink, sessions']!;
    const one = await outcome(plan, {}, partitioned());
    expect(await outcome(plan, { threads: threads(3) }, partitioned())).toEqual(one);
    expect(one.late.length).toBeGreaterThan(0);
  });

  it('tell in one order, that of single keys as one thread', async () => {
    const told = async (options: RunOptions) => {
      const sink = collect<Record<string, unknown>>();
      await new WindowRun(plans['Kafka, sessions']!, ndjson(pieces(9999)), options).into(sink);
      return sink.rows;
    };
    const [one, two] = [await told({ trigger }), await told({ trigger, threads: threads(2) })];
    expect(await told({ trigger, threads: threads(2) })).toEqual(two);
    for (const key of new Set(one.map(({ cpk }) => cpk)))
      expect(two.filter(({ cpk }) => cpk === key)).toEqual(one.filter(({ cpk }) => cpk === key));
  });

  it('stop at an abort and at a break', async () => {
    const abort = new AbortController();
    const options = { trigger, threads: threads(2), signal: abort.signal };
    const run = new WindowRun(plans['Flink, sessions']!, ndjson(pieces(999)), options);
    const stopping = run.into(callback(() => abort.abort(new Error('enough'))));
    await expect(stopping).rejects.toThrow('enough');
    let batches = 0;
    for await (const _ of new WindowRun(playsPlan(), ndjson(bytes), { threads: threads(2) })) {
      batches++;
      break;
    }
    expect(batches).toBe(1);
  });

  it('pass on what fails in one', async () => {
    const run = (plan: Plan, options: RunOptions) =>
      outcome(plan, { threads: threads(2), ...options });
    await expect(run(playsPlan(), { strict: true })).rejects.toMatchObject({
      code: 'malformed-input',
      message: expect.stringContaining('line 2001') as string,
    });
    const few = playsPlan({ aggregates: { one: distinct('seconds', { exact: true, limit: 1 }) } });
    await expect(run(few, {})).rejects.toMatchObject({ code: 'too-many-keys' });
  });

  it('refuse what they cannot share', () => {
    const run =
      (plan: Plan, source = ndjson('')) =>
      () =>
        new WindowRun(plan, source, { threads: threads(2) });
    const own = monoid({
      ...{ name: 'own', field: 'seconds', empty: () => 0, add: (s: number) => s + 1 },
      ...{ merge: (a: number, b: number) => a + b, value: (s: number) => s },
    });
    expect(run(playsPlan({ aggregates: { own } }))).toThrow('monoid');
    expect(run(playsPlan({ maxKeys: { limit: 9, policy: 'drop' } }))).toThrow('maxKeys');
    expect(() => new WindowRun(playsPlan(), rows([]), { threads: threads(2) })).toThrow('objects');
    expect(() => threads(0)).toThrow('count must be a whole number');
  });
});

describe('checkpoints of threads', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nunchi-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['Spark, update', 'Kafka, sessions'])(
    '%s: a run goes on as if nothing had happened, with as many threads',
    async (name) => {
      const plan = plans[name]!;
      const [out, whole] = [join(folder, `${name}.jsonl`), join(folder, `${name} whole.jsonl`)];
      await new WindowRun(plan, ndjson(pieces(3001)), { trigger }).into(ndjsonSink(whole));
      const files = fileCheckpoints(join(folder, name));
      let saving = Promise.resolve();
      const store: typeof files = {
        ...files,
        save: (checkpoint) => (saving = files.save(checkpoint)),
      };
      const options = { trigger, checkpoint: { store, every: { rows: 300 } } };
      const run = (count: number) =>
        new WindowRun(plan, ndjson(pieces(3001)), { ...options, threads: threads(count) });
      const first = run(2);
      const sink = ndjsonSink(out);
      const failing = {
        ...sink,
        write: async (batch: Parameters<typeof sink.write>[0]) => {
          await sink.write(batch);
          // On a slow disk the run would else be over first.
          await saving;
          if (first.metrics.checkpoints > 1) throw new Error('crash');
        },
      };
      await expect(first.into(failing)).rejects.toThrow('crash');
      await writeFile(out, 'what the crash has left', { flag: 'a' });
      await expect(run(3).into(sink)).rejects.toThrow('on 2 threads, this run has 3');
      const alone = new WindowRun(plan, ndjson(pieces(3001)), options).into(sink);
      await expect(alone).rejects.toThrow('a run on 2 threads');
      const metrics = await run(2).into(sink);
      expect(metrics).toMatchObject({ rows: 2000, lines: 2001, bytes: bytes.length });
      const lines = async (path: string) => (await readFile(path, 'utf8')).split('\n').sort();
      expect(await lines(out)).toEqual(await lines(whole));
    },
  );
});
