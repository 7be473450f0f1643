import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { Forum } from './posts';
import type { MadeRow, MakeOptions, Truth } from './posts';
import { asCsv, asNdjson, withEntities } from './rows-as-text';
import { FAULTS } from './spoiled';
import type { Fault } from './spoiled';
import { makeSurvey } from './survey';
import { writeParquet } from './write-parquet';

export interface WriteOptions extends MakeOptions {
  readonly format: Format;
  /** Of CSV; the others are in UTF-8. */
  readonly encoding: 'utf-8' | 'cp949';
}

export type Format = 'csv' | 'ndjson' | 'parquet';

/** A forum in files; `truth.json` says the same. */
export interface MadeForum extends Truth {
  /** Names of the files of posts, a month each. */
  readonly files: readonly string[];
}

/** Parquet knows types, so that no count can be a word and no quote is left open. */
const FAULTS_OF: Readonly<Record<Format, readonly Fault[]>> = {
  csv: FAULTS,
  ndjson: FAULTS,
  parquet: ['cells', 'date', 'text'],
};

/**
 * Makes a forum and writes its posts, a file a month, a survey, and what is known of them. Files of posts
 * of an earlier forum in the same folder are removed.
 *
 * @param told Told how many posts are written.
 */
export async function writeForum(
  folder: string,
  { format, encoding, ...options }: WriteOptions,
  told: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<MadeForum> {
  await mkdir(folder, { recursive: true });
  const truthPath = join(folder, 'truth.json');
  for (const name of await earlierFiles(truthPath)) await rm(join(folder, name), { force: true });

  const forum = new Forum(options, FAULTS_OF[format]);
  const files: string[] = [];
  for (const { month, rows } of forum.months()) {
    signal.throwIfAborted();
    const name = `posts-${month}.${format}`;
    await writeRows(join(folder, name), rows, format, encoding);
    files.push(name);
    told(forum.truth.rows, options.posts);
  }
  await writeFile(join(folder, 'survey.csv'), `\ufeff${await makeSurvey(options.seed)}`);
  const made: MadeForum = { ...forum.truth, files };
  await writeFile(truthPath, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

async function writeRows(
  path: string,
  rows: readonly MadeRow[],
  format: Format,
  encoding: 'utf-8' | 'cp949',
): Promise<void> {
  if (format === 'parquet') return writeParquet(path, rows);
  if (format === 'ndjson') return writeFile(path, asNdjson(rows));
  const text = await asCsv(rows);
  return writeFile(path, encoding === 'cp949' ? encode(withEntities(text), 'cp949') : text);
}

/** Those of a forum that was made here before, by its own account. */
async function earlierFiles(truthPath: string): Promise<readonly string[]> {
  try {
    const { files } = JSON.parse(await readFile(truthPath, 'utf8')) as MadeForum;
    return files.filter((name) => /^posts-\d{4}-\d\d\.\w+$/.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
