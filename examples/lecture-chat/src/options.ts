import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { QUESTION_WAYS } from './analyse/question-way';
import type { QuestionWay } from './analyse/question-way';

export type Language = 'ko' | 'en';

/** What the command line asks for, with every path made absolute. */
export interface Options {
  readonly files: readonly string[];
  readonly participants: readonly string[];
  readonly out: string;
  /** `null`: an SQLite file in `out`. */
  readonly database: string | null;
  readonly timeZone: string;
  readonly language: Language;
  readonly anonymize: boolean;
  readonly includeDirect: boolean;
  /** How questions are found. */
  readonly questions: QuestionWay;
  readonly csv: boolean;
  readonly help: boolean;
}

/** A command line that cannot be followed; its message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The class days that ship with this example. */
const DATA = join(__dirname, '..', 'data');
/** Git ignores this folder. What is made of anyone's own chats stays apart from the demo. */
const OUT = join(__dirname, '..', 'out');

/**
 * Reads the command line.
 *
 * @param args What follows the program's name.
 * @param cwd Where relative paths start. npm runs scripts inside the workspace and keeps the
 *   directory of the person who typed the command in `INIT_CWD`.
 * @param env The environment: `DATABASE_URL` stands for a `--db` that nobody shall see.
 * @returns The options, defaults filled in.
 * @throws UsageError when an option is unknown or has a value that makes no sense.
 * @example
 * readOptions(['monday/chat.txt', '--lang', 'en'], '/home/me').files; // ['/home/me/monday/chat.txt']
 */
export function readOptions(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Options {
  const { values, positionals } = parse(args);
  const made = positionals.length === 0;
  const files = made ? chatsUnder(DATA) : positionals.flatMap((path) => expand(resolve(cwd, path)));
  const participants = values.participants?.map((path) => existing(resolve(cwd, path)));
  return {
    files,
    participants: participants ?? (made ? participantsUnder(DATA) : []),
    out: values.out === undefined ? join(OUT, made ? 'demo' : 'own') : resolve(cwd, values.out),
    database: values.db ?? env.DATABASE_URL ?? null,
    timeZone: timeZoneOf(values['time-zone'] ?? 'Asia/Seoul'),
    language: languageOf(values.lang ?? 'ko'),
    anonymize: values.anonymize ?? false,
    includeDirect: values['include-direct'] ?? false,
    questions: questionsOf(values.questions ?? 'both'),
    csv: values.csv ?? false,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        db: { type: 'string' },
        participants: { type: 'string', multiple: true },
        'time-zone': { type: 'string' },
        lang: { type: 'string' },
        anonymize: { type: 'boolean' },
        'include-direct': { type: 'boolean' },
        questions: { type: 'string' },
        csv: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A folder stands for the chats inside it. */
function expand(path: string): string[] {
  existing(path);
  if (!statSync(path).isDirectory()) return [path];
  const files = chatsUnder(path);
  if (files.length === 0) throw new UsageError(`No .txt file under ${path}`);
  return files;
}

function existing(path: string): string {
  if (!existsSync(path)) throw new UsageError(`No such file: ${path}`);
  return path;
}

function chatsUnder(folder: string): string[] {
  return filesUnder(folder).filter((path) => path.endsWith('.txt'));
}

function participantsUnder(folder: string): string[] {
  return filesUnder(folder).filter((path) => path.endsWith('.csv'));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @throws UsageError for a zone that is not known. */
export function timeZoneOf(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    throw new UsageError(`Unknown time zone: ${name} (write it as Asia/Seoul)`);
  }
}

function languageOf(name: string): Language {
  if (name === 'ko' || name === 'en') return name;
  throw new UsageError(`--lang takes ko or en, not ${name}`);
}

function questionsOf(name: string): QuestionWay {
  const way = QUESTION_WAYS.find((known) => known === name);
  if (way !== undefined) return way;
  throw new UsageError(`--questions takes rules, model or both, not ${name}`);
}
