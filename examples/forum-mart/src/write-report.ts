import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyse } from './analyse/analyse';
import { openMart } from './marts/open-mart';
import { reportPage } from './report/page';
import { readMadeStages } from './steps/made-stage';
import { stateFolder } from './steps/record';
import { withRunLock } from './steps/run-lock';
import { Stage } from './steps/stage';
import { readSurvey } from './survey/read-survey';

/**
 * Asks the mart, reads the survey, writes `report.html`; gives where it is. The same mart and survey give
 * the same bytes.
 *
 * @throws Error if the mart is not whole, or a run is at work in the folder.
 */
export async function writeReport(
  out: string,
  survey: string | null,
  signal: AbortSignal,
): Promise<string> {
  return withRunLock(out, async () => {
    const { fault, folder } = await Stage.open(out, 'marts');
    if (fault !== null) throw new Error(fault);
    const answers = survey === null ? null : await readSurvey(survey);
    const mart = await openMart(folder);
    try {
      const analysis = await analyse(mart, { signal });
      const file = join(out, 'report.html');
      const fresh = join(stateFolder(out), 'report.html.new');
      await writeFile(fresh, await reportPage(analysis, answers, await readMadeStages(out)));
      await rename(fresh, file);
      return file;
    } finally {
      mart.close();
    }
  });
}
