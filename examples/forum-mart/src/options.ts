import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Month } from './model';
import { STEP_NAMES } from './steps/step';
import type { StepName } from './steps/step';

/** How a forum is made. */
export interface MadeSettings {
  readonly posts: number;
  readonly months: number;
  readonly from: Month;
  readonly seed: number;
}

/** How posts become a mart. */
export interface MartSettings {
  readonly out: string;
  /** Files of posts; those of earlier runs are kept. */
  readonly inputs: readonly string[];
  readonly encoding: 'auto' | 'utf-8' | 'cp949';
  readonly timeZone: string;
  /** When pages were read whose rows do not say so: ISO 8601, or null. */
  readonly crawledAt: string | null;
  /** Beside this one; 0 for none. */
  readonly threads: number;
}

/** What the command line asks for, with every path made absolute. */
export type Options =
  | { readonly command: 'help' }
  | {
      readonly command: 'demo';
      readonly out: string;
      readonly threads: number;
      readonly made: MadeSettings;
    }
  | {
      readonly command: 'make';
      readonly folder: string;
      readonly made: MadeSettings;
      readonly format: 'csv' | 'ndjson' | 'parquet';
      readonly encoding: 'utf-8' | 'cp949';
    }
  | {
      readonly command: 'run';
      readonly mart: MartSettings;
      readonly survey: string | null;
    }
  | { readonly command: 'step'; readonly step: StepName; readonly mart: MartSettings }
  | { readonly command: 'report'; readonly out: string; readonly survey: string | null }
  | { readonly command: 'publish'; readonly out: string; readonly url: string };

/** Something is wrong with the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `npm run forum-mart -- demo [--posts N] [--months N] [--from YYYY-MM] [--seed N] [--out DIR]
npm run forum-mart -- run FILE… [--survey FILE] [--out DIR]
npm run forum-mart -- raw FILE… | cleansed | tokens | marts [--out DIR]
npm run forum-mart -- report [--survey FILE] [--out DIR]
npm run forum-mart -- publish s3://BUCKET/PREFIX [--out DIR]
npm run forum-mart -- make DIR [--format csv|ndjson|parquet] [--encoding utf-8|cp949] [--posts N] …

FILE              posts as .csv, .ndjson (.jsonl) or .parquet
--out DIR         where everything is kept (out)
--survey FILE     answers to a survey, .csv
--encoding NAME   of CSV files: auto, utf-8 or cp949 (auto)
--crawled-at TIME when the pages were read, for dates such as "3시간 전", where rows do not say
--time-zone ZONE  where the forum is (Asia/Seoul)
--threads N       threads that cut posts into words; 0 for none (one a processor)
--posts N         made posts (70000)
--months N        over how many months (24)
--from YYYY-MM    from when on (2024-01)
--seed N          of the made forum (7)`;

/** Git ignores this folder. */
const OUT = join(__dirname, '..', 'out');

const MADE = ['posts', 'months', 'from', 'seed'];
const READ = ['out', 'encoding', 'crawled-at', 'time-zone', 'threads'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  demo: ['out', 'threads', ...MADE],
  make: ['format', 'encoding', ...MADE],
  run: ['survey', ...READ],
  report: ['survey', 'out'],
  publish: ['out'],
  raw: ['out', 'encoding'],
  cleansed: ['out', 'time-zone', 'crawled-at'],
  tokens: ['out', 'threads'],
  marts: ['out', 'threads'],
};

/**
 * Reads the command line.
 *
 * @param args What follows the program's name.
 * @param cwd Where relative paths start: npm keeps it in `INIT_CWD`.
 * @throws UsageError when there is no such command or option, or a value makes no sense.
 */
export function readOptions(args: readonly string[], cwd: string): Options {
  const { values, positionals } = parse(args);
  const [command, ...words] = positionals;
  if (values.help === true || command === undefined) return { command: 'help' };
  const allowed = ALLOWED[command];
  if (!allowed) throw new UsageError(`There is no command ${command}.\n\n${HELP}`);
  const odd = Object.keys(values).find((name) => !allowed.includes(name));
  if (odd !== undefined) throw new UsageError(`${command} takes no --${odd}.`);
  const out = values.out === undefined ? OUT : resolve(cwd, values.out);
  const survey = values.survey === undefined ? null : resolve(cwd, values.survey);
  const step = STEP_NAMES.find((name) => name === command);
  if (command === 'run' || step !== undefined) {
    const takesFiles = command === 'run' || step === 'raw';
    if (takesFiles ? words.length === 0 : words.length > 0)
      throw new UsageError(`${command} takes ${takesFiles ? 'files of posts' : 'no file'}.`);
    const mart: MartSettings = {
      ...{ out, inputs: words.map((word) => resolve(cwd, word)) },
      encoding: oneOf('encoding', values.encoding ?? 'auto', ['auto', 'utf-8', 'cp949'] as const),
      timeZone: timeZone(values['time-zone'] ?? 'Asia/Seoul'),
      crawledAt: instant(values['crawled-at']),
      threads: threads(values.threads),
    };
    return step === undefined ? { command: 'run', mart, survey } : { command: 'step', step, mart };
  }
  switch (command) {
    case 'make': {
      const format = oneOf('format', values.format ?? 'csv', ['csv', 'ndjson', 'parquet'] as const);
      const encoding = oneOf('encoding', values.encoding ?? 'utf-8', ['utf-8', 'cp949'] as const);
      if (encoding === 'cp949' && format !== 'csv')
        throw new UsageError('--encoding cp949 is for --format csv.');
      const folder = resolve(cwd, oneWord(command, words, 'a folder'));
      return { command, folder, made: madeSettings(values), format, encoding };
    }
    case 'publish':
      return { command, out, url: oneWord(command, words, 's3://BUCKET/PREFIX') };
    default: {
      if (words.length > 0) throw new UsageError(`${command} takes no file.`);
      if (command === 'report') return { command, out, survey };
      return { command: 'demo', out, threads: threads(values.threads), made: madeSettings(values) };
    }
  }
}

function madeSettings(values: ReturnType<typeof parse>['values']): MadeSettings {
  const from = values.from ?? '2024-01';
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(from))
    throw new UsageError('--from takes a month, such as 2024-01.');
  return {
    posts: whole('posts', values.posts ?? '70000', 1, 10_000_000),
    months: whole('months', values.months ?? '24', 1, 240),
    from: from as Month,
    seed: whole('seed', values.seed ?? '7', 0, 2 ** 31),
  };
}

function oneWord(command: string, words: readonly string[], what: string): string {
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0) throw new UsageError(`${command} takes ${what}.`);
  return word;
}

function threads(text: string | undefined): number {
  return text === undefined ? availableParallelism() : whole('threads', text, 0, 64);
}

function whole(name: string, text: string, min: number, max: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${name} takes a whole number from ${min} to ${max}.`);
}

function oneOf<Name extends string>(name: string, text: string, names: readonly Name[]): Name {
  const found = names.find((known) => known === text);
  if (found === undefined) throw new UsageError(`--${name} takes ${names.join(', ')}.`);
  return found;
}

function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`--time-zone knows no ${name}.`);
  }
}

function instant(text: string | undefined): string | null {
  if (text === undefined) return null;
  // With its zone: else it would mean another time on another machine.
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UsageError(
      '--crawled-at takes a time with its zone, such as 2024-05-19T21:00+09:00.',
    );
  return new Date(text).toISOString();
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ out: text, survey: text, encoding: text, format: text, threads: text },
        ...{ 'crawled-at': text, 'time-zone': text },
        ...{ posts: text, months: text, from: text, seed: text },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
