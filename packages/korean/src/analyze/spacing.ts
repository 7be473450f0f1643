import { scanWebEntities } from '../normalize/web-entities.js';
import { BLANK_FEATURES, mayMend, visitGaps } from './blank-features.js';
import { STEP_OF_TABLE, sumWeights } from './linear-table.js';
import { hasNewline } from './mark-kinds.js';
import type { Tagger } from './tagger.js';
import { tagNumber } from './tags.js';
import { createUnits } from './units.js';
import type { Units } from './units.js';

const SS = tagNumber('SS');
const SL = tagNumber('SL');
const SN = tagNumber('SN');

/**
 * Mends the blanks of a text: puts in those that are missing, takes out those that are wrong, and
 * where it is unsure keeps what the writer wrote. Nothing but blanks changes; new lines, and blanks
 * beside links, emoji, laughs, code and after numbers, stay as they are.
 *
 * A linear model judges each gap by the text without its blanks; how much the writer's own blanks
 * count against that depends on how often they agree with it in the same line. So a text without
 * any blank is spaced anew, a careful text hardly touched, and a mended text stays as it is:
 * `spaceText(spaceText(x)) = spaceText(x)`. Time is linear in the length of the text.
 *
 * @param text any text, composed (NFC)
 * @param tagger reads the morphemes
 * @param table the section `blanks` of a model; without it the text stays as it is
 * @example
 * spaceText('오늘날씨가좋네요', tagger, table); // '오늘 날씨가 좋네요'
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
      if (!mayMend(units, i) || isCode(units, i)) continue;
      const spaced = units.spaced[i] === 1;
      const wanted = (scores[i] as number) * STEP_OF_TABLE + (spaced ? blank : none) > 0;
      const end = units.end[i - 1] as number;
      const start = units.start[i] as number;
      if (wanted === spaced || (spaced && hasNewline(text, end, start))) continue;
      out += text.slice(copied, end) + (wanted ? ' ' : '');
      copied = start;
    }
    from = to;
  }
  return out + text.slice(copied);
}

/** A bracket or quote after Latin letters or a number: head(), 27". */
function isCode(units: Units, i: number): boolean {
  return units.fixed[i] === SS && (units.fixed[i - 1] === SL || units.fixed[i - 1] === SN);
}

/** What the writer's choice counts, in log odds: a blank where one stands, none where none does. */
export interface Trust {
  readonly blank: number;
  readonly none: number;
}

/** Gaps that the table is so sure of (in its steps) tell how the writer sets blanks. */
const SURE = 2 / STEP_OF_TABLE;
/** What is thought of a writer beforehand, and as how many gaps that counts. */
const PRIOR = 1;
const MISSING = 0.15;
const WRONG = 0.02;
/** A writer's choice counts for more than these odds, since many gaps may be written either way. */
const CAUTION = 1.5;

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
  const gone = (missing + PRIOR * MISSING) / (wanted + PRIOR);
  const extra = (wrong + PRIOR * WRONG) / (unwanted + PRIOR);
  return {
    blank: CAUTION * Math.max(0, Math.log((1 - gone) / extra)),
    none: CAUTION * Math.min(0, Math.log(gone / (1 - extra))),
  };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
}
