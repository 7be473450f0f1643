import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

export type Language = 'ko' | 'en';

/** What the command line of any of the programs asks for, with every path made absolute. */
export interface Options {
  /** Where logs, models, report and users are. */
  readonly out: string;
  readonly seed: number;
  /** How many times the viewers of the real log. */
  readonly scale: number;
  /** Whether the made log is shown beside the real one's shape. */
  readonly report: boolean;
  readonly language: Language;
  readonly port: number;
  /** The users' database: a path, or an address of MySQL. */
  readonly db: string;
  /** Whether the server makes up secrets and accounts, to be looked at on this machine. */
  readonly demo: boolean;
  /** The subscriber behind a new account. */
  readonly subscriber: string | null;
  /** What stands on the line beside the options: log files, or the name of an account. */
  readonly rest: readonly string[];
  readonly help: boolean;
}

/** A command line that cannot be followed; its message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `npm run demo      -w @nunchi/example-vod-picks -- [--out DIR] [--seed N] [--scale X] [--lang ko|en]
npm run make-data -w @nunchi/example-vod-picks -- [--out DIR] [--seed N] [--scale X] [--report]
npm run serve     -w @nunchi/example-vod-picks -- [--out DIR] [--db URL] [--port N] [--demo]
npm run add-user  -w @nunchi/example-vod-picks -- NAME --subscriber ID [--out DIR] [--db URL]
npm run retrain   -w @nunchi/example-vod-picks -- [--out DIR] FILE...

--out DIR        where logs, models, report and users are (out)
--seed N         seed of the made log (6)
--scale X        viewers and rows, as multiples of the real log's (1)
--report         shows the made log beside the real one's shape
--lang ko|en     language of the report (ko)
--db URL         users: a file for SQLite, or mysql://user:password@host/database (DIR/users.sqlite)
--port N         where the server listens on 127.0.0.1 (3000; 0 takes a free one)
--demo           random secrets and three accounts whose passwords are shown
--subscriber ID  whose watch log stands behind the account; the password comes from VOD_PASSWORD
FILE...          log files of months that the models have not seen yet`;

/** Git ignores this folder. */
const OUT = join(__dirname, '..', 'out');

const values = z.object({
  out: z.string().min(1).optional(),
  seed: z
    .string()
    .regex(/^\d{1,9}$/, '--seed takes a whole number')
    .transform(Number)
    .default(6),
  scale: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,3})?$/, '--scale takes a number')
    .transform(Number)
    .pipe(z.number().min(0.1, '--scale begins at 0.1').max(30, '--scale goes up to 30'))
    .default(1),
  report: z.boolean().default(false),
  lang: z.enum(['ko', 'en'], '--lang takes ko or en').default('ko'),
  db: z.string().min(1).optional(),
  port: z
    .string()
    .regex(/^\d{1,5}$/, '--port takes a number')
    .transform(Number)
    .pipe(z.number().max(65535, '--port goes up to 65535'))
    .default(3000),
  demo: z.boolean().default(false),
  subscriber: z.string().min(1).max(40).optional(),
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
  const { values: given, positionals } = parse(args);
  const read = values.safeParse(given);
  if (!read.success) throw new UsageError(read.error.issues[0]?.message ?? 'Unknown option');
  const { out, db, lang, subscriber, ...rest } = read.data;
  const folder = out === undefined ? OUT : resolve(cwd, out);
  return {
    ...rest,
    out: folder,
    db: db ?? join(folder, 'users.sqlite'),
    language: lang,
    subscriber: subscriber ?? null,
    rest: positionals,
  };
}

function parse(args: readonly string[]): { values: unknown; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        seed: { type: 'string' },
        scale: { type: 'string' },
        report: { type: 'boolean' },
        lang: { type: 'string' },
        db: { type: 'string' },
        port: { type: 'string' },
        demo: { type: 'boolean' },
        subscriber: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
