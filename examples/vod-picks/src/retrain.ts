import { join, resolve } from 'node:path';
import { choose, WINDOW_DAYS } from './judge/study';
import { makeModels } from './models/make-models';
import { describe, retrain } from './models/retrain';
import { UsageError } from './options';
import { cutInTime } from './read/windows';
import { progressBar } from './report/progress-bar';
import { run, say } from './run';

/** Takes the log files of a new month; the old models stay where the new ones are worse. */
run(async ({ out, rest }) => {
  if (rest.length === 0) throw new UsageError('Which log files? npm run retrain -- FILE...');
  const bar = progressBar();
  const paths = rest.map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path));
  const { outcome, why, trials, passedOver } = await retrain(join(out, 'models'), paths, (all) => {
    const { train, validation, test } = cutInTime(all.logs, WINDOW_DAYS);
    const tuned = choose([...train, ...validation], test, all.items, { onProgress: bar.show });
    return makeModels(all, tuned);
  });
  bar.stop();
  for (const name of passedOver) say(`${name}: learnt before, passed over`);
  for (const trial of trials)
    say(`${trial.isWorse ? 'worse    ' : 'not worse'}  ${describe(trial)}`);
  say(`${VERDICTS[outcome]} ${why}`);
  // A program that runs each month hears of it.
  if (outcome === 'kept') process.exitCode = 3;
});

const VERDICTS = {
  first: 'New models are served.',
  replaced: 'New models are served.',
  kept: 'The old models stay.',
  'nothing-new': 'The old models stay.',
} as const;
