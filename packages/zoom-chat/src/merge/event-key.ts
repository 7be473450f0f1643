import { looseKey } from '../link/link-key.js';
import type { ChatEvent } from '../types.js';

/** A quotation may be cut after 16 units, some of which are no letters. */
const QUOTE_START = 8;

/**
 * What one event has in common in every file of its meeting: its kind, its sender, and what it says
 * but for white space. Files differ in the wording of reactions, in quotation marks, and in where
 * they cut a quotation, so of that only the start counts.
 *
 * @param events - Those of the chat, for references that are told by an identifier alone.
 */
export function eventKey(event: ChatEvent, events: readonly ChatEvent[]): string {
  const parts: string[] = [event.type, event.sender];
  switch (event.type) {
    case 'reaction':
    case 'reactionRemoved': {
      const target = event.targetId === null ? undefined : events[event.targetId];
      parts.push(plainEmoji(event.emoji), quoteStart(event.quote || (target?.text ?? '')));
      break;
    }
    case 'quickAdd':
    case 'quickRemove':
      parts.push(plainEmoji(event.emoji));
      break;
    case 'giphy':
      parts.push(event.giphyId);
      break;
    default:
      parts.push(event.text.normalize('NFC').replace(/\s+/g, ' ').trim());
  }
  return parts.join('\0');
}

function quoteStart(quote: string): string {
  const uncut = quote.slice(0, 4 * QUOTE_START).replace(/(?:\.\.\.|…)$|\ufffd/g, '');
  return looseKey(uncut.normalize('NFC')).slice(0, QUOTE_START);
}

function plainEmoji(emoji: string): string {
  return emoji.replaceAll('\ufe0f', '');
}
