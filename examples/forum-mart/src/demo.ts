import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildMart } from './build-mart';
import { writeForum } from './make/write-forum';
import type { MartSettings, Options } from './options';
import { stageLines } from './report/stage-lines';
import { writeReport } from './write-report';

/** The whole way: makes a forum, builds its mart, draws the report, then shows that a second run does nothing. */
export async function demo(
  { out, made, threads }: Options & { command: 'demo' },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const folder = join(out, 'input');
  const options = { ...made, format: 'csv', encoding: 'utf-8' } as const;
  await writeForum(folder, options, () => undefined, signal);
  const names = (await readdir(folder)).filter((name) => /^posts-.*\.csv$/.test(name));
  const inputs = names.sort().map((name) => join(folder, name));
  say(`${folder}: ${inputs.length} files of posts, a survey (seed ${made.seed})`);

  const began = performance.now();
  const settings: MartSettings = {
    ...{ out, inputs, threads },
    ...{ encoding: 'auto', timeZone: 'Asia/Seoul', crawledAt: null },
  };
  const reports = await buildMart(settings, signal);
  const report = await writeReport(out, join(folder, 'survey.csv'), signal);
  for (const line of stageLines(reports)) say(line);
  say(`from CSV to report in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  say(`mart:   ${join(out, 'marts')}`);
  say(`report: ${report}`);

  const again = await buildMart(settings, signal);
  const changed = again.reduce((sum, { tasks, unchanged }) => sum + tasks - unchanged, 0);
  say(`run again: ${changed} files changed`);
}
