import type { ChatEvent, ChatPerson } from '../types.js';

/**
 * The senders of a chat, one person a display name, in order of appearance. Which names belong to
 * one person is a matter of judgement and of other files: `resolvePeople` does that.
 */
export function listPeople(events: Iterable<ChatEvent>): ChatPerson[] {
  const tallies = new Map<string, { messages: number; reactions: number }>();
  for (const event of events) {
    if (event.type === 'note') continue;
    let tally = tallies.get(event.sender);
    if (tally === undefined) {
      tally = { messages: 0, reactions: 0 };
      tallies.set(event.sender, tally);
    }
    if (event.type === 'reaction' || event.type === 'quickAdd') tally.reactions += 1;
    else if (event.type === 'message' || event.type === 'reply') tally.messages += 1;
  }
  return Array.from(tallies, ([name, tally], id) => ({
    id,
    name,
    names: [name],
    ...tally,
    reasons: [],
  }));
}
