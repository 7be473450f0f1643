import { RecommendError } from '../../errors.js';
import { paddedLength } from '../../kernels/als-kernel.js';
import { randomStateOf } from '../../random/random-state.js';
import type { Progress } from '../../work.js';
import { alsLoss, squareOfAll } from './loss.js';
import { checkInitial, type AlsSettings, type ImplicitALSOptions } from './options.js';
import type { AlsJob, AlsProblem } from './problem.js';
import type { AlsWeights } from './weights.js';

/** Writes the vectors to begin with: given ones, or random ones for the items and 0 for the users. */
export function setFirstVectors(
  problem: AlsProblem,
  { factors, initStdDev }: AlsSettings,
  { initialFactors, randomState }: ImplicitALSOptions,
): void {
  const [x, y] = [problem.vectors('users'), problem.vectors('items')];
  const f = paddedLength(factors);
  if (!initialFactors) {
    const random = randomStateOf(randomState);
    const scale = initStdDev / Math.sqrt(factors);
    for (let row = 0; row < y.length; row += f) {
      for (let j = row; j < row + factors; j++) y[j] = scale * random.gauss();
    }
    return;
  }
  checkInitial('items', initialFactors.items, y.length / f, factors);
  setRows(y, initialFactors.items, factors);
  if (!initialFactors.users) return;
  checkInitial('users', initialFactors.users, x.length / f, factors);
  setRows(x, initialFactors.users, factors);
}

function setRows(target: Float32Array, rows: Float32Array, factors: number): void {
  const f = paddedLength(factors);
  for (let from = 0, to = 0; from < rows.length; from += factors, to += f) {
    target.set(rows.subarray(from, from + factors), to);
  }
}

/** A job that somebody is to do, and how far the work is before it; or how far it is after an iteration. */
export type AlsStep = { job: AlsJob; progress?: never } | { job?: never; progress: Progress };

/**
 * The iterations as jobs for whoever takes them: one thread by chunks, or many threads. A job must be
 * done before the next is asked for.
 */
export function* alsJobs(
  problem: AlsProblem,
  weights: AlsWeights,
  settings: AlsSettings,
): Generator<AlsStep, void, void> {
  const { iterations, unobservedWeight, trackLoss, tolerance } = settings;
  let last = Infinity;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    for (const side of ['users', 'items'] as const) {
      yield { job: problem.gramJob(side) };
      problem.sumGram(unobservedWeight);
      yield { job: problem.solveJob(side) };
    }
    checkFinite(problem.vectors('items'));
    const progress = { done: iteration, total: iterations, unit: 'iteration' };
    if (!trackLoss && tolerance === 0) {
      yield { progress };
      continue;
    }
    const ofUsers = problem.gram().slice();
    yield { job: problem.gramJob('users') };
    problem.sumGram(1);
    const square = squareOfAll(ofUsers, problem.gram());
    const [x, y] = [problem.vectors('users'), problem.vectors('items')];
    const f = Math.sqrt(ofUsers.length);
    const loss = alsLoss(weights.users, weights.items, weights.emptyLoss, square, x, y, f);
    const enough = last - loss < tolerance * Math.abs(last) && last !== Infinity;
    last = loss;
    yield { progress: { ...progress, total: enough ? iteration : iterations, loss } };
    if (enough) return;
  }
}

function checkFinite(vectors: Float32Array): void {
  // A sum is finite only if all of its numbers are.
  let sum = 0;
  for (let k = 0; k < vectors.length; k++) sum += vectors[k] as number;
  if (Number.isFinite(sum)) return;
  throw new RecommendError(
    'invalid-input',
    'The vectors grew beyond float32: raise regularization, or make confidences smaller.',
  );
}

/** Does the jobs in this thread; `done` grows by parts of an iteration. */
export function* alsSteps(
  problem: AlsProblem,
  weights: AlsWeights,
  settings: AlsSettings,
): Generator<Progress, void, void> {
  const total = settings.iterations;
  let done = 0;
  const rows = weights.users.rows + weights.items.rows;
  for (const { job, progress } of alsJobs(problem, weights, settings)) {
    if (progress) {
      done = progress.done;
      yield progress;
      continue;
    }
    const counts = job.function !== 'gramParts';
    for (let from = 0; from < job.rows; from += job.chunk) {
      const to = Math.min(job.rows, from + job.chunk);
      problem.run(job, from, to);
      if (counts) done += (to - from) / rows;
      yield { done, total, unit: 'iteration' };
    }
  }
}
