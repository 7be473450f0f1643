import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  classificationReport,
  confusionMatrix,
  leakWarnings,
  renderConfusionMatrix,
  topFeatures,
} from '@nunchi/text';
import { textOf } from './clean/clean-text';
import { HELP, UsageError, readOptions } from './options';
import type { Language, Options } from './options';
import { readActivities } from './read/read-activities';
import type { Activity } from './read/read-activities';
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
  const leaks = leaksIn(activities, language);
  say(`${words.split(split.train.length, split.test.length)} ${leaks}`);

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
  // What is served has seen all activities, those that were kept aside too.
  const model = trainServed(activities);
  const telling = new Map(
    [...topFeatures(model, { top: 5 })].map(([name, list]) => [name, list.map(({ term }) => term)]),
  );
  const tested = { split, results, served, categories, matrix, telling, leaks, drawings };
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['confusion-counts.svg', drawings.counts],
    ['confusion-shares.svg', drawings.shares],
    ['report.html', await reportPage({ language, ...tested })],
  ];
  for (const [name, text] of texts) writeFileSync(join(out, name), text);
  const bytes = writeModel(join(out, 'model.gz'), model);

  say(`${words.wrote}: ${[...texts.map(([name]) => name), `model.gz (${bytes} B)`].join(', ')}`);
  say(out);
  say(words.serve);
}

/** Whether category names give themselves away in their texts, as they did on the original service. */
function leaksIn(activities: readonly Activity[], language: Language): string {
  const words = REPORT_WORDING[language];
  const names = activities.map(({ category }) => category);
  const warnings = leakWarnings(activities.map(textOf), names);
  if (warnings.length === 0) return words.noLeaks;
  return words.leaks(
    warnings.map(({ name, share }) => `${name} (${Math.round(share * 100)}%)`).join(', '),
  );
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
