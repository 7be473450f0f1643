import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { WindowError } from '../errors.js';
import { RowEncoder } from '../sinks/row-encoder.js';
import type { Sink } from '../sinks/sink.js';

/**
 * A sink that adds rows to a file as newline-delimited JSON. With checkpoints the file is cut back to
 * where the checkpoint stands before a run goes on, so that every row is in it once.
 *
 * @throws WindowError `sink-failed` while it runs.
 */
export function ndjsonSink(path: string): Sink {
  const encoder = new RowEncoder();
  let file: FileHandle | null = null;
  let size = 0;

  const handle = (): FileHandle => {
    if (file) return file;
    throw new WindowError('sink-failed', `${path} is not open: call open first.`);
  };
  const tell = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new WindowError('sink-failed', `${path} could not be written: ${reason}`, { cause });
    }
  };

  return {
    name: path,
    async open(at) {
      file = await tell(open(path, 'a'));
      ({ size } = await tell(file.stat()));
      if (at === null) return;
      const from = Number(at.bytes);
      if (from > size) {
        await file.close();
        throw new WindowError(
          'sink-failed',
          `${path} has ${size} bytes, and had ${from} at the checkpoint: rows are missing. Put the file back, or begin anew with an empty store.`,
        );
      }
      await tell(file.truncate(from));
      size = from;
    },
    async write(rows) {
      const bytes = encoder.encode(rows);
      await tell(handle().writeFile(bytes));
      size += bytes.length;
    },
    async flush() {
      await tell(handle().sync());
      return { bytes: size };
    },
    async close() {
      await file?.close();
      file = null;
    },
  };
}
