// Times tasks side by side. One round runs every task once (small inputs: many times), then the
// next round begins, so that a machine that slows down slows all of them alike. The heap is swept
// before each turn: no task pays for the garbage of another. tinybench keeps the clock.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench } from 'tinybench';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** What the tasks gave back; printed at the end, so that no call can be dropped as useless. */
let sink = 0;

/**
 * @param tasks `{ name, run }`, where `run` gives a number, or a promise of one with `async: true`
 * @param options `rounds`, and `minTurn`: the least milliseconds that one turn lasts
 * @returns for each task its samples in milliseconds a call, in the order of the tasks
 */
export async function measure(tasks, { rounds, minTurn }) {
  const turns = [];
  for (const task of tasks) turns.push(await callsPerTurn(task, minTurn));

  const benches = tasks.map(({ name, run, async = false }, index) => {
    const bench = new Bench({
      ...{ iterations: turns[index], time: 0, warmup: false },
      ...{ retainSamples: true, throws: true },
    });
    const fn = async
      ? async () => {
          sink += await run();
        }
      : () => {
          sink += run();
        };
    bench.add(name, fn, { async, beforeAll: collectGarbage });
    return bench;
  });

  const samples = tasks.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < benches.length; turn += 1) {
      // Each round begins with another task: none always follows the same neighbour's heat.
      const index = (round + turn) % benches.length;
      const bench = benches[index];
      bench.reset();
      const [task] = await bench.run();
      // The mean of a turn is one sample: single calls of a small task are below the clock's step.
      samples[index].push(task.result.latency.mean);
    }
  }
  return samples;
}

/** Warms a task up, and finds how often it must be called to last `minTurn`. */
async function callsPerTurn({ run }, minTurn) {
  let calls = 0;
  const begin = performance.now();
  let took;
  do {
    sink += await run();
    calls += 1;
    took = performance.now() - begin;
  } while (took < minTurn * 2);
  return Math.max(1, Math.ceil((calls * minTurn) / took));
}

/** The sum of all results: something to print. */
export function consumed() {
  return sink;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
