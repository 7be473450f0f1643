import { numberIn } from '../sources/position.js';
import type { ByteSource, ObjectSource, Source, SourcePosition } from '../sources/source.js';
import type { Loaded } from './processor.js';
import type { Work } from './work.js';

/** A piece of a source, and where the source stands behind it. */
export interface Piece {
  readonly loaded: Loaded;
  readonly position: SourcePosition;
}

/** A source that is open: bytes and objects alike. */
export interface Feed {
  /** Null at the end. Read one piece while the one before is worked on, not more. */
  read(): Promise<Piece | null>;
  readonly totalBytes: number | null;
  close(): Promise<void>;
}

/** Opens a source at a position. */
export async function openFeed(
  source: Source,
  from: SourcePosition | null,
  work: Pick<Work<unknown>, 'space'>,
  signal: AbortSignal | null,
): Promise<Feed> {
  return source.kind === 'bytes'
    ? openBytes(source, from, work, signal)
    : openObjects(source, from, signal);
}

async function openBytes(
  source: ByteSource,
  from: SourcePosition | null,
  work: Pick<Work<unknown>, 'space'>,
  signal: AbortSignal | null,
): Promise<Feed> {
  const reader = await source.open(from, signal);
  let half = 1;
  return {
    totalBytes: reader.totalBytes,
    async read() {
      half = 1 - half;
      const into = half;
      const read = await reader.read(work.space(into));
      return read && { loaded: { half: into, ...read }, position: reader.position() };
    },
    close: () => reader.close(),
  };
}

function openObjects(
  source: ObjectSource,
  from: SourcePosition | null,
  signal: AbortSignal | null,
): Feed {
  let rows = numberIn(from, 'rows', source.name);
  const batches = source.open(rows, signal);
  const iterator =
    Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  let reading = false;
  return {
    totalBytes: null,
    async read() {
      reading = true;
      const next = await iterator.next();
      reading = false;
      if (next.done === true) return null;
      rows += next.value.length;
      return { loaded: { rows: next.value }, position: { rows } };
    },
    async close() {
      // A generator ends only when what it waits for has come: an abort does not wait for that.
      const ended = Promise.resolve(iterator.return?.()).catch(() => undefined);
      if (!reading) await ended;
    },
  };
}
