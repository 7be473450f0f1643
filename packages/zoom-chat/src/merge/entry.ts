import type { ChatEvent, ZoomChat } from '../types.js';
import { eventKey } from './event-key.js';
import { clockOf } from './timeline.js';

/** Where an event came from: the chat's place in the order of merging, and the id there. */
export interface EntrySource {
  readonly chat: number;
  readonly id: number;
}

/** An event on its way into a merged chat. */
export interface Entry {
  readonly event: ChatEvent;
  readonly key: string;
  /** `null` for a note. */
  readonly clock: number | null;
  readonly sources: readonly EntrySource[];
  /** Its chat knows no date, so that its instant may be reckoned from others. */
  readonly undated: boolean;
}

export function entriesOf(chat: ZoomChat, index: number): Entry[] {
  const undated = chat.events.every((event) => event.at === null);
  return chat.events.map((event) => ({
    event,
    key: eventKey(event, chat.events),
    clock: event.time === null ? null : clockOf(event.time),
    sources: [{ chat: index, id: event.id }],
    undated,
  }));
}

/** Indexes of entries by key. */
export function indexByKey(entries: readonly Entry[]): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  for (const [index, { key }] of entries.entries()) {
    const indexes = byKey.get(key);
    if (indexes === undefined) byKey.set(key, [index]);
    else indexes.push(index);
  }
  return byKey;
}
