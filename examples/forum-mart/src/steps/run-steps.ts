import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stateFolder } from './record';
import { withRunLock } from './run-lock';
import { runStep } from './run-step';
import { Stage } from './stage';
import { STEP_NAMES } from './step';
import type { Step, StepFile, StepFolders, StepName, StepReport } from './step';

export interface RunOptions {
  /** Where everything is kept: a folder a stage, and the records in `state`. */
  readonly out: string;
  readonly signal: AbortSignal;
  readonly onProgress: (step: StepName, done: number, total: number) => void;
}

/**
 * Runs stages. What has been made of the same input before is left as it is, to the byte and the time;
 * what a run that was killed had not finished is made by the next.
 *
 * @param steps In their order. What earlier stages made is taken from the folder.
 * @returns What came of each.
 * @throws Error if another run is at work in the folder, if an earlier stage has not been run, or if a
 *   stage fails.
 */
export async function runSteps(
  steps: readonly Step[],
  { out, signal, onProgress }: RunOptions,
): Promise<StepReport[]> {
  return withRunLock(out, async () => {
    // A killed run leaves here what it was making.
    const making = join(stateFolder(out), 'making');
    const stages = new Map<StepName, Stage>();
    for (const name of STEP_NAMES) stages.set(name, await Stage.open(out, name));
    const folders: StepFolders = {
      of: (name) => join(out, name),
      files: (name) => wholeFiles(stages.get(name) as Stage),
    };
    const reports: StepReport[] = [];
    try {
      for (const step of steps) {
        const stage = stages.get(step.name) as Stage;
        const later = [...stages.values()].slice(STEP_NAMES.indexOf(step.name) + 1);
        reports.push(await runStep(step, stage, { later, folders, making, signal, onProgress }));
      }
    } finally {
      await rm(making, { recursive: true, force: true });
    }
    return reports;
  });
}

function wholeFiles(stage: Stage): readonly StepFile[] {
  if (stage.fault !== null) throw new Error(stage.fault);
  return stage.files;
}
