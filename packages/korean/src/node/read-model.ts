import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { KoreanError } from '../errors.js';
import { parseModel, parseVerified } from '../model/model.js';
import type { KoreanModel } from '../model/model.js';

/**
 * Reads a model from a file, gzipped or not, synchronously.
 *
 * @throws KoreanError `invalid-model` when there is no such file or it is no model.
 */
export function readModel(file: string | URL): KoreanModel {
  let bytes: Buffer;
  let zipped: boolean;
  try {
    bytes = readFileSync(file);
    zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (zipped) bytes = gunzipSync(bytes);
  } catch (cause) {
    throw new KoreanError('invalid-model', `The model ${String(file)} could not be read.`, {
      cause,
    });
  }
  return zipped ? parseVerified(bytes) : parseModel(bytes);
}
