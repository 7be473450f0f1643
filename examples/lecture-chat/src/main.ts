import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer } from '@nunchi/korean';
import { learnAuthors } from './analyse/author-model';
import { detectorBy } from './analyse/question-way';
import { analyse } from './analyse/report';
import { replyPlaces } from './board/kept-replies';
import { readReplies, replyFileIn } from './board/reply-file';
import { page } from './draw/page';
import { readOptions, UsageError } from './options';
import type { Options } from './options';
import { describeError } from './print/describe-error';
import { HELP } from './print/help';
import { printed } from './print/notices';
import { progressOver } from './print/progress';
import { outliveReader, say } from './print/say';
import { summary } from './print/summary';
import { loadCourse } from './read/load-course';
import { loadQuestionModel } from './read/load-question-model';
import { readTarget } from './store/database-url';
import { openStore } from './store/open';
import { rowsOf } from './store/rows';
import { saveTables } from './store/save';
import { writeCsv } from './store/write-csv';

/** Read, join, analyse, draw, store, print: the whole program from top to bottom. */
async function main(options: Options, cwd: string): Promise<void> {
  const { language, anonymize, includeDirect } = options;
  const notices = printed(language);
  if (options.help) {
    say(HELP[language]);
    return;
  }

  const bytes = options.files.reduce((sum, file) => sum + statSync(file).size, 0);
  const progress = progressOver(options.files.length, bytes);
  const salt = process.env.NUNCHI_SALT;
  const loaded = loadCourse(options, salt, progress.step);
  progress.stop();
  for (const { file, reason } of loaded.rejected) {
    process.stderr.write(`${notices.rejected(file, reason)}\n`);
  }
  const { course, shown } = loaded;
  if (course.lectures.length === 0) throw new UsageError(notices.nothing);

  const stored = readReplies(replyFileIn(options.out));
  const report = analyse(course, anonymize, createAnalyzer(), {
    authors: learnAuthors(course),
    detector: detectorBy(options.questions, loadQuestionModel),
    ...(stored !== null && {
      kept: replyPlaces(loaded, options, stored.secret, salt).place(stored),
    }),
  });

  // What names people and what does not never lie in one file.
  const suffix = anonymize ? '-anonymous' : '';
  mkdirSync(options.out, { recursive: true });
  const reportFile = join(options.out, `report${suffix}.html`);
  writeFileSync(reportFile, page(report, language));

  say(summary(report, language, process.stdout.isTTY && process.stdout.hasColors()));
  say(notices.report(reportFile));

  const rows = rowsOf(shown.lectures, shown.people, includeDirect);
  if (options.csv) {
    const folder = join(options.out, `tables${suffix}`);
    await writeCsv(folder, rows);
    say(notices.csv(folder));
  }
  const target = readTarget(options.database ?? join(options.out, `chat${suffix}.sqlite`), cwd);
  const store = await openStore(target);
  try {
    const saved = await saveTables(store, rows);
    for (const line of notices.database(store.place, saved)) say(line);
  } finally {
    await store.close();
  }
}

outliveReader();

const cwd = process.env.INIT_CWD ?? process.cwd();
let database: string | null = null;
Promise.resolve()
  .then(() => {
    const options = readOptions(process.argv.slice(2), cwd, process.env);
    database = options.database;
    return main(options, cwd);
  })
  .catch((error: unknown) => {
    process.stderr.write(`${describeError(error, database)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });
