import { WindowError } from '../errors.js';
import { PieceReader } from './piece-reader.js';
import { numberIn } from './position.js';
import type { ByteSource } from './source.js';

/** Newline-delimited JSON that is in memory, or that comes in pieces cut anywhere. */
export type NdjsonInput =
  | string
  | Uint8Array
  | Response
  | ReadableStream<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>;

/**
 * Newline-delimited JSON as a source: text, bytes, or a stream of them, a response's body among these.
 * Streams can be read once; a run that goes on from a checkpoint needs the same bytes from their
 * beginning and skips what it knows. Files have their own source in `@nunchi/window/node`.
 *
 * @throws WindowError `source-failed` while it runs, if a response is no success or a stream fails.
 *
 * @example
 * hits.run(ndjson(await fetch('/plays.jsonl')))
 */
export function ndjson(input: NdjsonInput): ByteSource {
  return {
    kind: 'bytes',
    name: 'ndjson',
    bounded: true,
    async open(from, signal) {
      const skip = numberIn(from, 'bytes', 'ndjson');
      const total = typeof input !== 'string' && 'byteLength' in input ? input.byteLength : null;
      const reader = new PieceReader(piecesOf(input, signal), total);
      await reader.skip(skip);
      return reader;
    },
  };
}

function piecesOf(
  input: NdjsonInput,
  signal: AbortSignal | null,
): AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> {
  if (typeof input === 'string' || input instanceof Uint8Array) return [input];
  if (input instanceof Response) return bodyOf(input, signal);
  if (input instanceof ReadableStream) return chunksOf(input, signal);
  return input;
}

function bodyOf(response: Response, signal: AbortSignal | null): AsyncIterable<Uint8Array> {
  if (!response.ok) {
    throw new WindowError(
      'source-failed',
      `The response of ${response.url} is ${response.status} ${response.statusText}.`,
    );
  }
  return response.body ? chunksOf(response.body, signal) : chunksOf(new Blob([]).stream(), signal);
}

/** By its reader, since not every browser can iterate over a stream; an abort ends a read that waits. */
async function* chunksOf<T>(
  stream: ReadableStream<T>,
  signal: AbortSignal | null,
): AsyncGenerator<T, undefined> {
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      yield value;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
