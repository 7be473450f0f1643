import { HELP, UsageError, readOptions } from './options';
import type { Options } from './options';

/** Runs a program with the options of the command line; what goes wrong is told in one line. */
export function run(program: (options: Options) => Promise<void>): void {
  // A reader that has seen enough (`| head`) does not stop the work.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  Promise.resolve()
    .then(() => readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd()))
    .then(async (options) => {
      if (options.help) say(HELP);
      else await program(options);
    })
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = error instanceof UsageError ? 2 : 1;
    });
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
