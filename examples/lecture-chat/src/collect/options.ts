import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Cron } from 'croner';
import { timeZoneOf, UsageError } from '../options';
import type { Language } from '../options';
import { readTarget } from '../store/database-url';
import type { Target } from '../store/database-url';
import { Secret } from './secret';

/** What the command line and the environment ask for, with every path made absolute. */
export interface CollectSettings {
  readonly command: 'demo' | 'once' | 'schedule' | 'help';
  readonly language: Language;
  readonly out: string;
  /** A channel of the API, or of the export; null for all channels of an export. */
  readonly channel: string | null;
  /** An unpacked Slack export; null for the API. */
  readonly exported: string | null;
  readonly authors: readonly string[] | null;
  /** A list of users; null for Slack's, or for none with an export. */
  readonly users: string | null;
  readonly settle: string;
  /** How many days back the API's messages are read; null for all. An export is read as a whole. */
  readonly days: number | null;
  readonly driver: 'fetch' | 'playwright';
  /** Sites of recordings, beside Zoom's. */
  readonly hosts: readonly string[];
  readonly again: boolean;
  readonly includeDirect: boolean;
  readonly timeZone: string;
  readonly cron: string;
  readonly retries: number;
  readonly timeout: number;
  readonly token: Secret | null;
  readonly database: Target;
  readonly mongo: Secret | null;
  readonly chromium: string | undefined;
}

/** Git ignores this folder. */
const OUT = join(__dirname, '..', '..', 'out');
/** On the hour from 19:00 to 23:00. */
const EVENING = '0 19-23 * * *';
/** Whoever else uses the machine can see a command: these come from the environment. */
const SECRETS: Readonly<Record<string, string>> = {
  token: 'SLACK_TOKEN',
  db: 'DATABASE_URL',
  database: 'DATABASE_URL',
  mongo: 'MONGO_URL',
  passcode: 'nothing: it stands in the message',
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the command line and the environment.
 *
 * @param args What follows the program's name.
 * @param cwd Where relative paths start: npm keeps it in `INIT_CWD`.
 * @throws UsageError for an unknown option, a value that makes no sense, a secret among the options, or
 *   where it is not said what to read.
 */
export function readCollectOptions(
  args: readonly string[],
  cwd: string,
  env: Environment,
): CollectSettings {
  refuseSecrets(args);
  const { values, positionals } = parse(args);
  const [word, ...rest] = positionals;
  if (rest.length > 0 || (word !== undefined && word !== 'demo'))
    throw new UsageError(`There is no command ${positionals.join(' ')}: see --help.`);
  const command =
    values.help === true ? 'help' : (word ?? (values.once === true ? 'once' : 'schedule'));
  const timeZone = timeZoneOf(values['time-zone'] ?? 'Asia/Seoul');
  const folder = command === 'demo' ? 'collect-demo' : 'collect';
  const out = values.out === undefined ? join(OUT, folder) : resolve(cwd, values.out);
  const path = (name: string | undefined): string | null =>
    name === undefined ? null : resolve(cwd, name);
  const settings: CollectSettings = {
    ...{ command, timeZone, out },
    language: oneOf('lang', values.lang ?? 'ko', ['ko', 'en'] as const),
    channel: values.channel ?? null,
    exported: path(values.export),
    authors: values.author ?? null,
    users: path(values.users),
    settle: path(values.settle) ?? join(out, 'settle.csv'),
    days: values.days === 'all' ? null : whole('days', values.days ?? '7', 1, 3650),
    driver: oneOf('driver', values.driver ?? 'fetch', ['fetch', 'playwright'] as const),
    hosts: values.host ?? [],
    again: values.again ?? false,
    includeDirect: values['include-direct'] ?? false,
    cron: cronOf(values.cron ?? EVENING, timeZone),
    retries: whole('retries', values.retries ?? '4', 0, 20),
    timeout: 1000 * whole('timeout', values.timeout ?? '60', 1, 3600),
    token: secretOf(env.SLACK_TOKEN),
    database: readTarget(given(env.DATABASE_URL) ?? join(out, 'chat.sqlite'), cwd, 'DATABASE_URL'),
    mongo: secretOf(env.MONGO_URL),
    chromium: given(env.CHROMIUM_PATH),
  };
  if (command === 'once' || command === 'schedule') checkSource(settings, values.days);
  return settings;
}

function checkSource({ channel, exported, token }: CollectSettings, days?: string): void {
  if (exported !== null && days !== undefined)
    throw new UsageError('--days is for a channel of the API: an --export is read as a whole.');
  if (exported !== null) return;
  if (channel === null)
    throw new UsageError('Say which channel: --channel C0123456789, or --export FOLDER.');
  if (token === null)
    throw new UsageError('Put a Slack token into SLACK_TOKEN, or read an --export FOLDER.');
}

function refuseSecrets(args: readonly string[]): void {
  for (const arg of args) {
    const name = /^--([a-z-]+)/.exec(arg)?.[1] ?? '';
    const variable = SECRETS[name];
    if (variable !== undefined)
      throw new UsageError(
        `--${name} is refused: other users of a machine can see commands. Use ${variable}.`,
      );
  }
}

/** A variable that is set to nothing is not set. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function secretOf(text: string | undefined): Secret | null {
  const secret = given(text);
  return secret === undefined ? null : new Secret(secret);
}

function cronOf(pattern: string, timeZone: string): string {
  try {
    const next = new Cron(pattern, { timezone: timeZone, paused: true }).nextRun();
    if (next !== null) return pattern;
  } catch {
    // Told below.
  }
  throw new UsageError(`--cron takes a pattern that comes again, such as "${EVENING}".`);
}

function oneOf<Name extends string>(name: string, text: string, names: readonly Name[]): Name {
  const found = names.find((known) => known === text);
  if (found === undefined) throw new UsageError(`--${name} takes ${names.join(' or ')}.`);
  return found;
}

function whole(name: string, text: string, min: number, max: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${name} takes a whole number from ${min} to ${max}.`);
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ once: flag, again: flag, 'include-direct': flag },
        ...{ channel: text, export: text, users: text, settle: text, days: text },
        ...{ author: texts, host: texts, driver: text, out: text, lang: text },
        ...{ 'time-zone': text, cron: text, retries: text, timeout: text },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
