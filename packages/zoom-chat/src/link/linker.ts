import { Generation, MAX_LOOSE } from './generation.js';
import { cutQuote, linkKey, looseKey } from './link-key.js';
import type { TextMatch } from './prefix-table.js';

/** What a quotation refers to. */
export interface ResolvedLink {
  readonly id: number | null;
  readonly candidates: number;
  readonly confidence: number;
}

export const UNRESOLVED: ResolvedLink = { id: null, candidates: 0, confidence: 0 };

/** Zoom cuts after 16 units at the least; what is shorter before its dots was typed so. */
const SHORTEST_CUT = 10;
/** Fewer letters than this say too little to be found by letters alone. */
const SHORTEST_LOOSE = 6;

/** How sure a way of finding is with one candidate. */
const SURE = { whole: 1, cut: 0.95, begin: 0.8, loose: 0.6, emoji: 0.3 };

/**
 * Finds the message that a reply or a reaction quotes. Zoom keeps no identifiers in an export, only
 * the first 16 to 20 UTF-16 units of the quoted text or the whole of it, so that several messages
 * may fit: the nearest earlier one is taken. There is no window, unless `maxIndexed` sets one.
 *
 * The ways, in this order: the whole text; the text up to the cut; a text that begins with an uncut
 * quotation; letters, digits and symbols alone.
 */
export class Linker {
  private readonly maxIndexed: number;
  private current = new Generation();
  private older: Generation | null = null;

  /**
   * @param maxIndexed - At least so many of the newest messages can be found, and at most twice as
   * many are held: when a generation is full, the one before it is dropped.
   */
  constructor(maxIndexed: number = Infinity) {
    this.maxIndexed = maxIndexed;
  }

  /** Makes a message findable for the events after it. */
  add(id: number, text: string): void {
    if (text === '') return;
    if (this.current.exact.size >= this.maxIndexed) {
      this.older = this.current;
      this.current = new Generation();
    }
    this.current.add(id, text);
  }

  /** What a quotation refers to. */
  quoted(quote: string): ResolvedLink {
    const direct = this.find(quote);
    if (direct.id !== null) return direct;
    // Clients that put quotes around the emoji at times put them around the quotation too.
    const inner = /^["“]([\s\S]+)["”]$/.exec(quote)?.[1];
    return inner === undefined ? direct : this.find(inner);
  }

  /** As `quoted`, and remembers it for a removal. */
  reaction(sender: string, emoji: string, quote: string): ResolvedLink {
    const link = this.quoted(quote);
    if (link.id !== null) {
      this.current.addReaction({ sender, emoji, quote, id: link.id }, this.maxIndexed);
    }
    return link;
  }

  /** As `quoted`, but of several messages the one that the same person marked with the same emoji. */
  removal(sender: string, emoji: string, quote: string): ResolvedLink {
    const link = this.quoted(quote);
    if (link.candidates < 2) return link;
    const { current, older } = this;
    const id = current.reactedTo(sender, emoji, quote) ?? older?.reactedTo(sender, emoji, quote);
    return id === undefined ? link : { id, candidates: link.candidates, confidence: SURE.cut };
  }

  /** The newest message that holds an emoji, for "add 👍" in answer to a poll. */
  holding(emoji: string): ResolvedLink {
    const { current, older } = this;
    return nearest(current.holding(emoji), older?.holding(emoji), SURE.emoji) ?? UNRESOLVED;
  }

  private find(quote: string): ResolvedLink {
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
    if (prefix !== null) return prefix;

    const loose = looseKey(begin.slice(0, MAX_LOOSE));
    if (loose.length < SHORTEST_LOOSE) return UNRESOLVED;
    const byLetters = nearest(
      current.loose().prefix(loose),
      older?.loose().prefix(loose),
      SURE.loose,
    );
    return byLetters ?? UNRESOLVED;
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
  return { id: found.id, candidates, confidence };
}
