import { open, stat } from 'node:fs/promises';
import { WindowError, checkOption } from '../errors.js';
import { numberIn } from '../sources/position.js';
import type { ByteReader, ByteSource, SourcePosition, SourceRead } from '../sources/source.js';
import { FollowedFile } from './followed-file.js';
import { PlainFile } from './input-file.js';
import type { InputFile } from './input-file.js';
import { PieceFile } from './piece-file.js';
import { sourceFailed } from './source-failed.js';

/** Options of `ndjson` for files. */
export interface NdjsonFileOptions {
  /** `auto` (the default) knows gzip by a file's first bytes. */
  compression?: 'auto' | 'gzip' | 'none' | undefined;
  /**
   * Goes on with what is added to the last file, as `tail -F` does: rotation and truncation are noticed
   * within 0.2 s. Such a run does not end by itself. Default false.
   */
  follow?: boolean | undefined;
}

/**
 * Files of newline-delimited JSON, one behind the other, read straight into the query's memory. A run
 * that goes on from a checkpoint goes on at the byte; within a gzip file or standard input it reads from
 * the beginning and skips.
 *
 * @param paths `-` for standard input.
 * @throws WindowError `invalid-parameter`; `source-failed` while it runs.
 *
 * @example
 * hits.run(ndjson(['plays-01.jsonl.gz', 'plays-02.jsonl']))
 */
export function ndjson(
  paths: string | readonly string[],
  options: NdjsonFileOptions = {},
): ByteSource {
  const { compression = 'auto', follow = false } = options;
  checkOption('compression', compression, ['auto', 'gzip', 'none']);
  const files = typeof paths === 'string' ? [paths] : [...paths];
  const last = files.at(-1);
  if (last === undefined) throw new WindowError('invalid-parameter', 'There must be a file.');
  if (follow && (last === '-' || compression === 'gzip')) {
    throw new WindowError(
      'invalid-parameter',
      'Only plain files can be followed: leave out follow or compression.',
    );
  }
  return {
    kind: 'bytes',
    name: files.join(', '),
    bounded: !follow,
    open: async (from, signal) => {
      const reader = new FilesReader(files, { compression, follow }, from, signal);
      await reader.measure();
      return reader;
    },
  };
}

class FilesReader implements ByteReader {
  totalBytes: number | null = null;
  readonly #paths: readonly string[];
  readonly #options: NdjsonFileOptions;
  /** Ends what waits: a followed file, one that is not there yet. */
  readonly #closed = new AbortController();
  #index: number;
  #opening: Promise<InputFile> | null = null;
  #file: InputFile | null = null;
  /** Where the file that is opened next begins. */
  #from: { offset: number; identity: string | null };

  constructor(
    paths: readonly string[],
    options: NdjsonFileOptions,
    from: SourcePosition | null,
    signal: AbortSignal | null,
  ) {
    this.#paths = paths;
    this.#options = options;
    signal?.addEventListener('abort', () => this.#closed.abort(signal.reason), {
      signal: this.#closed.signal,
    });
    this.#index = numberIn(from, 'file', 'files');
    const identity = from?.identity;
    this.#from = {
      offset: numberIn(from, 'offset', 'files'),
      identity: typeof identity === 'string' ? identity : null,
    };
  }

  /** Bytes in all, of files that are read as they are. */
  async measure(): Promise<void> {
    if (this.#options.follow) return;
    let sum = 0;
    for (const path of this.#paths) {
      if (path === '-' || (await this.#isPacked(path))) return;
      sum += (await stat(path)).size;
    }
    this.totalBytes = sum;
  }

  async read(into: Uint8Array): Promise<SourceRead | null> {
    for (;;) {
      const path = this.#paths[this.#index];
      if (path === undefined) return null;
      try {
        // Without a wait where it is open: the read goes on beside the work on the piece before.
        const file = (this.#file ??= await (this.#opening ??= this.#open(path)));
        const bytes = await file.read(into);
        if (bytes > 0) {
          const begins = file.offset === bytes ? path : undefined;
          return { bytes, partition: 0, begins };
        }
        await file.close();
      } catch (error) {
        throw sourceFailed(path, error);
      }
      this.#opening = this.#file = null;
      this.#from = { offset: 0, identity: null };
      this.#index++;
    }
  }

  async #open(path: string): Promise<InputFile> {
    const { offset, identity } = this.#from;
    if (this.#options.follow === true && this.#index === this.#paths.length - 1)
      return FollowedFile.open(path, offset, identity, this.#closed.signal);
    const gzip = await this.#isPacked(path);
    if (path !== '-' && !gzip) return PlainFile.open(path, offset);
    return PieceFile.open(path, offset, gzip);
  }

  async #isPacked(path: string): Promise<boolean> {
    const { compression } = this.#options;
    if (compression !== 'auto' || path === '-') return compression === 'gzip';
    try {
      const handle = await open(path, 'r');
      const { buffer } = await handle.read(new Uint8Array(2), 0, 2, 0);
      await handle.close();
      return buffer[0] === 0x1f && buffer[1] === 0x8b;
    } catch (error) {
      throw sourceFailed(path, error);
    }
  }

  position(): SourcePosition {
    const { offset, identity } = this.#file ?? this.#from;
    return { file: this.#index, offset, identity };
  }

  async close(): Promise<void> {
    this.#closed.abort();
    const file = await this.#opening?.catch(() => null);
    await file?.close();
  }
}
