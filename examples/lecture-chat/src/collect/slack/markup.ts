import type { FlatMessageBuilder } from './flat-message';

/** `<https://…|label>`, `<@U…>`, code, and what is between. Nothing can stand in two of them. */
const PIECE = /<([^<>|]*)(?:\|([^<>]*))?>|`([^`\n]+)`|[^<`]+|[<`]/g;
const ESCAPES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/**
 * Adds text in Slack's markup.
 *
 * @param markup As in a message's `text`.
 */
export function addMarkup(message: FlatMessageBuilder, markup: string): void {
  for (const [piece, target, label, code] of markup.matchAll(PIECE)) {
    if (target !== undefined) {
      // People, channels and dates begin with another sign.
      if (/^(?:https?:\/\/|mailto:)/.test(target)) {
        message.link(unescaped(target), label === undefined ? null : unescaped(label));
      } else message.add(unescaped(label ?? ' '));
    } else if (code !== undefined) message.add(unescaped(code), true);
    else message.add(unescaped(piece));
  }
}

/** Slack escapes three signs, and only these. */
export function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) => ESCAPES[name] ?? '');
}
