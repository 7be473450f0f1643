import type { ChatEvent, ChatMessage } from '../types.js';

/**
 * The thread view of anonymous events. It is not built anew: the web player counts reactions that
 * no event tells. Identifiers of the source are left out, they lead back to it.
 */
export function anonymousMessages(
  messages: readonly ChatMessage[],
  events: readonly ChatEvent[],
  newIds: ReadonlyMap<number, number>,
  nameOf: (name: string) => string,
): ChatMessage[] {
  return messages.flatMap((message) => {
    const id = newIds.get(message.id);
    const event = id === undefined ? undefined : events[id];
    if (id === undefined || event === undefined) return [];
    const { externalId: _externalId, ...rest } = message;
    return {
      ...rest,
      id,
      sender: event.sender,
      recipient: event.recipient,
      text: event.text,
      parentId: message.parentId === null ? null : (newIds.get(message.parentId) ?? null),
      replies: message.replies.flatMap((reply) => newIds.get(reply) ?? []),
      reactions: message.reactions.map(({ emoji, senders, count }) => {
        const names = [...new Set(senders.map(nameOf))];
        // One person under two names reacted once.
        return { emoji, senders: names, count: count - (senders.length - names.length) };
      }),
    };
  });
}
