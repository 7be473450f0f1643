import type { ChatRecipient } from '../types.js';
import { Library, type ResolvedLink, UNRESOLVED } from './library.js';
import { ReactionMemory } from './reaction-memory.js';

export { type ResolvedLink, UNRESOLVED };

/** Units that two cuts of one text have in common. */
const COMMON_CUT = 16;

/** Where an event is heard, and by whom it was sent. */
export interface Voice {
  readonly sender: string;
  readonly recipient: ChatRecipient;
}

/**
 * Finds the message that a reply or a reaction quotes. Zoom keeps no identifiers in an export, only
 * the first 16 to 20 UTF-16 units of the quoted text or the whole of it, so that several messages
 * may fit: the nearest earlier one is taken. There is no window, unless `maxIndexed` sets one.
 *
 * What everyone reads never quotes a direct message; a direct one may quote either.
 */
export class Linker {
  private readonly open: Library;
  private readonly direct: Library;
  private readonly reactions: ReactionMemory;

  /** @param maxIndexed - At least so many of the newest messages can be found. */
  constructor(maxIndexed: number = Infinity) {
    this.open = new Library(maxIndexed);
    this.direct = new Library(maxIndexed);
    this.reactions = new ReactionMemory(maxIndexed);
  }

  /** Makes a message findable for the events after it. */
  add(id: number, text: string, { recipient }: Voice): void {
    (recipient.kind === 'direct' ? this.direct : this.open).add(id, text);
  }

  /** What a reply quotes. */
  reply(quote: string, voice: Voice): ResolvedLink {
    const link = this.find(quote, voice);
    if (link.id !== null) return link;
    // Clients that put quotes around the emoji at times put them around the quotation too.
    const isQuoted = /^["“]/.test(quote) && /["”]$/.test(quote) && quote.length > 2;
    return isQuoted ? this.find(quote.slice(1, -1), voice) : link;
  }

  /** What a reaction quotes; remembered for a removal. */
  reaction(emoji: string, quote: string, voice: Voice): ResolvedLink {
    const link = this.reply(quote, voice);
    if (link.id !== null) this.reactions.add(voice.sender, emoji, quote, link.id);
    return link;
  }

  /** What a removal quotes: what the same person marked with the same emoji comes first. */
  removal(emoji: string, quote: string, voice: Voice): ResolvedLink {
    const link = this.reply(quote, voice);
    const begin = quote.replace(/(?:\.\.\.|…)$/, '').slice(0, COMMON_CUT);
    const id = this.reactions.take(
      voice.sender,
      emoji,
      (target, past) => past === quote || target === link.id || past?.startsWith(begin) === true,
    );
    if (id === null) return link;
    const candidates = Math.max(1, link.candidates);
    return { id, candidates, confidence: Math.max(0.95, link.confidence), isExact: true };
  }

  /** "add 👍": the newest message that holds the emoji. */
  quickAdd(emoji: string, voice: Voice): ResolvedLink {
    const link = this.open.holding(emoji);
    if (link.id !== null) this.reactions.add(voice.sender, emoji, null, link.id);
    return link;
  }

  /** "remove 👍": what the same person added. */
  quickRemove(emoji: string, voice: Voice): ResolvedLink {
    const link = this.open.holding(emoji);
    const id = this.reactions.take(voice.sender, emoji, (_, past) => past === null);
    return id === null ? link : { ...link, id };
  }

  private find(quote: string, { recipient }: Voice): ResolvedLink {
    if (recipient.kind === 'direct') {
      const link = this.direct.find(quote);
      if (link.id !== null) return link;
    }
    return this.open.find(quote);
  }
}
