import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DATA } from './read/read-activities';

export type Language = 'ko' | 'en';

/** What the command line of either program asks for, with every path made absolute. */
export interface Options {
  /** The table of activities. */
  readonly data: string;
  /** Where the demo writes, and where the server finds the model and keeps the members. */
  readonly out: string;
  readonly language: Language;
  readonly port: number;
  readonly help: boolean;
}

/** A command line that cannot be followed; its message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `npm run demo  -w @nunchi/example-activity-picks -- [--data FILE] [--out DIR] [--lang ko|en]
npm run serve -w @nunchi/example-activity-picks -- [--data FILE] [--out DIR] [--port N]

--data FILE   activities as CSV, in UTF-8 or CP949 (data/activities.csv)
--out DIR     where to write the report and the model (out)
--lang ko|en  language of the report (ko)
--port N      where the server listens on 127.0.0.1 (3000; 0 takes a free one)`;

/** Git ignores this folder. */
const OUT = join(__dirname, '..', 'out');

const values = z.object({
  data: z.string().min(1).optional(),
  out: z.string().min(1).optional(),
  lang: z.enum(['ko', 'en'], '--lang takes ko or en').default('ko'),
  port: z
    .string()
    .regex(/^\d{1,5}$/, '--port takes a number')
    .transform(Number)
    .pipe(z.number().max(65535, '--port goes up to 65535'))
    .default(3000),
  help: z.boolean().default(false),
});

/**
 * Reads the command line.
 *
 * @param args What follows the program's name.
 * @param cwd Where relative paths start: npm keeps it in `INIT_CWD`.
 * @throws UsageError when an option is unknown or has a value that makes no sense.
 * @example
 * readOptions(['--out', 'here'], '/home/me').out; // '/home/me/here'
 */
export function readOptions(args: readonly string[], cwd: string): Options {
  const read = values.safeParse(parse(args));
  if (!read.success) throw new UsageError(read.error.issues[0]?.message ?? 'Unknown option');
  const { data, out, lang, port, help } = read.data;
  return {
    data: data === undefined ? DATA : resolve(cwd, data),
    out: out === undefined ? OUT : resolve(cwd, out),
    language: lang,
    port,
    help,
  };
}

function parse(args: readonly string[]): unknown {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        lang: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
