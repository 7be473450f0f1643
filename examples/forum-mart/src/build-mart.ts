import { cleanseStep } from './cleanse/step';
import { martsStep } from './marts/step';
import type { MartSettings } from './options';
import { rawStep } from './raw/step';
import { progressBar } from './report/progress-bar';
import { runSteps } from './steps/run-steps';
import { STEP_NAMES } from './steps/step';
import type { Step, StepName, StepReport } from './steps/step';
import { tokensStep } from './tokens/step';

/** Runs stages, all of them unless some are named, with a bar on the error stream. */
export async function buildMart(
  settings: MartSettings,
  signal: AbortSignal,
  names: readonly StepName[] = STEP_NAMES,
): Promise<StepReport[]> {
  const bar = progressBar();
  const steps = names.map((name) => stepOf(name, settings));
  try {
    return await runSteps(steps, { out: settings.out, signal, onProgress: bar.show });
  } finally {
    bar.stop();
  }
}

function stepOf(name: StepName, settings: MartSettings): Step {
  const { inputs, encoding, timeZone, crawledAt, threads } = settings;
  switch (name) {
    case 'raw':
      return rawStep({ inputs, encoding });
    case 'cleansed':
      return cleanseStep({ timeZone, crawledAt });
    case 'tokens':
      return tokensStep({ threads });
    case 'marts':
      return martsStep({ threads });
  }
}
