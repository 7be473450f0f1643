import { madeUpSteps } from './made-up-steps';
import { runSteps } from './run-steps';

/** A run that a test kills: `crash-child INPUTS OUT`. It writes a line when it begins. */
const [inputs = '', out = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
void runSteps(madeUpSteps(inputs), {
  out,
  signal: new AbortController().signal,
  onProgress: () => undefined,
});
