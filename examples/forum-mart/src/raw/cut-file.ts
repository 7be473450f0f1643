import { createReadStream } from 'node:fs';
import { decodeText } from './decode-text';
import type { Encoding } from './decode-text';
import { RowCutter } from './row-cutter';
import type { CutRow, FindRowEnd } from './row-cutter';

/** A text file to read. */
export interface TextFile {
  readonly path: string;
  readonly encoding: Encoding;
  /** Told how many of its bytes are read. */
  readonly told: (bytes: number) => void;
}

/** Reads a file of any size as rows, some thousand at a time. */
export async function* cutFile(
  { path, encoding, told }: TextFile,
  find: FindRowEnd,
): AsyncGenerator<readonly CutRow[]> {
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const cutter = new RowCutter(find);
  for await (const text of decodeText(chunks(), encoding)) {
    const rows = cutter.take(text, false);
    if (rows.length === 0) continue;
    yield rows;
    told(bytes);
  }
  yield cutter.take('', true);
  told(bytes);
}
