import { mkdir, rm } from 'node:fs/promises';
import type { Stage } from './stage';
import type { Step, StepFolders, StepName, StepReport, Task } from './step';

interface Surroundings {
  readonly folders: StepFolders;
  /** Where a task makes its files: on the disk of the stage's folder, but not in it. */
  readonly making: string;
  readonly signal: AbortSignal;
  readonly onProgress: (step: StepName, done: number, total: number) => void;
}

/** Runs a stage: takes away what is no more, makes what is new or not as it should be. */
export async function runStep(
  step: Step,
  stage: Stage,
  { folders, making, signal, onProgress }: Surroundings,
): Promise<StepReport> {
  const began = performance.now();
  try {
    signal.throwIfAborted();
    const tasks = await step.plan(folders, signal);
    const others = otherTasks(stage, tasks);
    if (step.keepsOthers === true) checkKept(step, stage, others);
    else for (const name of others) await stage.remove(name);

    const isToMake = ({ name, fingerprint }: Task): boolean =>
      stage.tasks[name]?.fingerprint !== fingerprint || !stage.isIntact(name, step.version);
    const toMake = tasks.filter(isToMake);
    const total = weightOf(tasks);
    let done = total - weightOf(toMake);
    onProgress(step.name, done, total);
    for (const task of toMake) {
      signal.throwIfAborted();
      await rm(making, { recursive: true, force: true });
      await mkdir(making, { recursive: true });
      const told = (part: number): void => onProgress(step.name, done + part, total);
      const counts = await task.make(making, told, signal);
      await stage.place(task, step.version, making, counts);
      done += task.weight;
      onProgress(step.name, done, total);
    }
    await stage.finish();
    return {
      step: step.name,
      tasks: Object.keys(stage.tasks).length,
      unchanged: Object.keys(stage.tasks).length - toMake.length,
      counts: addedUp(stage),
      milliseconds: performance.now() - began,
    };
  } finally {
    await step.close?.();
  }
}

/** Tasks that have files, but are not in a plan. */
function otherTasks(stage: Stage, tasks: readonly Task[]): string[] {
  const names = new Set<string>();
  for (const { name } of tasks) {
    if (names.has(name)) throw new Error(`${stage.name}: two tasks are called ${name}.`);
    names.add(name);
  }
  return Object.keys(stage.tasks).filter((name) => !names.has(name));
}

/** Files that stay cannot be made anew without their input. */
function checkKept(step: Step, stage: Stage, others: readonly string[]): void {
  const broken = others.find((name) => !stage.isIntact(name, step.version));
  if (broken !== undefined)
    throw new Error(
      `${stage.folder}: what was made of ${broken} is not whole, or of an older version. ` +
        `Run ${step.name} again with ${broken} among the files.`,
    );
}

function weightOf(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { weight }) => sum + weight, 0);
}

function addedUp(stage: Stage): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { counts } of Object.values(stage.tasks))
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}
