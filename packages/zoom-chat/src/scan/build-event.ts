import { type Classified, Classifier } from '../classify/classifier.js';
import type { Linker, ResolvedLink } from '../link/linker.js';
import { UNRESOLVED } from '../link/linker.js';
import type { ZoomChatLocale } from '../locales/locale.js';
import type { InstantClock } from '../time/instant-clock.js';
import type { ChatEvent } from '../types.js';
import type { Block } from './block-scanner.js';
import { UNKNOWN_RECIPIENT } from './header.js';

/** Makes events of blocks, in file order: tells their kind and links what they quote. */
export class EventBuilder {
  private readonly classifier: Classifier;
  private readonly instants: InstantClock;
  private readonly linker: Linker | null;
  private count = 0;

  /** @param linker - `null` leaves all references unresolved. */
  constructor(locales: readonly ZoomChatLocale[], instants: InstantClock, linker: Linker | null) {
    this.classifier = new Classifier(locales);
    this.instants = instants;
    this.linker = linker;
  }

  /** `null` for white space before the first header. */
  build(block: Block): ChatEvent | null {
    const { time, text } = block;
    const span = { start: block.start, end: block.end, line: block.line };
    if (time === null) {
      if (text.trim() === '') return null;
      const id = this.count++;
      return {
        id,
        type: 'note',
        sender: '',
        recipient: UNKNOWN_RECIPIENT,
        time,
        at: null,
        text,
        span,
      };
    }
    const { sender, recipient } = block.address;
    const at = this.instants.at(time);
    const id = this.count++;
    const found = this.classifier.classify(text);
    if (found === null) {
      this.linker?.add(id, text);
      return { id, type: 'message', sender, recipient, time, at, text, span };
    }
    return this.special(found, { id, sender, recipient, time, at, text, span });
  }

  private special(found: Classified, base: Base): ChatEvent {
    const { kind, quote, emoji, locale } = found;
    const { linker } = this;
    const { id, sender, recipient, time, at, text, span } = base;
    switch (kind) {
      case 'reply': {
        const link = linker?.quoted(quote) ?? UNRESOLVED;
        linker?.add(id, found.body);
        const { id: parentId, candidates, confidence } = link;
        const body = found.body;
        return {
          id,
          type: kind,
          sender,
          recipient,
          time,
          at,
          text: body,
          span,
          quote,
          parentId,
          candidates,
          confidence,
          locale,
        };
      }
      case 'reaction':
      case 'reactionRemoved': {
        const link = this.reactionLink(kind, sender, emoji, quote);
        const { id: targetId, candidates, confidence } = link;
        return {
          id,
          type: kind,
          sender,
          recipient,
          time,
          at,
          text,
          span,
          emoji,
          quote,
          targetId,
          candidates,
          confidence,
          locale,
        };
      }
      case 'quickAdd':
      case 'quickRemove': {
        const { id: targetId, candidates, confidence } = linker?.holding(emoji) ?? UNRESOLVED;
        return {
          id,
          type: kind,
          sender,
          recipient,
          time,
          at,
          text,
          span,
          emoji,
          targetId,
          candidates,
          confidence,
        };
      }
      case 'giphy':
        linker?.add(id, text);
        return { id, type: kind, sender, recipient, time, at, text, span, giphyId: found.body };
      case 'unsupported':
        linker?.add(id, text);
        return { id, type: kind, sender, recipient, time, at, text, span };
    }
  }

  private reactionLink(
    kind: 'reaction' | 'reactionRemoved',
    sender: string,
    emoji: string,
    quote: string,
  ): ResolvedLink {
    if (this.linker === null) return UNRESOLVED;
    return kind === 'reaction'
      ? this.linker.reaction(sender, emoji, quote)
      : this.linker.removal(sender, emoji, quote);
  }
}

type Base = Omit<Extract<ChatEvent, { type: 'message' }>, 'type'>;
