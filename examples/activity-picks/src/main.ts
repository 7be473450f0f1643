import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { classificationReport, confusionMatrix, renderConfusionMatrix } from '@nunchi/text';
import { HELP, UsageError, readOptions } from './options';
import type { Options } from './options';
import { readActivities } from './read/read-activities';
import { reportPage } from './report/report-page';
import { resultsTable } from './report/results-table';
import { textTable } from './report/text-table';
import { REPORT_WORDING } from './report/wording';
import { measure, splitActivities } from './train/compare';
import type { Result } from './train/compare';
import { trainServed, writeModel } from './train/model-file';
import { RECIPES, SERVED } from './train/recipes';

/** Read, split, fit and measure, report, save: the whole program from top to bottom. */
async function main(options: Options): Promise<void> {
  const { language, out } = options;
  const words = REPORT_WORDING[language];
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  if (options.help) {
    say(HELP);
    return;
  }
  const activities = await readActivities(options.data);
  const split = splitActivities(activities);
  say(words.split(split.train.length, split.test.length));

  const results = RECIPES.map((recipe) => measure(recipe, split));
  say(`\n${textTable(resultsTable(results, language))}\n${words.macro}`);

  const served = results[RECIPES.indexOf(SERVED)] as Result;
  const { truth, predicted } = served;
  say(`\n${words.served}: ${SERVED.name[language]}\n`);
  say(classificationReport(truth, predicted));

  const categories = [...new Set(activities.map(({ category }) => category))].sort();
  const matrix = confusionMatrix(truth, predicted, { labels: categories });
  const draw = (title: string, normalize: 'true' | false): string =>
    renderConfusionMatrix(matrix, { labels: categories, lang: language, title, normalize });
  const drawings = { counts: draw(words.counts, false), shares: draw(words.shares, 'true') };

  mkdirSync(out, { recursive: true });
  const report = { language, split, results, served, categories, matrix, drawings };
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['confusion-counts.svg', drawings.counts],
    ['confusion-shares.svg', drawings.shares],
    ['report.html', await reportPage(report)],
  ];
  for (const [name, text] of texts) writeFileSync(join(out, name), text);
  // What is served has seen all activities, those that were kept aside too.
  const bytes = writeModel(join(out, 'model.gz'), trainServed(activities));

  say(`${words.wrote}: ${[...texts.map(([name]) => name), `model.gz (${bytes} B)`].join(', ')}`);
  say(out);
  say(words.serve);
}

// A reader that has seen enough (`| head`) does not stop the work.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

Promise.resolve()
  .then(() => main(readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });
