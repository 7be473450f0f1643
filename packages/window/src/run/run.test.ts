import { describe, expect, it, vi } from 'vitest';
import { crashPlans } from '../../test/crash-plans.js';
import { linesOf, plays, playsPlan } from '../../test/plays.js';
import { callback } from '../sinks/callback.js';
import { collect } from '../sinks/collect.js';
import { ndjson } from '../sources/ndjson.js';
import { rows } from '../sources/rows.js';
import type { ByteSource, Source } from '../sources/source.js';
import type { CheckpointStore } from './checkpoint-store.js';
import type { RunProgress } from './progress.js';
import { WindowRun } from './run.js';
import type { RunOptions } from './run.js';

const plan = playsPlan();
const records = plays(2000);
const log = linesOf(records);
const bytes = new TextEncoder().encode(log);

async function outcome(source: Source, options: RunOptions = {}, query = plan) {
  const sink = collect();
  const metrics = await new WindowRun(query, source, options).into(sink);
  return { rows: sink.rows, metrics };
}

/** Pieces of some size. */
function* pieces(size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* slowly<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

/** Lets the event loop turn before each, so that checkpoints are saved in between. */
async function* turning<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) {
    await new Promise((resolve) => setImmediate(resolve));
    yield item;
  }
}

/** Keeps the last checkpoint in memory. */
function memory(): CheckpointStore & { saved: Uint8Array | null } {
  const store: CheckpointStore & { saved: Uint8Array | null } = {
    saved: null,
    save: (pieces) => {
      store.saved = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
      return Promise.resolve();
    },
    load: (decode) => Promise.resolve(store.saved && decode(store.saved)),
  };
  return store;
}

const every = { rows: 100 };
const trigger = { rows: 64 };

describe('WindowRun', () => {
  it('gives the same from every kind of source', async () => {
    const { rows: expected, metrics } = await outcome(ndjson(log), { trigger });
    expect(expected.length).toBeGreaterThan(300);
    expect(metrics).toMatchObject({ rows: 2000, bytes: bytes.length, emitted: expected.length });
    const sources: Source[] = [
      ndjson(bytes),
      ndjson([...pieces(999)]),
      ndjson(slowly(pieces(70_000))),
      ndjson(new Blob([bytes]).stream()),
      ndjson(new Response(log)),
      rows(records),
      rows(slowly(records)),
      rows(slowly(records), { batch: 7 }),
    ];
    for (const source of sources)
      expect((await outcome(source, { trigger })).rows).toEqual(expected);
  });

  it('ends a micro-batch every so many rows, wherever the input is cut', async () => {
    const updates = playsPlan({ emit: 'update' });
    const batches = async (source: Source) => {
      const found: number[] = [];
      for await (const batch of new WindowRun(updates, source, { trigger }))
        found.push(batch.length);
      return found;
    };
    const expected = await batches(ndjson(log));
    expect(expected.length).toBeGreaterThan(2000 / 64);
    expect(await batches(ndjson(pieces(777)))).toEqual(expected);
    expect(await batches(ndjson(log.trimEnd()))).toEqual(expected);
    expect(await batches(rows(records))).toEqual(expected);
  });

  it('tells after each piece with chunk', async () => {
    const updates = playsPlan({ emit: 'update' });
    const source = rows(slowly([{ time: 1 }, { time: 2 }, { time: 3 }]));
    let batches = 0;
    for await (const batch of new WindowRun(updates, source, { trigger: 'chunk' })) {
      expect(batch.length).toBe(1);
      batches++;
    }
    expect(batches).toBe(3);
  });

  it('gives nothing of nothing', async () => {
    expect((await outcome(ndjson(''))).rows).toEqual([]);
    expect((await outcome(ndjson(new Response()))).rows).toEqual([]);
    expect((await outcome(rows([]))).rows).toEqual([]);
  });

  it('goes by the clock where the source does not end, also while nothing comes', async () => {
    vi.useFakeTimers();
    try {
      let more: (record: unknown) => void = () => undefined;
      async function* live() {
        for (;;) yield await new Promise<unknown>((resolve) => (more = resolve));
      }
      const updates = playsPlan({ emit: 'update' });
      const run = new WindowRun(updates, rows(live(), { bounded: false }));
      const iterator = run[Symbol.asyncIterator]();
      const first = iterator.next();
      await vi.advanceTimersByTimeAsync(10);
      more({ time: 1000, params: { cpk: 'a', seconds: 1 } });
      await vi.advanceTimersByTimeAsync(500);
      more({ time: 1500, params: { cpk: 'a', seconds: 1 } });
      await vi.advanceTimersByTimeAsync(600);
      expect((await first).value?.toArray()).toEqual([
        { windowStart: 0, windowEnd: 10_000, cpk: 'a', hit: 2, seconds: 2 },
      ]);
      void iterator.return(undefined);
    } finally {
      vi.useRealTimers();
    }
  });

  it('reads no further than results are taken', async () => {
    let read = 0;
    function* counted() {
      for (const piece of pieces(1000)) {
        read++;
        yield piece;
      }
    }
    const run = new WindowRun(plan, ndjson(counted()), { trigger: { rows: 10 } });
    for await (const batch of run) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    const taken = read;
    expect(taken).toBeLessThan(bytes.length / 1000 / 2);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(read).toBe(taken);
  });

  it('tells how far it is', async () => {
    const told: RunProgress[] = [];
    await outcome(ndjson(bytes), { trigger, onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toMatchObject({
      bytes: bytes.length,
      totalBytes: bytes.length,
      rows: 2000,
    });
    expect(told.at(-1)?.late).toBeGreaterThan(0);
  });

  it('goes once', async () => {
    const run = new WindowRun(plan, ndjson(log));
    await run.into(callback(() => undefined));
    await expect(run.into(collect())).rejects.toThrow('call query.run(…) again');
  });

  it('passes on what source and sink throw, and closes both', async () => {
    async function* broken() {
      yield* slowly(pieces(1000));
      throw new Error('the wire broke');
    }
    await expect(outcome(ndjson(broken()))).rejects.toThrow('the wire broke');
    await expect(outcome(ndjson(new Response('', { status: 404 })))).rejects.toMatchObject({
      code: 'source-failed',
    });
    let closed = 0;
    const sink = {
      ...callback(() => {
        throw new Error('full');
      }),
      close: () => {
        closed++;
        return Promise.resolve();
      },
    };
    await expect(new WindowRun(plan, ndjson(log), { trigger }).into(sink)).rejects.toThrow('full');
    expect(closed).toBe(1);
    const strict = outcome(ndjson(`${log}x\n`), { strict: true });
    await expect(strict).rejects.toMatchObject({ code: 'malformed-input' });
  });
});

describe('checkpoints', () => {
  it.each(Object.entries(crashPlans))(
    '%s: nothing is lost and nothing comes twice, wherever it crashes',
    async (_, plan) => {
      const { rows: expected } = await outcome(ndjson(log), { trigger }, plan);
      for (let crash = 0; crash < 20; crash += 6) {
        const store = memory();
        const sink = collect();
        const failing = {
          ...sink,
          write: async (batch: Parameters<typeof sink.write>[0]) => {
            // Half of a batch is written, then it crashes.
            await sink.write(batch);
            if (left-- === 0) throw new Error('crash');
          },
        };
        let left = crash;
        const options = { trigger, checkpoint: { store, every } };
        const source = () => ndjson(turning(pieces(1111)));
        await expect(new WindowRun(plan, source(), options).into(failing)).rejects.toThrow('crash');
        expect(store.saved).not.toBeNull();
        const metrics = await new WindowRun(plan, source(), options).into(sink);
        expect(sink.rows).toEqual(expected);
        expect(metrics).toMatchObject({ rows: 2000, lines: 2000, bytes: bytes.length });
      }
    },
  );

  it('an abort takes a last checkpoint, from which another run goes on', async () => {
    const { rows: expected } = await outcome(ndjson(log), { trigger });
    const abort = new AbortController();
    const store = memory();
    const sink = collect();
    const options = { trigger, checkpoint: { store, every: '1 hour' } };
    async function* stopping() {
      let count = 0;
      for await (const piece of slowly(pieces(2000))) {
        if (count++ === 20) abort.abort(new Error('enough'));
        yield piece;
      }
    }
    const first = new WindowRun(plan, ndjson(stopping()), { ...options, signal: abort.signal });
    await expect(first.into(sink)).rejects.toThrow('enough');
    expect(first.metrics.rows).toBeGreaterThan(100);
    expect(sink.rows.length).toBeLessThan(expected.length);
    await new WindowRun(plan, ndjson(pieces(2000)), options).into(sink);
    expect(sink.rows).toEqual(expected);
  });

  it('an abort ends a run that waits', async () => {
    const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const signal = AbortSignal.timeout(10);
    await expect(outcome(ndjson(never), { signal })).rejects.toThrow('timeout');
    async function* silent() {
      yield {};
      await new Promise(() => undefined);
    }
    const source = rows(silent(), { bounded: false });
    await expect(outcome(source, { signal: AbortSignal.timeout(10) })).rejects.toThrow('timeout');
    await expect(outcome(ndjson(log), { signal: AbortSignal.abort('no') })).rejects.toBe('no');
  });

  it('refuses a checkpoint of another query or another source', async () => {
    const store = memory();
    const options = { trigger, checkpoint: { store, every } };
    const crashing = new WindowRun(plan, ndjson(turning(pieces(2000))), options);
    const failing = callback(() => {
      if (crashing.metrics.checkpoints > 1) throw new Error('crash');
    });
    await expect(crashing.into(failing)).rejects.toThrow('crash');
    await expect(outcome(ndjson(log), options, playsPlan({ groupBy: [] }))).rejects.toMatchObject({
      code: 'invalid-snapshot',
    });
    const into = (source: Source) =>
      new WindowRun(plan, source, options).into(callback(() => undefined));
    await expect(into(rows(records))).rejects.toThrow('another kind of source');
    await expect(into(ndjson('x'))).rejects.toThrow('from its beginning');
  });

  it('says so when one cannot be saved', async () => {
    const store = { ...memory(), save: () => Promise.reject(new Error('no room')) };
    await expect(
      outcome(ndjson(pieces(1000)), { trigger, checkpoint: { store, every } }),
    ).rejects.toMatchObject({
      code: 'sink-failed',
      message: 'The checkpoint could not be saved: no room',
    });
  });

  it('shows when it was taken', async () => {
    const began = Date.now();
    const options = { trigger, checkpoint: { store: memory(), every } };
    const { metrics } = await outcome(ndjson(pieces(1000)), options);
    expect(metrics.checkpoints).toBeGreaterThan(1);
    expect(metrics.checkpointTime).toBeGreaterThanOrEqual(began);
    expect(metrics.checkpointPause).toBeGreaterThan(0);
  });

  it('refuses options that cannot be', () => {
    const run = (options: RunOptions) => () => new WindowRun(plan, ndjson(log), options);
    expect(run({ trigger: { rows: 0 } })).toThrow('trigger.rows');
    expect(run({ trigger: 0 })).toThrow('trigger must be longer than 0');
    expect(run({ trigger: 'soon' })).toThrow('trigger');
    expect(run({ checkpoint: { store: memory(), every: 0 } })).toThrow('checkpoint.every');
  });
});

describe('ndjson and rows', () => {
  const byteSource = (input: Parameters<typeof ndjson>[0]): ByteSource => ndjson(input);

  it('know how much there is where they can', async () => {
    const total = async (source: ByteSource) => (await source.open(null, null)).totalBytes;
    expect(await total(byteSource(bytes))).toBe(bytes.length);
    expect(await total(byteSource(log))).toBeNull();
  });

  it('refuse odd options', () => {
    expect(() => rows([], { batch: 0 })).toThrow('batch');
  });
});
