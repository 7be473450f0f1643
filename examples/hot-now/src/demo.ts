import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { score } from './judge/score';
import { makeLog } from './make/plays';
import { writeLog } from './make/write-log';
import { progressBar } from './report/progress-bar';
import { reportPage } from './report/report-page';
import { summary } from './report/summary';
import { watchFile } from './watch/watch-file';

/** The whole way: makes a log, replays it at full speed, tells what was found, writes a report. */
export async function demo(
  options: { readonly out: string; readonly minutes: number; readonly seed: number },
  say: (line: string) => void,
): Promise<void> {
  const { out, minutes, seed } = options;
  await mkdir(out, { recursive: true });
  const path = join(out, 'plays.jsonl');
  const { lines, bytes } = await writeLog(path, { seed, minutes });
  say(`${path}: ${lines} plays, ${(bytes / 1e6).toFixed(0)} MB, ${minutes} minutes (seed ${seed})`);

  const bar = progressBar();
  const began = performance.now();
  const watch = watchFile(path, { speed: Infinity, onProgress: bar.show });
  await watch.done.finally(bar.stop);
  say(`replayed in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);

  const log = makeLog({ seed, minutes });
  const judged = score(watch.now.view.alarms, log);
  for (const line of summary(watch, judged)) say(line);
  const report = join(out, 'report.html');
  await writeFile(report, await reportPage(watch, log.planted, judged));
  say(`\n${report}`);
  say(`Next: npm run hot-now -- replay ${path} --speed 60`);
}
