import type { ChatEvent, ChatMessage, MessageReaction } from '../types.js';

interface Draft extends ChatMessage {
  replies: readonly number[];
  reactions: readonly MessageReaction[];
}

/** Most messages have neither replies nor reactions. */
const NO_REPLIES: readonly number[] = [];
const NO_REACTIONS: readonly MessageReaction[] = [];

/**
 * The thread view of linked events: each message or reply once, with the ids of its replies and
 * its reactions net of removals. A person counts once for an emoji, however often it was sent.
 */
export function buildMessages(events: readonly ChatEvent[]): ChatMessage[] {
  const messages: Draft[] = [];
  const byEvent: (Draft | undefined)[] = [];
  const replies = new Map<Draft, number[]>();
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
          replies: NO_REPLIES,
          reactions: NO_REACTIONS,
        };
        messages.push(draft);
        byEvent[id] = draft;
        const parent = parentId === null ? undefined : byEvent[parentId];
        if (parent === undefined) break;
        const siblings = replies.get(parent);
        if (siblings === undefined) replies.set(parent, [id]);
        else siblings.push(id);
        break;
      }
      case 'reaction':
      case 'quickAdd': {
        const target = event.targetId === null ? undefined : byEvent[event.targetId];
        if (target === undefined) break;
        let tally = tallies.get(target);
        if (tally === undefined) {
          tally = new Map<string, Set<string>>();
          tallies.set(target, tally);
        }
        const senders = tally.get(event.emoji);
        if (senders === undefined) tally.set(event.emoji, new Set([event.sender]));
        else senders.add(event.sender);
        break;
      }
      case 'reactionRemoved':
      case 'quickRemove': {
        const target = event.targetId === null ? undefined : byEvent[event.targetId];
        if (target !== undefined) tallies.get(target)?.get(event.emoji)?.delete(event.sender);
        break;
      }
    }
  }

  for (const [draft, ids] of replies) draft.replies = ids;
  for (const [draft, tally] of tallies) {
    const reactions: MessageReaction[] = [];
    for (const [emoji, senders] of tally) {
      if (senders.size > 0) reactions.push({ emoji, senders: [...senders], count: senders.size });
    }
    draft.reactions = reactions;
  }
  return messages;
}
