import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyse } from './analyse/analyse';
import { openMart } from './marts/open-mart';
import { reportPage } from './report/page';
import type { StepReport } from './steps/step';
import { readSurvey } from './survey/read-survey';

/** Asks the mart, reads the survey, writes `report.html`; gives where it is. */
export async function writeReport(
  out: string,
  survey: string | null,
  stages: readonly StepReport[],
  signal: AbortSignal,
): Promise<string> {
  const mart = await openMart(join(out, 'marts'));
  try {
    const analysis = await analyse(mart, { signal });
    const answers = survey === null ? null : await readSurvey(survey);
    const file = join(out, 'report.html');
    await writeFile(file, await reportPage(analysis, answers, stages));
    return file;
  } finally {
    mart.close();
  }
}
