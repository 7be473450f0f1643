import path from 'node:path';
import { BLANK_FEATURES, visitGaps } from '../src/analyze/blank-features.js';
import { Tagger } from '../src/analyze/tagger.js';
import { createUnits } from '../src/analyze/units.js';
import type { KoreanModel } from '../src/model/model.js';
import { scanWebEntities } from '../src/normalize/web-entities.js';
import { readLines } from './corpus.js';
import { LinearExamples } from './linear.js';

/** Weights of the mender of blanks. */
export const BLANKS_SIZE = 65_536;
/** Well-spaced lines of chat and the like. */
const INFORMAL = 90_000;

/**
 * Trains the mender of blanks on well-spaced text, as `model` tags it without its blanks. The same
 * input gives the same bytes.
 */
export async function trainBlanks(
  model: KoreanModel,
  _dataFolder: string,
  workFolder: string,
  seed: number,
): Promise<Int8Array> {
  const examples = await collectBlanks(model, workFolder);
  return examples.learn({ size: BLANKS_SIZE, epochs: 5, rate: 0.15, lasso: 0, seed });
}

/** The gaps of well-spaced texts, each with its features and whether a blank stands there. */
export async function collectBlanks(
  model: KoreanModel,
  workFolder: string,
): Promise<LinearExamples> {
  const tagger = new Tagger(model, false, null);
  const units = createUnits();
  const examples = new LinearExamples(BLANK_FEATURES);
  for (const [name, most] of [
    ...([
      ['kaist_train', Infinity],
      ['gsd_train', Infinity],
      ['ksl_train', Infinity],
    ] as const),
    ...([['silver', INFORMAL]] as const),
  ]) {
    let taken = 0;
    for await (const line of readLines(path.join(workFolder, `taught-${name}.jsonl`))) {
      const [text, tokens] = JSON.parse(line) as [string, Token[]];
      if (text.includes('\n') || (name === 'silver' && !isWellSpaced(text, tokens))) continue;
      visitGaps(text, 0, text.length, scanWebEntities(text), 0, tagger, units, (hashes, unit) => {
        examples.add(hashes, units.spaced[unit] === 1);
      });
      taken += 1;
      if (taken === most) break;
    }
  }
  return examples;
}

type Token = readonly [form: string, tag: string, start: number, length: number];

/** Whether the teacher finds no blank missing and no morpheme cut by a blank. */
export function isWellSpaced(text: string, tokens: readonly Token[]): boolean {
  if (/[\ud800-\udfff]|\s\s/.test(text)) return false;
  let before: Token | undefined;
  for (const token of tokens) {
    const [, tag, start, length] = token;
    if (/\s/.test(text.slice(start, start + length))) return false;
    if (before !== undefined && before[2] + before[3] === start) {
      if (/^(J|E[CFT]|MA|MM|IC)/.test(before[1]) && /^(N|V[VA]|M|IC)/.test(tag)) return false;
    }
    before = token;
  }
  return true;
}
