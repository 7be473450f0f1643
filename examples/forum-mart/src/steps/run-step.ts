import { mkdir, rm } from 'node:fs/promises';
import { madeStage } from './made-stage';
import type { Stage } from './stage';
import type { Step, StepFolders, StepName, StepReport, Task } from './step';

interface Surroundings {
  /** The stages after it. */
  readonly later: readonly Stage[];
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
  { later, folders, making, signal, onProgress }: Surroundings,
): Promise<StepReport> {
  const began = performance.now();
  try {
    signal.throwIfAborted();
    const tasks = await step.plan(folders, signal);
    const others = otherTasks(stage, tasks);
    if (step.keepsOthers === true) checkKept(step, stage, others);
    const toRemove = step.keepsOthers === true ? [] : others;
    const isToMake = ({ name, fingerprint }: Task): boolean =>
      stage.tasks[name]?.fingerprint !== fingerprint || !stage.isIntact(name, step.version);
    const toMake = tasks.filter(isToMake);
    if (toRemove.length + toMake.length > 0) for (const other of later) await other.outdate();
    for (const name of toRemove) await stage.remove(name);

    const total = weightOf(tasks);
    let done = total - weightOf(toMake);
    onProgress(step.name, done, total);
    for (const task of toMake) {
      signal.throwIfAborted();
      await rm(making, { recursive: true, force: true });
      await mkdir(making, { recursive: true });
      const told = (part: number): void => onProgress(step.name, done + part, total);
      const taskBegan = performance.now();
      const counts = await task.make(making, told, signal);
      const milliseconds = Math.ceil(performance.now() - taskBegan);
      await stage.place(task, step.version, making, { counts, milliseconds });
      done += task.weight;
      onProgress(step.name, done, total);
    }
    await stage.finish();
    const made = madeStage(step.name, stage.tasks);
    return {
      ...made,
      unchanged: made.tasks - toMake.length,
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
        `Run ${step.name} again with ${broken} among the files. To leave it out instead, delete ` +
        `${stage.folder} and ${stage.recordFile}, and run ${step.name} again with all the others.`,
    );
}

function weightOf(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { weight }) => sum + weight, 0);
}
