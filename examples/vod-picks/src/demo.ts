import { statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Progress } from '@nunchi/recommend';
import { study } from './judge/study';
import type { Study } from './judge/study';
import { makeLog } from './make/make-log';
import { writeMonths } from './make/write-csv';
import { Journal } from './models/journal';
import { makeModels } from './models/make-models';
import { ModelStore } from './models/model-store';
import type { Options } from './options';
import { checksumOf, readLogs } from './read/read-logs';
import { reportPage } from './report/report-page';
import { differenceText, durationCells, weightCells } from './report/tables';
import { textTable } from './report/text-table';
import { WORDING } from './report/wording';
import { medianMilliseconds } from './serve/measure';
import { ModelShelf } from './serve/model-shelf';

/** What the demo needs of the command line. */
export type DemoOptions = Pick<Options, 'out' | 'seed' | 'scale' | 'language'> & {
  /** Values tried for each model; 8 by default. */
  readonly trials?: number;
};

/** Make, read, tune, compare, save, report: the whole program from top to bottom. */
export async function demo(
  { out, seed, scale, language, trials = 8 }: DemoOptions,
  say: (line: string) => void,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Study> {
  const words = WORDING[language];
  const paths = await writeMonths(makeLog({ seed, scale }), out);
  const logs = await readLogs(paths);
  for (const problem of logs.problems) say(problem);

  const found = study(logs, { trials, onProgress });
  const { train, validation, test } = found.windows;
  say(words.windows(train.length, validation.length, test.length));
  for (const { job, table, aheadOfPopularity, aheadOfSvdpp } of found.jobs) {
    say(`\n## ${words.jobs[job]}\n\n${table.toText()}\n`);
    say(words.ahead('Popularity', differenceText(aheadOfPopularity)));
    say(words.ahead('SVD++', differenceText(aheadOfSvdpp)));
  }
  for (const job of ['discovery', 'resume'] as const) {
    say(`\n## ${words.weights}: ${words.jobs[job]}\n`);
    say(textTable(weightCells(found, job, language)));
  }
  say(
    `\n## ${words.duration}\n\n${textTable(durationCells(found, language))}\n${words.durationNote}`,
  );

  // What is served has learnt all rows, those that were kept aside too.
  const store = new ModelStore(join(out, 'models'));
  store.save(makeModels(logs, found.tuned));
  const journal = new Journal(join(out, 'models'));
  const learnt = await Promise.all(
    paths.map(async (path) => ({ path, name: basename(path), checksum: await checksumOf(path) })),
  );
  journal.add(
    learnt
      .filter(({ checksum }) => !journal.hasLearnt(checksum))
      .map((file) => ({ ...file, verdict: 'learnt', why: 'the demo' })),
  );

  const serving = servingText(store, language);
  const report = join(out, 'report.html');
  writeFileSync(report, await reportPage(found, serving, language));
  say(`\n${serving}`);
  const sizes = [...paths, report].map((path) => `${basename(path)} (${statSync(path).size} B)`);
  say(`${words.wrote}: ${sizes.join(', ')}, models/`);
  say(`${out}\n${words.serve}`);
  return found;
}

function servingText(store: ModelStore, language: Options['language']): string {
  const begin = performance.now();
  const models = store.load();
  const load = performance.now() - begin;
  const shelf = new ModelShelf(models);
  const users = models.discovery.known.users.toArray();
  const userAt = (k: number): string => String(users[(k * 37) % users.length]);
  const list = medianMilliseconds((k) => models.discovery.recommend(userAt(k)), 200);
  const rails = medianMilliseconds((k) => shelf.rails(userAt(k)), 100);
  return WORDING[language].serving(load.toFixed(0), list.toFixed(3), rails.toFixed(2));
}
