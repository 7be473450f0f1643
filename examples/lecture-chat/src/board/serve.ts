import { serve } from '@hono/node-server';
import { createAnalyzer } from '@nunchi/korean';
import { learnAuthors } from '../analyse/author-model';
import { detectorBy } from '../analyse/question-way';
import { analyse } from '../analyse/report';
import { UsageError } from '../options';
import { describeError } from '../print/describe-error';
import { say } from '../print/say';
import { printed } from '../print/notices';
import { loadCourse } from '../read/load-course';
import { loadQuestionModel } from '../read/load-question-model';
import { createBoard } from './app';
import { readBoardOptions } from './board-options';
import type { BoardOptions } from './board-options';
import { BOARD_HELP } from './help';
import { replyPlaces } from './kept-replies';
import { openReplyFile, replyFileIn } from './reply-file';

/** The question board on this computer: read, find the questions, open the file of replies, serve. */
async function main(options: BoardOptions): Promise<void> {
  const { language, anonymize } = options;
  const notices = printed(language);
  if (options.help) {
    say(BOARD_HELP[language]);
    return;
  }
  const salt = process.env.NUNCHI_SALT;
  const loaded = loadCourse(options, salt);
  for (const { file, reason } of loaded.rejected) {
    process.stderr.write(`${notices.rejected(file, reason)}\n`);
  }
  const { course } = loaded;
  if (course.lectures.length === 0) throw new UsageError(notices.nothing);

  const { questions, all } = analyse(course, anonymize, createAnalyzer(), {
    detector: detectorBy(options.questions, loadQuestionModel),
  });
  const path = replyFileIn(options.out);
  const file = await openReplyFile(path);
  const places = replyPlaces(loaded, options, file.read().secret, salt);

  const origins: string[] = [];
  const app = createBoard({
    ...{ course, questions, places, file, language, origins },
    authors: learnAuthors(course),
    onError: (name) => process.stderr.write(`${name}\n`),
  });
  // Nobody but this computer reaches 127.0.0.1.
  const server = serve(
    { fetch: app.fetch, hostname: '127.0.0.1', port: options.port },
    ({ port }) => {
      origins.push(`http://127.0.0.1:${port}`, `http://localhost:${port}`);
      for (const line of notices.board(origins[0] ?? '', path, all)) say(line);
    },
  );
  server.on('error', fail);
}

function fail(error: unknown): void {
  process.stderr.write(`${describeError(error, null)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

const cwd = process.env.INIT_CWD ?? process.cwd();
Promise.resolve()
  .then(() => main(readBoardOptions(process.argv.slice(2), cwd)))
  .catch(fail);
