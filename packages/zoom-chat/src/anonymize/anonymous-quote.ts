import type { ChatEvent } from '../types.js';
import type { Scrubber } from './scrubber.js';

const DOTS = /(?:\.\.\.|…)$/;
/** A cut may halve a character and leave this. */
const HALVED = /[\ufffd\ud800-\udbff]+$/u;

/**
 * The quotation of an anonymous message. From the message itself, where it is known: the old
 * quotation may have been cut through a name. Else the quotation, with what is left of a name at
 * its cut taken out.
 *
 * @param target - The quoted event before and after.
 */
export function anonymousQuote(
  quote: string,
  target: { readonly before: ChatEvent; readonly after: string } | null,
  scrubber: Scrubber,
): string {
  const dots = DOTS.exec(quote)?.[0] ?? '';
  if (target === null) {
    if (dots === '') return scrubber.text(quote);
    return scrubber.cutText(quote.slice(0, -dots.length).replace(HALVED, '')) + dots;
  }
  if (evenly(quote) === evenly(target.before.text)) return target.after;
  const length = quote.length - dots.length;
  if (target.after.length <= length) return target.after;
  return target.after.slice(0, length).replace(HALVED, '') + dots;
}

/**
 * The line of a reaction with another quotation in it. Where the quotation cannot be found in the
 * line, an English line is made.
 */
export function anonymousLine(
  event: Extract<ChatEvent, { type: 'reaction' | 'reactionRemoved' }>,
  quote: string,
  scrubber: Scrubber,
): string {
  // JSON sources tell the message itself; there is no line.
  if (event.quote === '') return scrubber.text(event.text);
  const at = event.text.indexOf(event.quote);
  if (at === -1) {
    return event.type === 'reaction'
      ? `Reacted to "${quote}" with ${event.emoji}`
      : `Removed a ${event.emoji} reaction from "${quote}"`;
  }
  const before = scrubber.text(event.text.slice(0, at));
  return before + quote + scrubber.text(event.text.slice(at + event.quote.length));
}

function evenly(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
