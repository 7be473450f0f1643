import { listPeople } from '../people/list-people.js';
import { buildMessages } from '../thread/build-messages.js';
import type {
  ChatDiagnostic,
  ChatEvent,
  ChatMessage,
  ChatRecipient,
  ChatTime,
  MessageReaction,
  ZoomChat,
} from '../types.js';
import { NO_SPAN } from './read-json.js';

/** An event before its place among the others is known. */
export interface EventDraft {
  readonly sender: string;
  readonly recipient: ChatRecipient;
  readonly time: ChatTime;
  readonly at: Date | null;
  text: string;
  /** What the event is, and the draft that it refers to; `null` when that is not in the JSON. */
  readonly what:
    | { readonly type: 'message' }
    | { readonly type: 'note' }
    | { readonly type: 'reply'; readonly parent: EventDraft | null }
    | { readonly type: 'reaction'; readonly emoji: string; readonly target: EventDraft | null };
  readonly externalId: string | null;
  /** Counts without names, from sources that tell no more. */
  readonly reactions?: readonly MessageReaction[];
}

/**
 * A chat of drafts: sorted by session and time (drafts of one second stay in their order), with
 * ids, messages and people. Links of JSON are told by the source, so they are sure.
 */
export function buildChat(
  drafts: readonly EventDraft[],
  diagnostics: readonly ChatDiagnostic[],
  reason: string,
): ZoomChat {
  const sorted = [...drafts].sort(byTime);
  const ids = new Map(sorted.map((draft, id) => [draft, id]));
  const events = sorted.map((draft, id) => toEvent(draft, id, ids));
  const messages = buildMessages(events).map((message): ChatMessage => {
    const { reactions, externalId = null } = sorted[message.id] ?? {};
    return {
      ...message,
      ...(reactions === undefined ? {} : { reactions }),
      ...(externalId === null ? {} : { externalId }),
    };
  });
  return {
    dialect: { family: null, locale: 'und', confidence: 1, reasons: [reason] },
    events,
    messages,
    people: listPeople(events),
    diagnostics,
    source: null,
  };
}

function byTime(a: EventDraft, b: EventDraft): number {
  const { time: one } = a;
  const { time: two } = b;
  return one.session - two.session || one.day - two.day || one.seconds - two.seconds;
}

function toEvent(draft: EventDraft, id: number, ids: ReadonlyMap<EventDraft, number>): ChatEvent {
  const { sender, recipient, time, at, text, what } = draft;
  const base = { id, sender, recipient, time, at, text, span: NO_SPAN };
  if (what.type === 'message') return { type: 'message', ...base };
  if (what.type === 'note') return { type: 'note', ...base, time: null };
  const other = what.type === 'reply' ? what.parent : what.target;
  const found = (other === null ? undefined : ids.get(other)) ?? null;
  const link = {
    quote: '',
    locale: 'und',
    candidates: found === null ? 0 : 1,
    confidence: found === null ? 0 : 1,
  };
  if (what.type === 'reply') return { type: 'reply', ...base, ...link, parentId: found };
  return { type: 'reaction', ...base, ...link, emoji: what.emoji, targetId: found };
}
