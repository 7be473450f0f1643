import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { finished } from 'node:stream/promises';
import { LogLines } from './log-line';
import type { Planted } from './planted';
import { makeLog } from './plays';
import type { MakeOptions } from './plays';

/** What was written. */
export interface WrittenLog {
  readonly lines: number;
  readonly bytes: number;
}

const PIECE = 1 << 20;

/** Where the truth about a log lies: beside it, `plays.truth.json` of `plays.jsonl`. */
function truthPath(path: string): string {
  return join(dirname(path), `${parse(path).name}.truth.json`);
}

/** What was planted in a log that was made. */
export interface Truth extends MakeOptions {
  readonly planted: readonly Planted[];
}

/** The truth about a log; null for one that was not made here. */
export async function readTruth(path: string): Promise<Truth | null> {
  try {
    return JSON.parse(await readFile(truthPath(path), 'utf8')) as Truth;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a log and writes it, and beside it what was planted in it. */
export async function writeLog(path: string, options: MakeOptions): Promise<WrittenLog> {
  const log = makeLog(options);
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  const ended = finished(file);
  const writer = new LogLines(options.seed);
  let [lines, bytes, text] = [0, 0, ''];
  const flush = async (): Promise<void> => {
    const piece = Buffer.from(text);
    bytes += piece.length;
    text = '';
    if (!file.write(piece)) await Promise.race([once(file, 'drain'), ended]);
  };
  for (const plays of log.plays()) {
    for (const play of plays) text += `${writer.write(play)}\n`;
    lines += plays.length;
    if (text.length > PIECE) await flush();
  }
  await flush();
  file.end();
  await ended;
  const truth: Truth = { ...options, planted: log.planted };
  await writeFile(truthPath(path), `${JSON.stringify(truth, null, 2)}\n`);
  return { lines, bytes };
}
