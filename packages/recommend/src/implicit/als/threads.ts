import { alsWasm } from '../../kernels/als-wasm.js';
import type { Threads } from '../../kernels/threads.js';
import type { WorkOptions } from '../../work.js';
import type { AlsSettings } from './options.js';
import type { AlsProblem } from './problem.js';
import { alsJobs } from './train.js';
import type { AlsWeights } from './weights.js';

/** Rows that a thread takes at a time: few enough that all end together. */
const ROWS_A_TURN = 16;

/** Has the jobs done by threads; the result is that of one thread, bit by bit. */
export async function trainInThreads(
  problem: AlsProblem,
  weights: AlsWeights,
  settings: AlsSettings,
  threads: Threads,
  { onProgress, signal }: WorkOptions,
): Promise<void> {
  const { memory } = problem.open;
  if (!memory) throw new Error('Threads need a WebAssembly memory.');
  for (const { job, progress } of alsJobs(problem, weights, settings)) {
    if (progress) {
      onProgress?.(progress);
      signal?.throwIfAborted();
      continue;
    }
    const chunk = Math.min(job.chunk, ROWS_A_TURN);
    await threads.run({ ...job, chunk, kernel: alsWasm, memory, scratch: problem.scratch }, signal);
  }
}
