import { demo } from './demo';
import { progressBar } from './report/progress-bar';
import { run, say } from './run';

/** `npm run demo`: a made log, the tables, saved models, a report. */
run(async (options) => {
  const bar = progressBar();
  try {
    await demo(options, say, bar.show);
  } finally {
    bar.stop();
  }
});
