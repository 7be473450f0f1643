import { buildMart } from './build-mart';
import { demo } from './demo';
import { writeForum } from './make/write-forum';
import { publish } from './marts/publish';
import { HELP, UsageError, readOptions } from './options';
import type { Options } from './options';
import { stageLines } from './report/stage-lines';
import { writeReport } from './write-report';

async function main(options: Options, signal: AbortSignal): Promise<void> {
  switch (options.command) {
    case 'help':
      say(HELP);
      return;
    case 'demo':
      await demo(options, say, signal);
      return;
    case 'make': {
      const { folder, made, format, encoding } = options;
      await writeForum(folder, { ...made, format, encoding }, () => undefined, signal);
      say(folder);
      return;
    }
    case 'run': {
      const { mart, survey } = options;
      for (const line of stageLines(await buildMart(mart, signal))) say(line);
      say(await writeReport(mart.out, survey, signal));
      return;
    }
    case 'step': {
      for (const line of stageLines(await buildMart(options.mart, signal, [options.step])))
        say(line);
      return;
    }
    case 'report':
      say(await writeReport(options.out, options.survey, signal));
      return;
    case 'publish': {
      const told = (): void => undefined;
      const { put, same, deleted } = await publish(options.out, options.url, { signal, told });
      say(`${options.url}: ${put} put, ${same} as they were, ${deleted} deleted`);
    }
  }
}

/** Aborts at Ctrl-C: what is half made is made anew by the next run. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () =>
      controller.abort(new Error(`Stopped by ${name}: run it again, and it goes on from there.`)),
    );
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
  .then(() => {
    const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
    return main(options, stopped());
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });
