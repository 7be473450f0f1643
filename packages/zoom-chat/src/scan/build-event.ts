import { Classifier } from '../classify/classifier.js';
import type { QuoteAndBody } from '../classify/line-template.js';
import { type Linker, type ResolvedLink, UNRESOLVED, type Voice } from '../link/linker.js';
import type { ZoomChatLocale } from '../locales/locale.js';
import type { InstantClock } from '../time/instant-clock.js';
import type { ChatEvent, ChatTime, SourceSpan } from '../types.js';
import type { Block } from './block-scanner.js';
import { UNKNOWN_RECIPIENT } from '../headers/header.js';

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
    if (time === null && text.trim() === '') return null;
    const id = this.count++;
    const span = { start: block.start, end: block.end, line: block.line };
    if (time === null) {
      const recipient = UNKNOWN_RECIPIENT;
      return { id, type: 'note', sender: '', recipient, time, at: null, text, span };
    }
    if (this.classifier.classify(text)) return this.special(id, time, block, span);
    const { sender, recipient } = block.address;
    this.linker?.add(id, text, block.address);
    return { id, type: 'message', sender, recipient, time, at: this.instants.at(time), text, span };
  }

  /** The event that the classifier has just recognised. */
  private special(id: number, time: ChatTime, block: Block, span: SourceSpan): ChatEvent {
    const { kind, quote, emoji, locale, body } = this.classifier;
    const { linker } = this;
    const { sender, recipient } = block.address;
    const { text } = block;
    const at = this.instants.at(time);
    switch (kind) {
      case 'reply': {
        const reply = this.resolveReply(block.address);
        linker?.add(id, reply.body, block.address);
        const { id: parentId, candidates, confidence } = reply.link;
        // prettier-ignore
        return { id, type: kind, sender, recipient, time, at, text: reply.body, span, quote: reply.quote, parentId, candidates, confidence, locale };
      }
      case 'reaction':
      case 'reactionRemoved': {
        const link =
          (kind === 'reaction'
            ? linker?.reaction(emoji, quote, block.address)
            : linker?.removal(emoji, quote, block.address)) ?? UNRESOLVED;
        const { id: targetId, candidates, confidence } = link;
        // prettier-ignore
        return { id, type: kind, sender, recipient, time, at, text, span, emoji, quote, targetId, candidates, confidence, locale };
      }
      case 'quickAdd':
      case 'quickRemove': {
        const link =
          (kind === 'quickAdd'
            ? linker?.quickAdd(emoji, block.address)
            : linker?.quickRemove(emoji, block.address)) ?? UNRESOLVED;
        const { id: targetId, candidates, confidence } = link;
        // prettier-ignore
        return { id, type: kind, sender, recipient, time, at, text, span, emoji, targetId, candidates, confidence };
      }
      case 'giphy':
        linker?.add(id, text, block.address);
        return { id, type: kind, sender, recipient, time, at, text, span, giphyId: body };
      case 'unsupported':
        return { id, type: kind, sender, recipient, time, at, text, span };
    }
  }

  /** Where a quotation holds quotes, the end that makes it fit an earlier message best is taken. */
  private resolveReply(voice: Voice): QuoteAndBody & { link: ResolvedLink } {
    const { quote, body, alternatives } = this.classifier;
    const { linker } = this;
    if (linker === null) return { quote, body, link: UNRESOLVED };
    let best = { quote, body, link: linker.reply(quote, voice) };
    if (best.link.isExact) return best;
    for (const other of alternatives) {
      const link = linker.reply(other.quote, voice);
      if (link.confidence > best.link.confidence) best = { ...other, link };
    }
    return best;
  }
}
