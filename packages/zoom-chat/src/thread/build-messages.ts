import type { ChatEvent, ChatMessage, MessageReaction } from '../types.js';

interface Draft extends ChatMessage {
  readonly replies: number[];
  reactions: readonly MessageReaction[];
}

/**
 * The thread view of linked events: each message or reply once, with the ids of its replies and
 * its reactions net of removals. A person counts once for an emoji, however often it was sent.
 */
export function buildMessages(events: readonly ChatEvent[]): ChatMessage[] {
  const messages: Draft[] = [];
  const byEvent = new Map<number, Draft>();
  /** Message -> emoji -> senders; a Set keeps the order of arrival. */
  const tallies = new Map<Draft, Map<string, Set<string>>>();

  for (const event of events) {
    switch (event.type) {
      case 'message':
      case 'reply': {
        const parentId = event.type === 'reply' ? event.parentId : null;
        const { id, sender, recipient, time, at, text } = event;
        const draft: Draft = {
          id,
          sender,
          recipient,
          time,
          at,
          text,
          parentId,
          replies: [],
          reactions: [],
        };
        messages.push(draft);
        byEvent.set(id, draft);
        if (parentId !== null) byEvent.get(parentId)?.replies.push(id);
        break;
      }
      case 'reaction':
      case 'quickAdd': {
        const target = event.targetId === null ? undefined : byEvent.get(event.targetId);
        if (target === undefined) break;
        let tally = tallies.get(target);
        if (tally === undefined) tallies.set(target, (tally = new Map()));
        const senders = tally.get(event.emoji);
        if (senders === undefined) tally.set(event.emoji, new Set([event.sender]));
        else senders.add(event.sender);
        break;
      }
      case 'reactionRemoved':
      case 'quickRemove': {
        const target = event.targetId === null ? undefined : byEvent.get(event.targetId);
        if (target !== undefined) tallies.get(target)?.get(event.emoji)?.delete(event.sender);
        break;
      }
    }
  }

  for (const [draft, tally] of tallies) {
    const reactions: MessageReaction[] = [];
    for (const [emoji, senders] of tally) {
      if (senders.size > 0) reactions.push({ emoji, senders: [...senders], count: senders.size });
    }
    draft.reactions = reactions;
  }
  return messages;
}
