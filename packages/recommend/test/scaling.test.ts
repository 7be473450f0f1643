import { describe, expect, it } from 'vitest';
import { Interactions } from '../src/data/interactions.js';
import { durationBias } from '../src/feedback/duration-bias.js';
import { parseEpisodeTitle } from '../src/feedback/parse-episode-title.js';
import { parseWatchLogs } from '../src/feedback/parse-watch-logs.js';
import { watchFeedback } from '../src/feedback/watch-feedback.js';
import type { WatchLog } from '../src/feedback/watch-log.js';
import { Popularity } from '../src/implicit/popularity.js';
import { evaluate } from '../src/judge/evaluate.js';
import { leaveOneOut } from '../src/judge/leave-one-out.js';
import { splitByTime } from '../src/judge/split-by-time.js';
import { topK } from '../src/lists/top-k.js';
import { readWatchCsv } from '../src/node/csv/read-watch-csv.js';

/** Milliseconds of the fastest of two runs. */
async function time(run: () => unknown): Promise<number> {
  let fastest = Infinity;
  for (let turn = 0; turn < 2; turn++) {
    const begun = performance.now();
    await run();
    fastest = Math.min(fastest, performance.now() - begun);
  }
  return fastest;
}

const TIMES = 8;

/** Eight times the data; a quadratic step would take sixty-four times as long. */
async function expectLinear(small: number, prepare: (size: number) => () => unknown) {
  const [few, many] = [prepare(small), prepare(small * TIMES)];
  await time(few);
  // A quadratic step is slow in every round, a busy machine in some.
  let slower = Infinity;
  for (let round = 0; round < 4 && slower >= TIMES * 3; round++) {
    const short = Math.max(await time(few), 3);
    slower = Math.min(slower, (await time(many)) / short);
  }
  expect(slower).toBeLessThan(TIMES * 3);
}

const MINUTE = 60_000;
const log = (user: number, episode: number, minute: number): WatchLog => ({
  user: `시청자 ${user}`,
  item: `작품 ${episode >> 4} ${(episode & 15) + 1}회`,
  watchedSeconds: 60 + ((minute * 7919) % 3000),
  at: minute * MINUTE,
});

/** Logs that would show a step which looks at all rows of a user, an item or a time. */
const shapes: [string, (size: number) => WatchLog[]][] = [
  ['many users', (size) => madeOf(size, (k) => log(k >> 3, (k * 31) % 97, k))],
  ['one user', (size) => madeOf(size, (k) => log(0, k, k))],
  ['one user and one item', (size) => madeOf(size, (k) => log(0, 0, k * 90))],
  ['one time', (size) => madeOf(size, (k) => log(k >> 2, k % 50, 0))],
  ['backwards', (size) => madeOf(size, (k) => log(k % 60, (k * 7) % 97, size - k))],
];

function madeOf(size: number, make: (k: number) => WatchLog): WatchLog[] {
  return Array.from({ length: size }, (_, k) => make(k));
}

function feedbackOf(logs: readonly WatchLog[]) {
  const items = [...new Set(logs.map(({ item }) => item))].map((item, n) => ({
    ...{ item, series: String(item).split(' ')[1]!, episode: (n % 16) + 1 },
    runningTime: 1800 + (n % 90) * 60,
  }));
  return watchFeedback(logs, { items });
}

describe.each(shapes)('linear time for %s', (_, make) => {
  it('from a log to ratings', async () => {
    await expectLinear(500, (size) => {
      const logs = make(size);
      return () => {
        const { logs: parsed } = parseWatchLogs(logs);
        const feedback = feedbackOf(parsed);
        feedback.interactions({ rating: 'd2q', censored: 'kaplan-meier' });
        durationBias(feedback, { buckets: 1000 });
      };
    });
  });

  it('to split, learn and judge', async () => {
    await expectLinear(500, (size) => {
      const rows = make(size).map(({ user, at }, k) => ({
        user,
        item: k % 50,
        at: Number(at) + k,
      }));
      const wanted = Interactions.from(rows.map(({ user }) => ({ user, item: '새것' })));
      return () => {
        const data = Interactions.from(rows);
        leaveOneOut(data);
        const { train } = splitByTime(data, { test: 0.2 });
        const model = new Popularity({ halfLife: 7 }).fit(train);
        evaluate(model, wanted, { k: 5 });
      };
    });
  });
});

describe('linear time', () => {
  const lines: [string, (k: number) => string][] = [
    ['plain', (k) => `시청자 ${k % 50},도깨비 ${k % 16}회,1200,3600,20240131,1010`],
    ['quoted', (k) => `"시청자\n ${k % 50}","도깨비, ""${k % 16}""회",1200,3600,20240131,1010`],
    ['with new titles', (k) => `김하늘,작품 ${k} 1회,1200,3600,20240131,1010`],
    ['of blanks', () => ''],
    ['that are broken', (k) => `김하늘,"열린 ${k}" 따옴표,1200`],
  ];

  it.each(lines)('for a file with rows %s', async (_, line) => {
    await expectLinear(300, (size) => {
      const rows = Array.from({ length: size }, (_row, k) => line(k));
      const text = ['subsr,asset_nm,use_tms,disp_rtm,date,time', ...rows].join('\n');
      const bytes = new TextEncoder().encode(text);
      async function* chunks(): AsyncGenerator<Uint8Array, void, void> {
        await Promise.resolve();
        for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
      }
      return () => readWatchCsv(chunks());
    });
  });

  it.each(['1', ' ', '(', '예고 ', '제1회', '1~', ' -'])('for a long title of %j', async (part) => {
    await expectLinear(20_000, (size) => {
      const title = part.repeat(size);
      return () => parseEpisodeTitle(title);
    });
  });

  it('for the longest list of rising scores', async () => {
    await expectLinear(4000, (size) => {
      const scores = Float64Array.from({ length: size }, (_, k) => k);
      return () => topK(scores, size >> 1);
    });
  });
});
