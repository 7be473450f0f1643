import { KoreanError } from '../errors.js';
import { parseModel, parseVerified } from './model.js';
import type { KoreanModel } from './model.js';

/** Where a model may come from. */
export type ModelSource =
  | string
  | URL
  | ArrayBuffer
  | Uint8Array
  | Response
  /** An inlined module, as the packages of models export it for runtimes without files. */
  | { readonly base64: string };

/** Options of {@link loadModel}. */
export interface LoadModelOptions {
  /** Ends the download. */
  readonly signal?: AbortSignal;
  /** Told while a download goes on; `total` is `null` where the server does not say. */
  readonly onProgress?: (loaded: number, total: number | null) => void;
}

/**
 * Loads a model from a URL (fetched), from bytes or from an inlined module, gzipped or not. Once
 * loaded, everything is synchronous. In Node, `readModel` of `@nunchi/korean/node` reads files.
 *
 * @throws {@link KoreanError} `invalid-model` when the answer is no model, or none came.
 */
export async function loadModel(
  source: ModelSource | Promise<ModelSource>,
  options: LoadModelOptions = {},
): Promise<KoreanModel> {
  const bytes = await bytesOf(await source, options);
  return isGzip(bytes) ? parseVerified(await gunzip(bytes)) : parseModel(bytes);
}

async function bytesOf(source: ModelSource, options: LoadModelOptions): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (typeof source === 'string' || source instanceof URL) {
    const { signal } = options;
    return bytesOf(await fetch(source, signal === undefined ? {} : { signal }), options);
  }
  if ('base64' in source) return fromBase64(source.base64);
  if (!source.ok) {
    throw new KoreanError(
      'invalid-model',
      `The model could not be fetched: ${source.status} ${source.statusText} (${source.url}).`,
    );
  }
  return readBody(source, options);
}

async function readBody(response: Response, { onProgress }: LoadModelOptions): Promise<Uint8Array> {
  if (onProgress === undefined || response.body === null) {
    return new Uint8Array(await response.arrayBuffer());
  }
  const length = response.headers.get('content-length');
  const total = length === null ? null : Number(length);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    onProgress(loaded, total);
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** By their first two bytes (RFC 1952). */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function gunzip(bytes: Uint8Array): Promise<ArrayBuffer> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  try {
    return await new Response(stream).arrayBuffer();
  } catch (cause) {
    throw new KoreanError('invalid-model', 'The gzipped model is cut or damaged.', { cause });
  }
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
