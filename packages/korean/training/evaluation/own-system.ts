import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createAnalyzer } from '../../src/analyze/analyzer.js';
import { parseModel } from '../../src/model/model.js';
import { forEach } from './system.js';
import type { System } from './system.js';

/** Where the model of a name lies, seen from this package. */
export function modelFile(name: string): string {
  return path.join('..', `korean-model${name === 'default' ? '' : `-${name}`}`, 'model.nkm.gz');
}

/** This package's analyzer as a user has it by default, with a model of a file; null without the file. */
export function ownSystem(name: string, file: string): System | null {
  if (!existsSync(file)) return null;
  const model = parseModel(gunzipSync(readFileSync(file)));
  const analyzer = createAnalyzer({ model });
  const mending = createAnalyzer({ model, typos: true });
  return {
    name,
    tag: forEach((text) => analyzer.tokenize(text)),
    tagMending: forEach((text) => mending.tokenize(text)),
    split: forEach((text) => analyzer.splitSentences(text)),
    // A model without the table of blanks would leave every text as it is.
    ...(model.tables.extra.blanks && { space: forEach((text) => analyzer.space(text)) }),
  };
}
