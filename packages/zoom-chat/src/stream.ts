import { ChatTextDecoder } from './decode/text-decoder.js';
import { ZoomChatError } from './errors.js';
import { type ParseOptions, resolveOptions } from './options.js';
import { ChatPipeline } from './pipeline.js';
import type { ChatDiagnostic, ChatDialect, ChatEvent } from './types.js';

/** Messages that stay findable; the longest way back seen in 20,000 references is 376. */
const DEFAULT_MAX_INDEXED = 1000;
/** Larger chunks are taken in pieces: short strings are collected early, before they grow the heap. */
const PIECE_UNITS = 8192;

export interface StreamOptions extends ParseOptions {
  /**
   * How many of the newest messages a quotation is looked for in at the least, 1,000 if not given:
   * this bounds the memory. `parseZoomChat` has no such bound.
   */
  readonly maxIndexed?: number;
  /** Called with each diagnostic as it arises. */
  readonly onDiagnostic?: (diagnostic: ChatDiagnostic) => void;
  /** Called once, when the layout is known, before the first event. */
  readonly onDialect?: (dialect: ChatDialect) => void;
  /** Ends the stream with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What can be streamed: chunks of bytes or text, cut anywhere. */
export type ChatStreamSource =
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>
  | ReadableStream<Uint8Array>
  | ReadableStream<string>;

/**
 * As `parseZoomChat`, for input that is too large for memory or still arriving: the same events,
 * wherever the chunks are cut, each as soon as the next one has begun. The first 64 KiB are held to
 * conclude the layout.
 *
 * @param source - A Node stream, a web stream, or any iterable of chunks; bytes or text, not both.
 * @param options - As for `parseZoomChat`, with a bound on the memory.
 * @returns The events in file order.
 * @throws ZoomChatError as `parseZoomChat`; what the source throws; the reason of the signal.
 * @example
 * ```ts
 * import { createReadStream } from 'node:fs';
 *
 * for await (const event of streamZoomChat(createReadStream('meeting_saved_chat.txt'))) {
 *   if (event.type === 'message') console.log(event.sender, event.text.length);
 * }
 * ```
 */
export async function* streamZoomChat(
  source: ChatStreamSource,
  options: StreamOptions = {},
): AsyncGenerator<ChatEvent, void, undefined> {
  const { maxIndexed = DEFAULT_MAX_INDEXED, onDiagnostic, onDialect, signal } = options;
  if (!(maxIndexed >= 1)) {
    throw new ZoomChatError('invalid-options', 'maxIndexed must be a number of 1 or more');
  }
  let ready: ChatEvent[] = [];
  const pipeline = new ChatPipeline(resolveOptions(options), maxIndexed, (event) => {
    ready.push(event);
  });
  const decoder = new ChatTextDecoder();
  let dialectTold = false;

  /** Tells what is new beside the events, and takes the events. */
  const take = (): ChatEvent[] => {
    const events = ready;
    ready = [];
    if (!dialectTold && (events.length > 0 || pipeline.dialect.family !== null)) {
      dialectTold = true;
      onDialect?.(pipeline.dialect);
    }
    for (const entry of pipeline.takeDiagnostics()) onDiagnostic?.(entry);
    return events;
  };

  for await (const chunk of chunksOf(source)) {
    signal?.throwIfAborted();
    const text = typeof chunk === 'string' ? chunk : decoder.push(chunk);
    for (let at = 0; at < text.length; at += PIECE_UNITS) {
      pipeline.push(text.slice(at, at + PIECE_UNITS));
      yield* take();
    }
  }
  signal?.throwIfAborted();
  pipeline.push(decoder.end());
  pipeline.end();
  pipeline.encoding(decoder);
  yield* take();
}

/** The chunks of a source; not every browser can iterate a web stream. */
function chunksOf(
  source: ChatStreamSource,
): AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> {
  if (Symbol.asyncIterator in source || Symbol.iterator in source) {
    return source as AsyncIterable<Uint8Array | string>;
  }
  return readAll(source);
}

async function* readAll(
  stream: ReadableStream<Uint8Array> | ReadableStream<string>,
): AsyncGenerator<Uint8Array | string> {
  const reader = (stream as ReadableStream<Uint8Array | string>).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    // A consumer that stops early stops the source too.
    await reader.cancel();
  }
}
