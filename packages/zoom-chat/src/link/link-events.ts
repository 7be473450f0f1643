import type { ChatEvent } from '../types.js';
import { Linker } from './linker.js';

/**
 * Links the replies and reactions of events anew, as parsing does: for events that were put
 * together from several files or taken from a chat.
 *
 * @param events - Events in order of time, whose `id`s are their indexes.
 * @returns New events; those that refer to nothing are the same objects.
 */
export function linkEvents(events: readonly ChatEvent[]): ChatEvent[] {
  const linker = new Linker();
  return events.map((event): ChatEvent => {
    switch (event.type) {
      case 'message':
      case 'giphy':
        linker.add(event.id, event.text, event);
        return event;
      case 'reply': {
        const { id: parentId, candidates, confidence } = linker.reply(event.quote, event);
        linker.add(event.id, event.text, event);
        return { ...event, parentId, candidates, confidence };
      }
      case 'reaction': {
        const link = linker.reaction(event.emoji, event.quote, event);
        const { id: targetId, candidates, confidence } = link;
        return { ...event, targetId, candidates, confidence };
      }
      case 'reactionRemoved': {
        const link = linker.removal(event.emoji, event.quote, event);
        const { id: targetId, candidates, confidence } = link;
        return { ...event, targetId, candidates, confidence };
      }
      case 'quickAdd': {
        const { id: targetId, candidates, confidence } = linker.quickAdd(event.emoji, event);
        return { ...event, targetId, candidates, confidence };
      }
      case 'quickRemove': {
        const { id: targetId, candidates, confidence } = linker.quickRemove(event.emoji, event);
        return { ...event, targetId, candidates, confidence };
      }
      case 'unsupported':
      case 'note':
        return event;
    }
  });
}
