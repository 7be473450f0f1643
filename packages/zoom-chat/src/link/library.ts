import { Generation, MAX_LOOSE } from './generation.js';
import { cutQuote, linkKey, looseKey } from './link-key.js';
import type { TextMatch } from './prefix-table.js';

/** What a quotation refers to. */
export interface ResolvedLink {
  readonly id: number | null;
  readonly candidates: number;
  readonly confidence: number;
  /** Found by its whole text or by all that Zoom left of it. */
  readonly isExact: boolean;
}

export const UNRESOLVED: ResolvedLink = {
  id: null,
  candidates: 0,
  confidence: 0,
  isExact: false,
};

/** Zoom cuts after 16 units at the least; what is shorter before its dots was typed so. */
const SHORTEST_CUT = 10;
/** Fewer letters than this say too little to be found by the letters that a text begins with. */
const SHORTEST_LOOSE = 6;

/** How sure a way of finding is with one candidate. */
const SURE = { whole: 1, cut: 0.95, begin: 0.8, loose: 0.6, emoji: 0.3 };

/**
 * The messages that can be quoted, and the ways to find one: the whole text; the text up to the cut;
 * a text that begins with an uncut quotation; letters, digits and symbols alone. The first way that
 * finds anything decides, and of several messages the newest is taken.
 */
export class Library {
  private readonly maxIndexed: number;
  private current = new Generation();
  private older: Generation | null = null;

  /**
   * @param maxIndexed - At least so many of the newest messages can be found, and at most twice as
   * many are held: when a generation is full, the one before it is dropped.
   */
  constructor(maxIndexed: number) {
    this.maxIndexed = maxIndexed;
  }

  add(id: number, text: string): void {
    if (text === '') return;
    if (this.current.exact.size >= this.maxIndexed) {
      this.older = this.current;
      this.current = new Generation();
    }
    this.current.add(id, text);
  }

  find(quote: string): ResolvedLink {
    const { current, older } = this;
    const key = linkKey(quote);
    if (key === '') return UNRESOLVED;
    const whole = nearest(current.exact.whole(key), older?.exact.whole(key), SURE.whole);
    if (whole !== null) return whole;

    const cut = cutQuote(key);
    if (cut !== null && quote.length < SHORTEST_CUT) return UNRESOLVED;
    const begin = cut ?? key;
    const sure = cut === null ? SURE.begin : SURE.cut;
    const prefix = nearest(current.exact.prefix(begin), older?.exact.prefix(begin), sure);
    return prefix ?? this.findByLetters(begin, cut === null);
  }

  /** The newest message that holds an emoji. */
  holding(emoji: string): ResolvedLink {
    const { current, older } = this;
    return nearest(current.holding(emoji), older?.holding(emoji), SURE.emoji) ?? UNRESOLVED;
  }

  /** For clients that change quotes, bullets, invisible marks, or how a syllable is written. */
  private findByLetters(quoted: string, isWhole: boolean): ResolvedLink {
    const letters = looseKey(quoted.slice(0, MAX_LOOSE));
    if (letters === '') return UNRESOLVED;
    const newer = this.current.loose();
    const older = this.older?.loose();
    const whole = nearest(newer.whole(letters), older?.whole(letters), SURE.loose);
    if (letters.length < SHORTEST_LOOSE) return (isWhole ? whole : null) ?? UNRESOLVED;
    const begin = nearest(newer.prefix(letters), older?.prefix(letters), SURE.loose);
    return (isWhole ? (whole ?? begin) : (begin ?? whole)) ?? UNRESOLVED;
  }
}

function nearest(
  newer: TextMatch | null,
  older: TextMatch | null | undefined,
  sure: number,
): ResolvedLink | null {
  const found = newer ?? older;
  if (found === null || found === undefined) return null;
  const candidates = found.count + (newer === null ? 0 : (older?.count ?? 0));
  const confidence = candidates === 1 ? sure : Math.round(sure * (500 + 500 / candidates)) / 1000;
  return { id: found.id, candidates, confidence, isExact: sure >= SURE.cut };
}
