import { open } from 'node:fs/promises';
import type { Counts } from '../steps/step';
import type { LinesRead } from './read-lines';
import type { Readers } from './readers';

/** Posts given to a thread at once: some 50 ms of work, so that asking costs nothing beside it. */
const AT_ONCE = 64;

interface Asked {
  readonly bytes: number;
  readonly answer: Promise<LinesRead>;
}

/**
 * Turns a file of posts into one of their tokens, line by line in the same order, whoever reads them.
 *
 * @param told Told how many bytes of the input are done.
 * @throws Error With the name of the file; what the signal says once it is aborted.
 */
export async function writeTokens(
  { input, output }: { readonly input: string; readonly output: string },
  readers: Readers,
  told: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Counts> {
  const counts: Record<string, number> = {};
  const asked: Asked[] = [];
  let done = 0;
  const file = await open(output, 'w');
  const writeFirst = async (): Promise<void> => {
    const first = asked.shift();
    if (first === undefined) return;
    const read = await first.answer;
    signal.throwIfAborted();
    await file.appendFile(read.lines);
    for (const [name, count] of Object.entries(read.counts))
      counts[name] = (counts[name] ?? 0) + count;
    done += first.bytes;
    told(done);
  };
  try {
    for await (const lines of piecesOf(input)) {
      signal.throwIfAborted();
      const answer = readers.read(lines);
      // A failure is met when its turn comes, or not at all after another one.
      answer.catch(() => undefined);
      asked.push({
        bytes: lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0),
        answer,
      });
      if (asked.length >= readers.room) await writeFirst();
    }
    while (asked.length > 0) await writeFirst();
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${input}: ${reason}`, { cause: error });
  } finally {
    await file.close();
  }
  return counts;
}

async function* piecesOf(path: string): AsyncGenerator<string[]> {
  const file = await open(path);
  try {
    let piece: string[] = [];
    for await (const line of file.readLines({ autoClose: false })) {
      piece.push(line);
      if (piece.length < AT_ONCE) continue;
      yield piece;
      piece = [];
    }
    if (piece.length > 0) yield piece;
  } finally {
    // Whoever asks may have enough of it before its end.
    await file.close();
  }
}
