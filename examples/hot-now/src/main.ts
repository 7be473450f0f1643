import { demo } from './demo';
import { judge } from './judge/judge';
import { judgementTable } from './judge/table';
import { score } from './judge/score';
import type { Score } from './judge/score';
import { makeLog } from './make/plays';
import { readTruth, writeLog } from './make/write-log';
import { HELP, UsageError, readOptions } from './options';
import type { Options } from './options';
import { progressBar } from './report/progress-bar';
import { summary } from './report/summary';
import { createApp } from './serve/app';
import { listen } from './serve/listen';
import { Publisher } from './serve/publisher';
import type { Watch } from './watch/watch';
import { watchFile } from './watch/watch-file';
import { watchTopic } from './watch/watch-topic';

async function main(options: Options): Promise<void> {
  switch (options.command) {
    case 'help':
      say(HELP);
      return;
    case 'demo':
      await demo(options, say);
      return;
    case 'make': {
      const { lines, bytes } = await writeLog(options.path, options);
      say(`${options.path}: ${lines} plays, ${(bytes / 1e6).toFixed(0)} MB`);
      return;
    }
    case 'judge': {
      const judgements = [];
      for (const seed of options.seeds) judgements.push(await judge(seed, options.minutes));
      say(judgementTable(judgements));
      return;
    }
    case 'replay': {
      const { path, port } = options;
      const bar = progressBar();
      const stop = stopped();
      const live = port !== null;
      const watch = watchFile(path, { ...options, live, signal: stop, onProgress: bar.show });
      const isWhole = await attend(watch, port, stop, bar.stop);
      const truth = isWhole ? await readTruth(path) : null;
      const judged: Score | null = truth && score(watch.now.view.alarms, makeLog(truth));
      for (const line of summary(watch, judged)) say(line);
      return;
    }
    case 'live': {
      const { port } = options;
      const stop = stopped();
      const watch = watchTopic({ ...options, live: true, signal: stop });
      await attend(watch, port, stop, () => undefined);
      for (const line of summary(watch, null)) say(line);
    }
  }
}

/**
 * Serves a watch's page until somebody stops it; without a page until the source ends.
 *
 * @returns Whether the source was read to its end.
 */
async function attend(
  watch: Watch,
  port: number | null,
  stop: AbortSignal,
  end: () => void,
): Promise<boolean> {
  const over = watch.done
    .then(() => true)
    .catch((error: unknown) => {
      if (!stop.aborted) throw error;
      return false;
    })
    .finally(end);
  if (port === null) return over;
  const publisher = new Publisher(watch);
  const server = await listen(createApp(publisher), port);
  say(`${server.address} (Ctrl-C stops)`);
  try {
    const isWhole = await over;
    if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve));
    return isWhole;
  } finally {
    publisher.close();
    await server.close();
  }
}

/** Aborts at Ctrl-C, so that a last checkpoint is taken and the summary told; a second one ends at once. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => controller.abort(new Error(name)));
  return controller.signal;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// A reader that has seen enough (`| head`) does not stop the work.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

Promise.resolve()
  .then(() => main(readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())))
  .catch((error: unknown) => {
    const code = error instanceof UsageError ? 2 : 1;
    // What still runs (a watch whose page found no port) ends with it.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () =>
      process.exit(code),
    );
  });
