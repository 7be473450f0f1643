import type { ChatEvent, ChatRecipient } from '../types.js';

/**
 * One event of two files: the first one, with what only the second one tells: the receiver, the
 * instant, a quotation that leads somewhere.
 */
export function fullerEvent(event: ChatEvent, other: ChatEvent): ChatEvent {
  const at = event.at ?? other.at;
  const recipient = fullerRecipient(event.recipient, other.recipient);
  if (event.type === 'reply' && other.type === 'reply') {
    const better = isBetterQuote(event.quote, event.parentId, other.quote, other.parentId);
    const { quote, locale } = better ? other : event;
    return { ...event, at, recipient, quote, locale };
  }
  if (
    (event.type === 'reaction' && other.type === 'reaction') ||
    (event.type === 'reactionRemoved' && other.type === 'reactionRemoved')
  ) {
    const better = isBetterQuote(event.quote, event.targetId, other.quote, other.targetId);
    const { quote, locale, text } = better ? other : event;
    return { ...event, at, recipient, quote, locale, text };
  }
  return { ...event, at, recipient };
}

function isBetterQuote(
  quote: string,
  link: number | null,
  otherQuote: string,
  otherLink: number | null,
): boolean {
  if (otherQuote === '') return false;
  return quote === '' || (link === null && otherLink !== null);
}

function fullerRecipient(recipient: ChatRecipient, other: ChatRecipient): ChatRecipient {
  if (recipient.kind === 'unknown') return other;
  if (recipient.kind !== other.kind) return recipient;
  return { ...other, ...recipient };
}
