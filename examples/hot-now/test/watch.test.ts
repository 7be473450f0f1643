import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileCheckpoints, ndjson } from '@nunchi/window/node';
import { rows } from '@nunchi/window';
import type { SourcePosition } from '@nunchi/window';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summary } from '../src/report/summary';
import { HotBoard } from '../src/watch/boards';
import { finalCounts } from '../src/watch/queries';
import type { CountRow } from '../src/watch/queries';
import { ReplayClock } from '../src/watch/replay-clock';
import type { Watch } from '../src/watch/watch';
import { watch } from '../src/watch/watch';
import { watchFile } from '../src/watch/watch-file';
import { writtenLog } from './made-log';
import type { WrittenLog } from './made-log';

const MINUTE = 60_000;

describe('watching a log', () => {
  let log: WrittenLog;
  let whole: Watch;

  beforeAll(async () => {
    // Long enough for detectors to have judged, and for something to have happened.
    log = await writtenLog(32, 115);
    whole = watchFile(log.path, { speed: Infinity });
    await whole.done;
  });
  afterAll(() => log.remove());

  it('shows full boards and alarms', () => {
    const { hot, alarms, points } = whole.now.view;
    expect(hot).toHaveLength(10);
    expect(points).toHaveLength(115 * 6);
    expect(alarms.length).toBeGreaterThan(0);
    const text = summary(whole, null).join('\n');
    expect(text).toContain(hot[0]!.title);
  });

  it('gives the same of a file as of objects', async () => {
    const records = readFileSync(log.path, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return [JSON.parse(line) as unknown];
        } catch {
          return [];
        }
      });
    const other = watch({ source: () => rows(records) });
    await other.done;
    expect(other.now.view).toEqual(whole.now.view);
  });

  it('goes on after a crash as if there had been none', async () => {
    const checkpoint = join(log.folder, 'state');
    const store = fileCheckpoints(join(checkpoint, 'final'));
    let saves = 0;
    const file = ndjson(log.path);
    const crashed = watch({
      source: () => ({
        ...file,
        async open(from: SourcePosition | null, signal: AbortSignal | null) {
          const reader = await file.open(from, signal);
          let reads = 0;
          return {
            totalBytes: reader.totalBytes,
            read: async (into: Uint8Array) => {
              if (++reads < 5) return reader.read(into);
              // Behind the first checkpoint, and the one that is taken on the way.
              await expect.poll(() => saves, { timeout: 15_000 }).toBeGreaterThan(1);
              throw new Error('the power is gone');
            },
            position: () => reader.position(),
            close: () => reader.close(),
          };
        },
      }),
      checkpointEvery: { rows: 1000 },
      checkpoints: () => ({
        ...store,
        save: async (bytes) => {
          await store.save(bytes);
          saves++;
        },
      }),
    });
    await expect(crashed.done).rejects.toThrow('the power is gone');
    expect(crashed.now.end).toBeLessThan(whole.now.end);

    const again = watchFile(log.path, { speed: Infinity, checkpoint });
    await again.done;
    expect(summary(again, null)).toEqual(summary(whole, null));
    expect(again.now.view).toEqual(whole.now.view);
  });

  it('goes on after Ctrl-C too', async () => {
    const checkpoint = join(log.folder, 'stopped');
    const controller = new AbortController();
    const stopped = watchFile(log.path, {
      ...{ speed: Infinity, checkpoint, signal: controller.signal },
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(stopped.done).rejects.toThrow('enough');
    const again = watchFile(log.path, { speed: Infinity, checkpoint });
    await again.done;
    expect(again.now.view).toEqual(whole.now.view);
  });

  it('keeps a board from flickering', async () => {
    const windows = new Map<number, CountRow[]>();
    for await (const batch of finalCounts.run(ndjson(log.path))) {
      for (const row of batch) {
        const window = windows.get(row.windowEnd);
        if (window) window.push(row);
        else windows.set(row.windowEnd, [row]);
      }
    }
    /** How often two rows change places and change back within two minutes. */
    const flickers = (board: HotBoard): number => {
      const swapped = new Map<string, number>();
      let [sum, before] = [0, new Map<string, number>()];
      for (const [end, window] of [...windows].sort(([a], [b]) => a - b)) {
        for (const { cpk, hit } of window) board.add(cpk as string, end, hit);
        board.close(end);
        const ranks = new Map(board.rows.map(({ cpk, rank }) => [cpk, rank]));
        for (const [a, rank] of ranks) {
          for (const [b, other] of ranks) {
            if (!(rank < other && before.get(a)! > before.get(b)!)) continue;
            const pair = [a, b].sort().join(' ');
            if (end - (swapped.get(pair) ?? -Infinity) <= 2 * MINUTE) sum++;
            swapped.set(pair, end);
          }
        }
        before = ranks;
      }
      return sum;
    };
    const plain = flickers(new HotBoard({ margin: 0, rounds: 1 }));
    expect(plain).toBeGreaterThan(10);
    expect(flickers(new HotBoard())).toBeLessThan(plain / 4);
  });

  it('follows a clock where it is asked to', async () => {
    const path = join(log.folder, 'short.jsonl');
    const lines = readFileSync(log.path, 'utf8').split('\n').slice(0, 300);
    writeFileSync(path, '');
    appendFileSync(path, `${lines.join('\n')}\n`);
    const began = performance.now();
    // About half a minute of plays.
    const slow = watchFile(path, { speed: 100, live: true });
    await slow.done;
    expect(performance.now() - began).toBeGreaterThan(150);
    expect(slow.lag).toBeGreaterThan(0);
    expect(slow.open.view?.plays).toBeGreaterThan(0);
  });
});

describe('a clock', () => {
  it('goes as fast as it is told, from the first time that it hears', async () => {
    const clock = new ReplayClock(1000);
    expect(clock.now()).toBeNaN();
    await clock.until(5000, null);
    const began = performance.now();
    await clock.until(5000 + MINUTE, null);
    expect(performance.now() - began).toBeGreaterThan(50);
    // Timers may be early by a millisecond, which is a second of this clock.
    expect(clock.now()).toBeGreaterThan(5000 + MINUTE - 2500);
  });
});

describe('silence', () => {
  it('is told by the clock while nothing comes, and of open windows nothing is lost', async () => {
    const start = Date.UTC(2026, 2, 14, 8);
    const end = start + 70 * MINUTE;
    const record = (time: number): unknown => {
      const logdate = new Date(time + 9 * 60 * MINUTE).toISOString().slice(0, 23).replace('T', ' ');
      const params = { cpk: `C${(time / 500) % 7}`, base_mck: 'M01', title: 'A' };
      return { _source: { logdate, '@fields': { params } } };
    };
    const controller = new AbortController();
    async function* plays() {
      for (let time = start; time < end; time += 500) yield record(time);
      await new Promise((resolve) => controller.signal.addEventListener('abort', resolve));
    }
    let now = end + 60 * MINUTE;
    const silent = watch({
      source: () => rows(plays(), { batch: 100 }),
      trigger: { rows: 20 },
      clock: { now: () => now },
      live: true,
      signal: controller.signal,
    });
    await expect.poll(() => silent.now.end, { timeout: 15_000 }).toBeGreaterThan(end - 2 * MINUTE);
    expect(silent.now.view.alarms).toEqual([]);
    // A backlog that is read long after is no silence; a minute in which nothing more comes is one.
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(silent.now.view.alarms).toEqual([]);
    now += MINUTE;
    await expect.poll(() => silent.now.view.alarms.length, { timeout: 15_000 }).toBe(1);
    const { alarms, points } = silent.now.view;
    expect(alarms[0]).toMatchObject({ level: 'service', kind: 'drop', actual: 0 });
    expect(points.reduce((sum, [, count]) => sum + count, 0)).toBe((end - start) / 500);
    controller.abort(new Error('over'));
    await expect(silent.done).rejects.toThrow('over');
  });
});
