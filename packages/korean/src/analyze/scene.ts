import { hashForm } from './linear-table.js';
import { hasNewline, isFinal, markKinds } from './mark-kinds.js';
import type { Draft } from './morphemes.js';
import { tagNumber } from './tags.js';

/** What stands between two morphemes. */
export const NO_BLANK = 0;
export const BLANK = 1;
export const NEWLINE = 2;

/** What ends the clause that a morpheme stands in: the line, a mark, an ending, or both of these. */
const BY_LINE = 0;
const BY_MARK = 1;
const BY_ENDING = 2;
const BY_BOTH = 3;

const EF = tagNumber('EF');

/** All that is known of a text's morphemes before its sentences are told apart. */
export interface Scene {
  readonly text: string;
  readonly drafts: readonly Draft[];
  /** Word, or which mark: see `mark-kinds.ts`. */
  readonly kinds: Uint8Array;
  /** What stands after each morpheme. */
  readonly gaps: Uint8Array;
  /** Form and tag of each morpheme in one number. */
  readonly names: Int32Array;
  /** What ends the clause that each morpheme stands in, and after how many blanks. */
  readonly ahead: Uint8Array;
  readonly distance: Uint8Array;
  /** Of each morpheme's line: 1 when final marks stand inside of it, 2 when one ends it, or the sum. */
  readonly style: Uint8Array;
}

/** Reads what the features need, in one pass to and two fro. */
export function readScene(drafts: readonly Draft[], text: string): Scene {
  const n = drafts.length;
  const gaps = new Uint8Array(n);
  const names = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    const { form, tag, end } = drafts[i] as Draft;
    // A user's text may hold a word as long as itself; its end tells enough.
    names[i] = hashForm(form.length > 8 ? form.slice(-8) : form, tag + 1);
    const next = i + 1 < n ? (drafts[i + 1] as Draft).start : text.length;
    if (i + 1 === n || hasNewline(text, end, next)) gaps[i] = NEWLINE;
    else gaps[i] = next > end ? BLANK : NO_BLANK;
  }
  const scene = {
    ...{ text, drafts, kinds: markKinds(drafts, text), gaps, names },
    ahead: new Uint8Array(n),
    distance: new Uint8Array(n),
    style: new Uint8Array(n),
  };
  lookAhead(scene);
  return scene;
}

function lookAhead({ drafts, kinds, gaps, ahead, distance, style }: Scene): void {
  let kind = BY_LINE;
  let words = 0;
  let marks = 0;
  for (let i = drafts.length - 1; i >= 0; i -= 1) {
    const gap = gaps[i] as number;
    const final = isFinal(kinds[i] as number);
    if (gap === NEWLINE) {
      kind = BY_LINE;
      words = 0;
      marks = final ? 2 : 0;
    } else if (final && gap === BLANK) marks |= 1;
    if (final) {
      kind = BY_MARK;
      words = 0;
    } else if ((drafts[i] as Draft).tag === EF) {
      kind = kind === BY_MARK && words === 0 && gap === NO_BLANK ? BY_BOTH : BY_ENDING;
      words = 0;
    } else if (gap === BLANK && words < 250) words += 1;
    ahead[i] = kind;
    distance[i] = words;
    style[i] = marks;
  }
  // Marks are counted from the right; what the first morpheme of a line knows holds for all of it.
  for (let i = 1; i < drafts.length; i += 1) {
    if (gaps[i - 1] !== NEWLINE) style[i] = style[i - 1] as number;
  }
}
