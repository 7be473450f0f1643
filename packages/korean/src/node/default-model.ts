import { createRequire } from 'node:module';
import path from 'node:path';
import { KoreanError } from '../errors.js';
import type { KoreanModel } from '../model/model.js';
import { readModel } from './read-model.js';

let loaded: KoreanModel | undefined;

/** The model of `@nunchi/korean-model`, read once a process. */
export function defaultModel(): KoreanModel {
  if (loaded !== undefined) return loaded;
  let manifest: string;
  try {
    manifest = createRequire(import.meta.url).resolve('@nunchi/korean-model/package.json');
  } catch (cause) {
    throw new KoreanError(
      'no-model',
      'No model was given and @nunchi/korean-model is not installed: npm install @nunchi/korean-model.',
      { cause },
    );
  }
  loaded = readModel(path.join(path.dirname(manifest), 'model.nkm.gz'));
  return loaded;
}
