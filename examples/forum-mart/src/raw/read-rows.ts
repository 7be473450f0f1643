import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Encoding } from './decode-text';
import type { RawRow } from './raw-row';
import { readCsv } from './read-csv';
import { readNdjson } from './read-ndjson';
import { readParquet } from './read-parquet';

/** What posts can be read from. */
export const INPUT_KINDS = ['.csv', '.ndjson', '.jsonl', '.parquet'] as const;

/**
 * Reads a file of posts, some thousand at a time: what is held does not grow with the file.
 *
 * @param told Told how many bytes are read.
 * @throws Error if the file as a whole cannot be read; a faulty row is given as such.
 */
export async function* readRows(
  path: string,
  encoding: Encoding,
  told: (bytes: number) => void,
): AsyncGenerator<readonly RawRow[]> {
  switch (extname(path).toLowerCase()) {
    case '.csv':
      yield* readCsv({ path, encoding, told });
      return;
    case '.ndjson':
    case '.jsonl':
      yield* readNdjson({ path, encoding, told });
      return;
    case '.parquet': {
      const { size } = await stat(path);
      yield* readParquet(path, (share) => told(Math.round(share * size)));
      return;
    }
    default:
      throw new Error(`is none of ${INPUT_KINDS.join(', ')}`);
  }
}
