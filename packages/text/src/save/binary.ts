import { ByteReader } from '../bytes/byte-reader.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { crc32 } from '@nunchi/foundation';
import { TextError } from '../errors.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { Label } from '../types.js';
import type { ModelParts } from './model-parts.js';
import { damaged, VERSION, wrongVersion } from './model-parts.js';
import type { Precision } from './number-bytes.js';
import { readNumbers, writeNumbers } from './number-bytes.js';
import type { SavedFunctions } from './put-together.js';
import { putTogether } from './put-together.js';
import { checkHead } from './saved-model.js';
import { takeApart } from './take-apart.js';
import { readVocabulary, writeVocabulary } from './vocabulary-bytes.js';

/** `NNTX`: how the bytes of a model begin. */
const MAGIC = [0x4e, 0x4e, 0x54, 0x58];

/** Options of {@link saveModel}. */
export interface SaveOptions {
  /**
   * How exactly weights are kept: `'float64'` (default, predictions stay equal), `'float32'`, or
   * `'int8'`, an eighth of the size for scores that differ by about a hundredth.
   */
  precision?: Precision | undefined;
}

/**
 * A fitted pipeline as bytes: a version, a checksum, the terms in front coding and the numbers. They
 * are made to be compressed (gzip, brotli) by whoever stores or serves them.
 *
 * @example
 * ```ts
 * const bytes = saveModel(pipeline);
 * loadModel<string>(bytes).predictOne('바다 여행'); // as pipeline.predictOne
 * ```
 * @throws {@link TextError} as {@link modelToJson}.
 */
export function saveModel<L extends Label>(
  pipeline: Pipeline<never, L>,
  { precision = 'float64' }: SaveOptions = {},
): Uint8Array {
  const { vectorizer, model, vocabulary, arrays } = takeApart(pipeline);
  const out = new ByteWriter();
  for (const byte of MAGIC) out.byte(byte);
  out.varint(VERSION).text(JSON.stringify({ vectorizer, model }));
  out.byte(vocabulary === null ? 0 : 1);
  if (vocabulary !== null) writeVocabulary(out, vocabulary);
  const outputs = arrays.intercept?.length ?? model.classes.length;
  const names = Object.keys(arrays).sort();
  out.varint(names.length);
  for (const name of names) {
    const values = arrays[name] as Float64Array;
    // One number a class costs nothing and moves every score: it is kept as it is.
    const kept = name === 'weights' || name === 'featureCount' ? precision : 'float64';
    out.text(name);
    writeNumbers(out, values, outputs, kept);
  }
  const body = out.finish();
  const sum = crc32(body);
  const bytes = new Uint8Array(body.length + 4);
  bytes.set(body);
  new DataView(bytes.buffer).setUint32(body.length, sum, true);
  return bytes;
}

/**
 * The pipeline of bytes from {@link saveModel}. Everything is checked before it is used, and nothing
 * is evaluated. But a pattern that was saved runs on the texts, and a malicious one can take very
 * long: load models with patterns only from where you trust.
 *
 * @param functions - The functions that the model was made with, if it was made with any.
 * @throws {@link TextError} `invalid-model` for bytes of another kind or version, cut or changed.
 */
export function loadModel<L extends Label = Label>(
  bytes: Uint8Array,
  functions: SavedFunctions = {},
): Pipeline<Iterable<string>, L> {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) {
    throw new TextError(
      'invalid-model',
      'These bytes are no saved model (are they still compressed?).',
    );
  }
  const input = new ByteReader(bytes.subarray(0, Math.max(4, bytes.length - 4)));
  input.raw(4);
  const version = input.varint();
  if (version !== VERSION) throw wrongVersion(version);
  checkSum(bytes);
  return putTogether<L>(readParts(input), functions);
}

function checkSum(bytes: Uint8Array): void {
  const end = bytes.length - 4;
  const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  if (crc32(bytes.subarray(0, end)) !== sum) throw damaged('the checksum is another');
}

function readParts(input: ByteReader): ModelParts {
  const { vectorizer, model } = checkHead(parseJson(input.text()));
  const vocabulary = input.byte() === 0 ? null : readVocabulary(input);
  const arrays = Array.from({ length: input.count() }, () => {
    const name = input.text();
    return [name, readNumbers(input)] as const;
  });
  return { vectorizer, model, vocabulary, arrays: Object.fromEntries(arrays) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('its description is no JSON');
  }
}
