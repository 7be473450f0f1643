import { readRecord } from './record';
import type { StepRecord } from './record';
import { STEP_NAMES } from './step';
import type { Counts, StepName } from './step';

/** What a stage has made, in all the runs that its files are from. */
export interface MadeStage {
  readonly step: StepName;
  readonly tasks: number;
  /** Of all tasks. */
  readonly counts: Counts;
  /** How long it took to make the files that are there. */
  readonly milliseconds: number;
}

/** Reads what the stages have made; those that have never been run are left out. */
export async function readMadeStages(out: string): Promise<MadeStage[]> {
  const made: MadeStage[] = [];
  for (const name of STEP_NAMES) {
    const record = await readRecord(out, name);
    if (record !== null) made.push(madeStage(name, record.tasks));
  }
  return made;
}

/** Adds up what the tasks of a stage have made. */
export function madeStage(step: StepName, tasks: StepRecord['tasks']): MadeStage {
  const counts: Record<string, number> = {};
  let milliseconds = 0;
  for (const task of Object.values(tasks)) {
    milliseconds += task.milliseconds;
    for (const [name, count] of Object.entries(task.counts))
      counts[name] = (counts[name] ?? 0) + count;
  }
  return { step, tasks: Object.keys(tasks).length, counts, milliseconds };
}
