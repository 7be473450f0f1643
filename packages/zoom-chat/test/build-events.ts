import { listPeople } from '../src/people/list-people.js';
import { buildMessages } from '../src/thread/build-messages.js';
import type {
  ChatEvent,
  ChatRecipient,
  ChatTime,
  MessageEvent,
  ReactionEvent,
  ReactionRemovedEvent,
  ReplyEvent,
  ZoomChat,
} from '../src/types.js';

/** An event that gets its id when it is put into a chat. */
export type Draft = (id: number) => ChatEvent;

const EVERYONE: ChatRecipient = { kind: 'everyone' };

/** `10:00:00` (wall), `1 00:01:05` (wall, next day), `+00:01:05` (offset). */
export function timeOf(clock: string): ChatTime {
  const offset = clock.startsWith('+');
  const [time, day] = clock.replace('+', '').split(' ').reverse();
  const [hours = 0, minutes = 0, seconds = 0] = time!.split(':').map(Number);
  return {
    kind: offset ? 'offset' : 'wall',
    seconds: hours * 3600 + minutes * 60 + seconds,
    day: Number(day ?? 0),
    session: 0,
  };
}

function base(id: number, clock: string, sender: string, text: string): Omit<MessageEvent, 'type'> {
  return {
    id,
    sender,
    recipient: EVERYONE,
    time: timeOf(clock),
    at: null,
    text,
    span: { start: id * 100, end: id * 100 + 100, line: id + 1 },
  };
}

export function message(
  clock: string,
  sender: string,
  text: string,
  more: Partial<MessageEvent> = {},
): Draft {
  return (id) => ({ ...base(id, clock, sender, text), type: 'message', ...more, id });
}

export function direct(clock: string, sender: string, to: string, text: string): Draft {
  return message(clock, sender, text, { recipient: { kind: 'direct', name: to } });
}

export function reply(
  clock: string,
  sender: string,
  quote: string,
  text: string,
  parentId: number | null,
  more: Partial<ReplyEvent> = {},
): Draft {
  return (id) => ({
    ...base(id, clock, sender, text),
    type: 'reply',
    quote,
    parentId,
    locale: 'en',
    candidates: parentId === null ? 0 : 1,
    confidence: parentId === null ? 0 : 1,
    ...more,
    id,
  });
}

export function reaction(
  clock: string,
  sender: string,
  emoji: string,
  quote: string,
  targetId: number | null,
  more: Partial<ReactionEvent> = {},
): Draft {
  return (id) => ({
    ...base(id, clock, sender, `Reacted to "${quote}" with ${emoji}`),
    type: 'reaction',
    emoji,
    quote,
    targetId,
    locale: 'en',
    candidates: targetId === null ? 0 : 1,
    confidence: targetId === null ? 0 : 1,
    ...more,
    id,
  });
}

export function removal(
  clock: string,
  sender: string,
  emoji: string,
  quote: string,
  targetId: number | null,
): Draft {
  return (id): ReactionRemovedEvent => ({
    ...base(id, clock, sender, `Removed a ${emoji} reaction from "${quote}"`),
    type: 'reactionRemoved',
    emoji,
    quote,
    targetId,
    locale: 'en',
    candidates: targetId === null ? 0 : 1,
    confidence: targetId === null ? 0 : 1,
  });
}

export function note(text: string): Draft {
  return (id) => ({
    ...base(id, '00:00:00', '', text),
    type: 'note',
    recipient: { kind: 'unknown' },
    time: null,
  });
}

/** A chat of drafts, as if it had been read; `date` (`2024-05-13`, UTC) gives the events instants. */
export function chatOf(drafts: readonly Draft[], date?: string): ZoomChat {
  return chatOfEvents(
    drafts.map((draft, id) => {
      const event = draft(id);
      if (date === undefined || event.type === 'note') return event;
      const { seconds, day } = event.time;
      return { ...event, at: new Date(Date.parse(date) + (day * 86_400 + seconds) * 1000) };
    }),
  );
}

export function chatOfEvents(events: readonly ChatEvent[]): ZoomChat {
  return {
    dialect: { family: 'two-line', locale: 'ko', confidence: 1, reasons: [] },
    events,
    messages: buildMessages(events),
    people: listPeople(events),
    diagnostics: [],
    source: { text: '', encoding: null },
  };
}
