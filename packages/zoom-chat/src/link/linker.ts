import { findEmoji } from '../classify/emoji.js';
import { cutQuote, linkKey, looseKey } from './link-key.js';
import { TextIndex, type TextMatch } from './text-index.js';

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
const MAX_LOOSE = 200;

/** How sure a way of finding is with one candidate. */
const SURE = { whole: 1, cut: 0.95, begin: 0.8, loose: 0.6, emoji: 0.3 };

/** The texts of one stretch of the chat, under their exact and their loose keys. */
class Generation {
  readonly exact: TextIndex = new TextIndex();
  readonly texts: { id: number; text: string }[] = [];
  private looseIndex: TextIndex | null = null;
  private looseUpTo = 0;
  private readonly emoji = new Map<string, TextMatch>();
  private emojiUpTo = 0;
  /** Person, emoji and quotation of reactions to what they were resolved to. */
  readonly reactions: Map<string, number> = new Map();

  add(id: number, text: string): void {
    const key = linkKey(text);
    this.exact.add(id, key);
    this.texts.push({ id, text: key });
  }

  /** Made at the first quotation that nothing else resolves. */
  loose(): TextIndex {
    this.looseIndex ??= new TextIndex();
    for (; this.looseUpTo < this.texts.length; this.looseUpTo++) {
      const { id, text } = this.texts[this.looseUpTo] as { id: number; text: string };
      this.looseIndex.add(id, looseKey(text.slice(0, MAX_LOOSE)));
    }
    return this.looseIndex;
  }

  withEmoji(emoji: string): TextMatch | null {
    for (; this.emojiUpTo < this.texts.length; this.emojiUpTo++) {
      const { id, text } = this.texts[this.emojiUpTo] as { id: number; text: string };
      for (const found of new Set(findEmoji(text).map(plainEmoji))) {
        this.emoji.set(found, { id, count: (this.emoji.get(found)?.count ?? 0) + 1 });
      }
    }
    return this.emoji.get(plainEmoji(emoji)) ?? null;
  }
}

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

  /** @param maxIndexed - At least so many of the newest messages can be found; at most twice as many are held. */
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

  quoted(quote: string): ResolvedLink {
    const direct = this.find(quote);
    if (direct.id !== null) return direct;
    // Clients that put quotes around the emoji at times put them around the quotation too.
    const inner = /^["“]([\s\S]+)["”]$/.exec(quote)?.[1];
    return inner === undefined ? direct : this.find(inner);
  }

  reaction(sender: string, emoji: string, quote: string): ResolvedLink {
    const link = this.quoted(quote);
    if (link.id !== null) this.current.reactions.set(reactionKey(sender, emoji, quote), link.id);
    return link;
  }

  /** As `quoted`, but what the same person marked with the same emoji comes first. */
  removal(sender: string, emoji: string, quote: string): ResolvedLink {
    const link = this.quoted(quote);
    if (link.candidates < 2) return link;
    const key = reactionKey(sender, emoji, quote);
    const id = this.current.reactions.get(key) ?? this.older?.reactions.get(key);
    return id === undefined ? link : { id, candidates: link.candidates, confidence: SURE.cut };
  }

  /** The newest message that holds an emoji, for "add 👍" in answer to a poll. */
  holding(emoji: string): ResolvedLink {
    return this.search((generation) => generation.withEmoji(emoji), SURE.emoji);
  }

  private find(quote: string): ResolvedLink {
    const key = linkKey(quote);
    if (key === '') return UNRESOLVED;
    const whole = this.search(({ exact }) => exact.whole(key), SURE.whole);
    if (whole.id !== null) return whole;
    const cut = cutQuote(key);
    const begin = cut ?? key;
    if (cut !== null && quote.length < SHORTEST_CUT) return UNRESOLVED;
    const sure = cut === null ? SURE.begin : SURE.cut;
    const prefix = this.search(({ exact }) => exact.prefix(begin), sure);
    if (prefix.id !== null) return prefix;
    const loose = looseKey(begin.slice(0, MAX_LOOSE));
    if (loose.length < SHORTEST_LOOSE) return UNRESOLVED;
    return this.search((generation) => generation.loose().prefix(loose), SURE.loose);
  }

  private search(look: (generation: Generation) => TextMatch | null, sure: number): ResolvedLink {
    const newer = look(this.current);
    const older = this.older === null ? null : look(this.older);
    const id = newer?.id ?? older?.id;
    if (id === undefined) return UNRESOLVED;
    const candidates = (newer?.count ?? 0) + (older?.count ?? 0);
    const confidence = candidates === 1 ? sure : sure * (0.5 + 0.5 / candidates);
    return { id, candidates, confidence: Number(confidence.toFixed(3)) };
  }
}

function reactionKey(sender: string, emoji: string, quote: string): string {
  return `${sender}\0${emoji}\0${quote}`;
}

/** Clients differ in whether they write the variation selector. */
function plainEmoji(emoji: string): string {
  return emoji.replaceAll('\ufe0f', '');
}
