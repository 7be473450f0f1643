import { KoreanError } from '../errors.js';
import { composeHangul } from '../hangul/composed.js';
import type { Tag } from '../types.js';
import { MOST_CANDIDATES } from './candidates.js';
import type { LabelPiece } from './labels.js';
import { isBlank } from './units.js';
import type { Units } from './units.js';
import { tagNumber } from './tags.js';
import type { Lattice } from './viterbi.js';

/** A word that the analyzer must know. */
export interface UserWord {
  /** As it is written, without a blank. */
  readonly word: string;
  /** The tag of the whole; default `NNP`. Not together with `parts`. */
  readonly tag?: Tag;
  /** How it must be split: parts that make up the word, in order. */
  readonly parts?: readonly { readonly form: string; readonly tag: Tag }[];
  /**
   * Where it counts: `anywhere` in a word (the default for words of two characters and more) or
   * only at the `start` of one, after a blank or a mark (the default for one character).
   */
  readonly at?: 'anywhere' | 'start';
}

interface Entry {
  readonly word: string;
  readonly onlyAtStart: boolean;
  /** One label a character: it begins or continues a part. */
  readonly labels: readonly number[];
}

/** Longest user word, in UTF-16 units; keeps the search linear. */
const LONGEST = 64;

/** User words as constraints on the lattice: where one stands, no other reading is left. */
export class WordConstraints {
  private readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  private readonly begins: readonly boolean[];

  constructor(
    words: readonly UserWord[],
    labels: readonly string[],
    pieces: readonly (readonly LabelPiece[])[],
  ) {
    const ids = new Map(labels.map((label, id) => [label, id]));
    const byFirst = new Map<string, Entry[]>();
    for (const word of words) {
      const entry = toEntry(word, ids);
      const first = entry.word.charAt(0);
      const list = byFirst.get(first);
      if (list === undefined) byFirst.set(first, [entry]);
      else list.push(entry);
    }
    // The longest word wins, and of two entries for one word the later.
    for (const list of byFirst.values()) {
      list.reverse().sort((a, b) => b.word.length - a.word.length);
    }
    this.byFirst = byFirst;
    this.begins = pieces.map((list) => list[0]?.begins === true);
  }

  /** Narrows the candidates of the units that user words cover. */
  apply(text: string, units: Units, lattice: Lattice): void {
    for (let i = 0; i < units.length; i += 1) {
      const entries = this.byFirst.get(text.charAt(units.start[i] as number));
      if (entries === undefined) continue;
      const after = this.match(text, units, i, entries, lattice);
      if (after < 0) continue;
      if (after < units.length && units.spaced[after] === 0) this.mustBegin(lattice, after);
      i = after - 1;
    }
  }

  /** The unit after the longest word that stands at unit `i`, or -1. */
  private match(
    text: string,
    units: Units,
    i: number,
    entries: readonly Entry[],
    lattice: Lattice,
  ): number {
    const start = units.start[i] as number;
    const atStart = units.spaced[i] === 1 || (units.fixed[i - 1] as number) >= 0;
    for (const { word, labels, onlyAtStart } of entries) {
      if ((onlyAtStart && !atStart) || !text.startsWith(word, start)) continue;
      const end = start + word.length;
      let after = i;
      while (after < units.length && (units.end[after] as number) <= end) after += 1;
      if ((units.end[after - 1] as number) !== end) continue;
      for (let j = i; j < after; j += 1) {
        const at = j * MOST_CANDIDATES;
        lattice.counts[j] = 1;
        lattice.labels[at] = labels[(units.start[j] as number) - start] as number;
        lattice.emissions[at] = 0;
      }
      return after;
    }
    return -1;
  }

  /** What follows a user word may not continue it. */
  private mustBegin(lattice: Lattice, i: number): void {
    const { counts, labels, emissions } = lattice;
    const from = i * MOST_CANDIDATES;
    let kept = from;
    for (let at = from; at < from + (counts[i] as number); at += 1) {
      if (this.begins[labels[at] as number] !== true) continue;
      labels[kept] = labels[at] as number;
      emissions[kept] = emissions[at] as number;
      kept += 1;
    }
    if (kept > from) counts[i] = kept - from;
  }
}

function toEntry(userWord: UserWord, ids: ReadonlyMap<string, number>): Entry {
  const word = composeHangul(userWord.word).text;
  const quoted = JSON.stringify(userWord.word);
  if (word === '' || hasBlank(word)) {
    throw new KoreanError(
      'invalid-options',
      `A user word has no blank and is not empty: ${quoted}.`,
    );
  }
  if (word.length > LONGEST) {
    throw new KoreanError(
      'invalid-options',
      `A user word has at most ${LONGEST} units: ${quoted}.`,
    );
  }
  if (userWord.tag !== undefined && userWord.parts !== undefined) {
    throw new KoreanError('invalid-options', `User word ${quoted}: give a tag or parts, not both.`);
  }
  const parts = userWord.parts ?? [{ form: word, tag: userWord.tag ?? 'NNP' }];
  if (parts.map(({ form }) => composeHangul(form).text).join('') !== word) {
    throw new KoreanError('invalid-options', `The parts of user word ${quoted} do not make it up.`);
  }
  const labels = parts.flatMap(({ form, tag }) => {
    if (tagNumber(tag) < 0) {
      throw new KoreanError('invalid-options', `User word ${quoted}: there is no tag ${tag}.`);
    }
    const begin = ids.get(`B-${tag}`) as number;
    const go = ids.get(`I-${tag}`) as number;
    const { length } = composeHangul(form).text;
    return Array.from({ length }, (_, index) => (index === 0 ? begin : go));
  });
  return {
    word,
    labels,
    onlyAtStart: (userWord.at ?? (word.length > 1 ? 'anywhere' : 'start')) === 'start',
  };
}

function hasBlank(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (isBlank(word.charCodeAt(i))) return true;
  return false;
}
