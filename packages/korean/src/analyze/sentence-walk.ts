import { isSyllable } from '../hangul/syllable.js';
import { CLOSER, COMMA, isFinal, mayBegin, OPENER, PERIOD, WORD } from './mark-kinds.js';
import type { Draft } from './morphemes.js';
import { BLANK, NEWLINE } from './scene.js';
import type { Scene } from './scene.js';
import { tagNumber } from './tags.js';

const VV = tagNumber('VV');
const VCN = tagNumber('VCN');
const IC = tagNumber('IC');
const EF = tagNumber('EF');
const SL = tagNumber('SL');

/** What a walk from left to right knows of the sentence so far. */
export interface Walk {
  /** The last word, -1 before the first, and the first and last of the marks after it. */
  core: number;
  firstMark: number;
  lastMark: number;
  /** Whether these marks close a quote or bracket, and one that ends in a final mark. */
  closes: boolean;
  closesFinal: boolean;
  /** Quotes and brackets that are open. */
  depth: number;
  /** Blanks since the sentence began. */
  words: number;
  /** Whether the sentence has a verb, and a final ending, yet. */
  verb: boolean;
  ending: boolean;
}

/**
 * Goes through a text from left to right and asks `decide` at each gap where a sentence may end; it
 * always ends with a line. Gives the index after the last morpheme of each sentence.
 */
export function walkThrough(
  scene: Scene,
  decide: (walk: Walk, scene: Scene, i: number) => boolean,
): number[] {
  const ends: number[] = [];
  const walk = startWalk();
  for (let i = 0; i < scene.drafts.length; i += 1) {
    stepOver(walk, scene, i);
    const newline = scene.gaps[i] === NEWLINE;
    if (!newline && !(isCandidate(walk, scene, i) && decide(walk, scene, i))) continue;
    ends.push(i + 1);
    beginSentence(walk, newline);
  }
  return ends;
}

export function startWalk(): Walk {
  const walk = { core: -1, firstMark: WORD, lastMark: WORD, closes: false, closesFinal: false };
  return { ...walk, depth: 0, words: 0, verb: false, ending: false };
}

/** Begins a sentence anew; quotes stay open unless the line ends. */
export function beginSentence(walk: Walk, newline: boolean): void {
  Object.assign(walk, startWalk(), newline ? {} : { depth: walk.depth });
}

/** Takes the next morpheme into the walk. */
export function stepOver(walk: Walk, scene: Scene, i: number): void {
  const kind = scene.kinds[i] as number;
  const { tag } = scene.drafts[i] as Draft;
  if (mayBegin(kind)) {
    walk.core = i;
    walk.firstMark = WORD;
    walk.lastMark = WORD;
    walk.closes = false;
    walk.closesFinal = false;
    if (kind === OPENER) walk.depth += 1;
    if (tag >= VV && tag <= VCN) walk.verb = true;
    if (tag === EF) walk.ending = true;
  } else {
    if (kind === CLOSER) {
      walk.depth = Math.max(0, walk.depth - 1);
      walk.closes = true;
      walk.closesFinal = isFinal(walk.lastMark);
    }
    if (walk.firstMark === WORD) walk.firstMark = kind;
    walk.lastMark = kind;
  }
  if (scene.gaps[i] === BLANK) walk.words += 1;
}

/**
 * Whether a sentence may end after morpheme `i`, which does not end a line: at a blank, after marks
 * and after a final ending; never inside of quotes and brackets, nor before what hangs on the word.
 */
export function isCandidate(walk: Walk, scene: Scene, i: number): boolean {
  if (walk.core < 0 || walk.depth > 0 || !mayBegin(scene.kinds[i + 1] as number)) return false;
  if (walk.lastMark === PERIOD && isAbbreviation(scene, walk.core)) return false;
  if (scene.gaps[i] === BLANK) return true;
  const { tag, start } = scene.drafts[i + 1] as Draft;
  const opens = scene.kinds[i + 1] === OPENER;
  if (!opens && !isSyllable(scene.text.charCodeAt(start))) return false;
  if (walk.lastMark !== WORD) return walk.lastMark !== COMMA && walk.lastMark !== CLOSER;
  // Without a blank only a word goes on: 먹어요 is 먹어 + 요.
  return (scene.drafts[i] as Draft).tag === EF && (opens || tag <= IC);
}

const ABBREVIATIONS = new Set('dr mr mrs ms prof st jr sr vs no vol fig e.g i.e'.split(' '));

/** Whether a point after this word tells that it is cut short: Dr. Kim, U.S.A., J. K. */
function isAbbreviation({ drafts, text }: Scene, core: number): boolean {
  const { tag, start, end } = drafts[core] as Draft;
  if (tag !== SL) return false;
  if (end - start > 1)
    return end - start <= 4 && ABBREVIATIONS.has(text.slice(start, end).toLowerCase());
  const code = text.charCodeAt(start);
  return code >= 65 && code <= 90 && text.charCodeAt(start - 1) === 0x2e;
}
