import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line asks for, with every path made absolute. */
export type Options =
  | { readonly command: 'help' }
  | {
      readonly command: 'demo';
      readonly out: string;
      readonly minutes: number;
      readonly seed: number;
    }
  | {
      readonly command: 'make';
      readonly path: string;
      readonly minutes: number;
      readonly seed: number;
    }
  | { readonly command: 'judge'; readonly minutes: number; readonly seeds: readonly number[] }
  | {
      readonly command: 'replay';
      readonly path: string;
      /** Times as fast as it was; Infinity for as fast as it goes. */
      readonly speed: number;
      /** Null for no page. */
      readonly port: number | null;
      readonly checkpoint: string | null;
    }
  | {
      readonly command: 'live';
      readonly brokers: readonly string[];
      readonly topic: string;
      readonly port: number | null;
      readonly checkpoint: string | null;
    };

/** A command line that cannot be followed; its message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `npm run hot-now -- demo [--out DIR] [--minutes N] [--seed N]
npm run hot-now -- make FILE [--minutes N] [--seed N]
npm run hot-now -- replay FILE [--speed N|max] [--port N] [--no-serve] [--checkpoint DIR]
npm run hot-now -- live --kafka HOST:PORT --topic NAME [--port N] [--no-serve] [--checkpoint DIR]
npm run hot-now -- judge [--seeds N,N,…] [--minutes N]

--out DIR         where the demo writes (out)
--minutes N       length of the made log, 150 or more (360)
--seed N          seed of the made log (1)
--speed N|max     times as fast as it was (60)
--port N          where the page is, on 127.0.0.1 (3000; 0 takes a free one)
--no-serve        no page: the summary, and the end
--checkpoint DIR  keeps the state there; the next run goes on from it
--seeds N,N,…     the made logs to judge by (11,12,13,14,15,16,17,18,19,20)`;

/** Git ignores this folder. */
const OUT = join(__dirname, '..', 'out');
/** Detectors learn for an hour, and something must happen after. */
const SHORTEST = 150;
const JUDGED = '11,12,13,14,15,16,17,18,19,20';

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  demo: ['out', 'minutes', 'seed'],
  make: ['minutes', 'seed'],
  replay: ['speed', 'port', 'no-serve', 'checkpoint'],
  live: ['kafka', 'topic', 'port', 'no-serve', 'checkpoint'],
  judge: ['seeds', 'minutes'],
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
  const [command, file, ...rest] = positionals;
  if (values.help === true || command === undefined) return { command: 'help' };
  const allowed = ALLOWED[command];
  if (!allowed) throw new UsageError(`There is no command ${command}.\n\n${HELP}`);
  const odd = Object.keys(values).find((name) => !allowed.includes(name));
  if (odd !== undefined) throw new UsageError(`${command} takes no --${odd}.`);
  const takesFile = command === 'make' || command === 'replay';
  if (rest.length > 0 || (!takesFile && file !== undefined))
    throw new UsageError(`${command} takes ${takesFile ? 'one file' : 'no file'}.`);
  const path = (): string => {
    if (file === undefined) throw new UsageError(`${command} takes a file.`);
    return resolve(cwd, file);
  };
  const minutes = whole('minutes', values.minutes ?? '360', SHORTEST, 1440);
  const seed = whole('seed', values.seed ?? '1', 0, 2 ** 31);
  const port = values['no-serve'] === true ? null : whole('port', values.port ?? '3000', 0, 65_535);
  const checkpoint = values.checkpoint === undefined ? null : resolve(cwd, values.checkpoint);
  switch (command) {
    case 'make':
      return { command, path: path(), minutes, seed };
    case 'replay':
      return { command, path: path(), speed: speedOf(values.speed ?? '60'), port, checkpoint };
    case 'live': {
      const { kafka, topic } = values;
      if (!kafka || !topic) throw new UsageError('live takes --kafka HOST:PORT and --topic NAME.');
      return { command, brokers: kafka.split(','), topic, port, checkpoint };
    }
    case 'judge': {
      const seeds = (values.seeds ?? JUDGED).split(',');
      return { command, minutes, seeds: seeds.map((text) => whole('seeds', text, 0, 2 ** 31)) };
    }
    default: {
      const out = values.out === undefined ? OUT : resolve(cwd, values.out);
      return { command: 'demo', out, minutes, seed };
    }
  }
}

function whole(name: string, text: string, min: number, max: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${name} takes a whole number from ${min} to ${max}.`);
}

function speedOf(text: string): number {
  if (text === 'max') return Infinity;
  const speed = /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
  if (speed > 0) return speed;
  throw new UsageError('--speed takes a number above 0, or max.');
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ out: text, minutes: text, seed: text, seeds: text, speed: text, port: text },
        ...{ checkpoint: text, kafka: text, topic: text, 'no-serve': flag },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
