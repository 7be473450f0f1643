import type { ChatMessage } from '../types.js';
import { rowKey } from './row-key.js';

/**
 * The key of each message, by its id. The place in the file is no part of it, so that a file that
 * was saved again later, with more at its end, has the same keys.
 */
export function messageKeys(
  messages: readonly ChatMessage[],
  isReply: (message: ChatMessage) => boolean,
  meeting: string,
): Map<number, string> {
  const keys = new Map<number, string>();
  /** Messages so far that are alike in all that identifies them. */
  const alike = new Map<string, number>();
  for (const message of messages) {
    const table = isReply(message) ? 'recomment' : 'comment';
    if (message.externalId !== undefined) {
      keys.set(message.id, rowKey(table, 'external', message.externalId));
      continue;
    }
    // Direct messages count for themselves: leaving them out changes no other key.
    const direct = message.recipient.kind === 'direct' ? 'direct' : '';
    const parts = [table, meeting, direct, timePart(message), message.sender, message.text];
    const key = rowKey(...parts, '0');
    const ordinal = alike.get(key) ?? 0;
    alike.set(key, ordinal + 1);
    keys.set(message.id, ordinal === 0 ? key : rowKey(...parts, String(ordinal)));
  }
  return keys;
}

function timePart({ at, time }: ChatMessage): string {
  if (at !== null && !Number.isNaN(at.getTime())) return at.toISOString();
  return `${time.kind} ${time.session} ${time.day} ${time.seconds}`;
}
