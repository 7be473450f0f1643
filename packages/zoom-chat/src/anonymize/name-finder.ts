import type { ChatPerson } from '../types.js';
import { isCalledThere, isHangul } from './given-name.js';
import { isUnspaced, namePatterns, SHORTEST_NAME, type NamePattern } from './name-patterns.js';
import { PatternMatcher } from './pattern-matcher.js';

/** A stretch of a text that names a person; `person` is `null` when it may be several. */
export interface NamedSpan {
  readonly start: number;
  readonly end: number;
  readonly person: ChatPerson | null;
}

/** Finds the names of people in texts: display names, bare names, given names, parts of names. */
export class NameFinder {
  private readonly unspaced: PatternSet;
  private readonly spaced: PatternSet;

  /**
   * @param isNoName - Display names that are words of the language (`Me`); they are not looked for.
   */
  constructor(people: readonly ChatPerson[], isNoName: (name: string) => boolean) {
    const patterns = namePatterns(people, isNoName);
    const isSpaced = ({ way }: NamePattern): boolean => way === 'word' || way === 'part';
    this.unspaced = makeSet(patterns.filter((pattern) => !isSpaced(pattern)));
    this.spaced = makeSet(patterns.filter(isSpaced));
  }

  /** The names in a text, from left to right, none within another. */
  find(text: string): NamedSpan[] {
    return this.look(text).spans;
  }

  /**
   * As `find`, for a text that was cut: what is left of a name at its end is found too, from two
   * units on.
   */
  findInCut(text: string): NamedSpan[] {
    const { spans, begun } = this.look(text);
    for (const length of begun) {
      const start = text.length - length;
      if (length < SHORTEST_NAME) break;
      if (!isUnspaced(text.slice(start)) && !isBorder(text, start)) continue;
      const last = spans.at(-1);
      if (last?.end === text.length && last.start <= start) break;
      put(spans, { start, end: text.length, person: null });
      break;
    }
    return spans;
  }

  private look(text: string): { spans: NamedSpan[]; begun: number[] } {
    const matches: NamedSpan[] = [];
    const collect = (
      { matcher, patterns }: PatternSet,
      mayEnd?: (end: number) => boolean,
    ): number[] =>
      matcher.scan(
        text,
        (index, start, end) => {
          const pattern = patterns[index];
          if (pattern === undefined || !fits(pattern, text, start, end)) return false;
          const spelled = pattern.spellings.get(text.slice(start, end));
          matches.push({ start, end, person: pattern.person && (spelled ?? pattern.person) });
          return true;
        },
        mayEnd,
      );
    const begun = [
      ...collect(this.unspaced),
      // Most places are within words; there no name with word borders needs a look.
      ...collect(this.spaced, (end) => isBorder(text, end)),
    ];
    const spans: NamedSpan[] = [];
    for (const match of matches.sort((a, b) => a.end - b.end)) put(spans, match);
    return { spans, begun: begun.sort((a, b) => b - a) };
  }
}

interface PatternSet {
  readonly patterns: readonly NamePattern[];
  readonly matcher: PatternMatcher;
}

function makeSet(patterns: readonly NamePattern[]): PatternSet {
  return { patterns, matcher: new PatternMatcher(patterns.map(({ text }) => text)) };
}

/**
 * Adds a span that ends behind all the others, or with them. All that any name covers is to be
 * covered; the earlier name keeps what two names share.
 */
function put(spans: NamedSpan[], { start: from, end, person }: NamedSpan): void {
  let start = from;
  for (let last = spans.at(-1); last !== undefined && last.end > start; last = spans.at(-1)) {
    if (last.start >= start) spans.pop();
    else start = last.end;
  }
  if (start < end) spans.push({ start, end, person });
}

/** Whether a pattern that stands there is a name; the border behind it was looked at before. */
function fits(pattern: NamePattern, text: string, start: number, end: number): boolean {
  switch (pattern.way) {
    case 'anywhere':
      return true;
    case 'word':
      return isBorder(text, start);
    case 'start':
      return !isHangul(text, start - 1);
    case 'called':
      return isCalledThere(text, start, end);
    case 'part':
      return (
        isBorder(text, start) &&
        (text.charAt(start - 1) === '@' || pattern.spellings.has(text.slice(start, end)))
      );
  }
}

/** No word of a script with spaces goes on across this place. */
function isBorder(text: string, at: number): boolean {
  return !(isWordUnit(text.charAt(at - 1)) && isWordUnit(text.charAt(at)));
}

function isWordUnit(unit: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(unit) && !isUnspaced(unit);
}
