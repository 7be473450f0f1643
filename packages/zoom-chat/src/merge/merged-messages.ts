import { buildMessages } from '../thread/build-messages.js';
import type { ChatEvent, ChatMessage, MessageReaction, ZoomChat } from '../types.js';
import type { Entry } from './entry.js';

/**
 * The thread view of merged events, with what no event tells: identifiers of the source, and counts
 * of reactions without names.
 */
export function mergedMessages(
  events: readonly ChatEvent[],
  entries: readonly Entry[],
  chats: readonly ZoomChat[],
): ChatMessage[] {
  const before = chats.map(
    ({ messages }) => new Map(messages.map((message) => [message.id, message])),
  );
  return buildMessages(events).map((message) => {
    let { reactions } = message;
    let externalId: string | undefined;
    for (const { chat, id } of entries[message.id]?.sources ?? []) {
      const source = before[chat]?.get(id);
      if (source === undefined) continue;
      externalId ??= source.externalId;
      for (const one of source.reactions) {
        if (one.count > one.senders.length) reactions = withCount(reactions, one);
      }
    }
    return { ...message, reactions, ...(externalId === undefined ? {} : { externalId }) };
  });
}

/** The greater of two counts; the names are those that events tell. */
function withCount(
  reactions: readonly MessageReaction[],
  { emoji, count, senders }: MessageReaction,
): readonly MessageReaction[] {
  const known = reactions.find((one) => one.emoji === emoji);
  if (known === undefined) return [...reactions, { emoji, senders, count }];
  if (known.count >= count) return reactions;
  return reactions.map((one) => (one === known ? { ...known, count } : one));
}
