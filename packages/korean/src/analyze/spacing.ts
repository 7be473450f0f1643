import { scanWebEntities } from '../normalize/web-entities.js';
import { BLANK_FEATURES, mayMend, visitGaps } from './blank-features.js';
import { STEP_OF_TABLE, sumWeights } from './linear-table.js';
import type { Tagger } from './tagger.js';
import { createUnits } from './units.js';
import type { Units } from './units.js';

/**
 * Mends the blanks of a text.
 */
export function spaceText(text: string, tagger: Tagger, table: Int8Array | undefined): string {
  if (table === undefined || table.length === 0) return text;
  const entities = scanWebEntities(text);
  const units = createUnits();
  let scores = new Int32Array(256);
  let entity = 0;
  let out = '';
  let copied = 0;
  for (let from = 0; from < text.length;) {
    const to = endOfLine(text, from);
    while (entity < entities.length && (entities[entity] as { end: number }).end <= from)
      entity += 1;
    if (scores.length < to - from) scores = new Int32Array(2 * (to - from));
    scores.fill(0, 0, to - from);
    visitGaps(text, from, to, entities, entity, tagger, units, (hashes, unit) => {
      scores[unit] = sumWeights(table, hashes, BLANK_FEATURES);
    });
    const { blank, none } = trustOf(units, scores);
    for (let i = 1; i < units.length; i += 1) {
      if (!mayMend(units, i)) continue;
      const spaced = units.spaced[i] === 1;
      const should = (scores[i] as number) * STEP_OF_TABLE + (spaced ? blank : none) > 0;
      if (should === spaced) continue;
      out += text.slice(copied, units.end[i - 1]) + (should ? ' ' : '');
      copied = units.start[i] as number;
    }
    from = to;
  }
  return out + text.slice(copied);
}

/** How far the writer's blanks count, in log odds: for a blank where one stands, against one where none does. */
export interface Trust {
  readonly blank: number;
  readonly none: number;
}

/** Gaps that the table is so sure of (in its steps) tell how the writer sets blanks. */
const SURE = 1.5 / STEP_OF_TABLE;
/** What is thought of a writer beforehand, in so many gaps. */
const PRIOR = 3;
const MISSING = 0.15;
const WRONG = 0.02;

/**
 * What a blank, or none, of this writer is worth, by Bayes' rule, from the share of blanks that are
 * missing and of those that are wrong. Mending makes both shares smaller, so that a mended text is
 * trusted no less, and stays as it is.
 */
export function trustOf(units: Units, scores: Int32Array): Trust {
  let wanted = 0;
  let missing = 0;
  let unwanted = 0;
  let wrong = 0;
  for (let i = 1; i < units.length; i += 1) {
    const score = scores[i] as number;
    if (score > SURE) {
      wanted += 1;
      if (units.spaced[i] === 0) missing += 1;
    } else if (score < -SURE) {
      unwanted += 1;
      if (units.spaced[i] === 1) wrong += 1;
    }
  }
  const d = (missing + PRIOR * MISSING) / (wanted + PRIOR);
  const e = (wrong + PRIOR * WRONG) / (unwanted + PRIOR);
  return { blank: Math.max(0, Math.log((1 - d) / e)), none: Math.min(0, Math.log(d / (1 - e))) };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
}
