import { linkEvents } from '../link/link-events.js';
import type { ChatEvent, ZoomChat } from '../types.js';
import type { Entry } from './entry.js';

/** A link that a file knew. */
interface KnownLink {
  readonly id: number;
  readonly candidates: number;
  readonly confidence: number;
}

type LinkedEvent = Extract<ChatEvent, { readonly candidates: number }>;

/**
 * The events with new ids, linked anew. A link that a file told by an identifier, not by a
 * quotation, is kept; so is one whose quotation leads nowhere now.
 */
export function relinkEvents(entries: readonly Entry[], chats: readonly ZoomChat[]): ChatEvent[] {
  const newIds = chats.map(() => new Map<number, number>());
  for (const [index, { sources }] of entries.entries()) {
    for (const { chat, id } of sources) newIds[chat]?.set(id, index);
  }
  const linked = linkEvents(entries.map(({ event }, id) => ({ ...event, id })));
  return linked.map((event, index) => {
    if (!('candidates' in event)) return event;
    let known: KnownLink | null = null;
    let sure = false;
    for (const { chat, id } of entries[index]?.sources ?? []) {
      const before = chats[chat]?.events[id];
      if (before === undefined || !('candidates' in before)) continue;
      const target = linkOf(before);
      const newId = target === null ? undefined : newIds[chat]?.get(target);
      if (newId === undefined || newId >= index) continue;
      const told = 'quote' in before && before.quote === '';
      if (known !== null && (sure || !told) && before.confidence <= known.confidence) continue;
      known = { id: newId, candidates: before.candidates, confidence: before.confidence };
      sure ||= told;
    }
    return known !== null && (sure || linkOf(event) === null) ? withLink(event, known) : event;
  });
}

function linkOf(event: LinkedEvent): number | null {
  return event.type === 'reply' ? event.parentId : event.targetId;
}

function withLink(event: LinkedEvent, { id, ...link }: KnownLink): ChatEvent {
  return event.type === 'reply'
    ? { ...event, ...link, parentId: id }
    : { ...event, ...link, targetId: id };
}
