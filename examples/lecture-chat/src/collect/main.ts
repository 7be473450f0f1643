import { describeError } from '../print/describe-error';
import { outliveReader, say } from '../print/say';
import { UsageError } from '../options';
import { demo } from './demo';
import { COLLECT_HELP } from './help';
import { readCollectOptions } from './options';
import type { CollectSettings } from './options';
import { onSchedule } from './run/schedule';
import { lockOf } from './run/session';
import { tellFailure } from './run/tell-failure';
import { toldSession } from './run/told-session';
import { COLLECT_WORDING } from './run/wording';

/** Collects once, or every evening until it is stopped; a failure makes the exit code 1. */
async function main(settings: CollectSettings, signal: AbortSignal): Promise<void> {
  const wording = COLLECT_WORDING[settings.language];
  switch (settings.command) {
    case 'help':
      say(COLLECT_HELP[settings.language]);
      return;
    case 'demo':
      await demo(settings, say, signal);
      return;
    case 'once':
      if (!(await collectOnce(settings, signal))) process.exitCode = 1;
      return;
    case 'schedule': {
      const { cron: pattern, timeZone, language } = settings;
      const clock = new Intl.DateTimeFormat(language, {
        ...{ timeZone, dateStyle: 'medium', timeStyle: 'short' },
      });
      const onWait = (next: Date): void => say(wording.waits(clock.format(next)));
      const work = async (): Promise<void> => {
        await collectOnce(settings, signal);
      };
      await onSchedule(work, { pattern, timeZone, signal, onWait });
    }
  }
}

/** Tells what happens; gives whether all went well. */
async function collectOnce(settings: CollectSettings, signal: AbortSignal): Promise<boolean> {
  try {
    const { outcomes } = await toldSession(settings, say, { signal });
    return outcomes.every(({ result }) => result !== 'failed');
  } catch (error) {
    if (!signal.aborted) sayFailure(error, settings);
    return false;
  }
}

function sayFailure(error: unknown, settings: CollectSettings): void {
  const wording = COLLECT_WORDING[settings.language];
  const told = tellFailure(error, wording, lockOf(settings), databaseUrl());
  process.stderr.write(`${told}\n`);
}

function databaseUrl(): string | null {
  return process.env.DATABASE_URL ?? null;
}

/** Aborts at Ctrl-C and when a service is stopped. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => controller.abort(new Error(name)));
  return controller.signal;
}

outliveReader();

Promise.resolve()
  .then(() => {
    const cwd = process.env.INIT_CWD ?? process.cwd();
    return main(readCollectOptions(process.argv.slice(2), cwd, process.env), stopped());
  })
  .catch((error: unknown) => {
    process.stderr.write(`${describeError(error, databaseUrl())}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });
