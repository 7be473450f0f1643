import { anonymizeChat } from '@nunchi/zoom-chat';
import type { ChatMessage, ChatPerson, MessageEvent } from '@nunchi/zoom-chat';
import type { KeptReply } from '../analyse/question-board';
import type { AnonymizeOptions } from '../read/resolve-course';

/**
 * Replies that name nobody: names and personal data go as they go from a chat. Readers who are of
 * the class get the pseudonym that they have in it.
 *
 * @param replies What readers typed.
 * @param people The people of the class, under their real names.
 * @param options Those of the chats, so that the pseudonyms are the same.
 * @returns The replies in the same order.
 */
export function anonymousReplies<Reply extends KeptReply>(
  replies: readonly Reply[],
  people: readonly ChatPerson[],
  { salt, language }: Omit<AnonymizeOptions, 'includeDirect'>,
): Reply[] {
  const displayName = new Map(people.map(({ name, names }) => [name, names[0] ?? name]));
  const events = replies.map(({ name, text }, id): MessageEvent => {
    const sender = displayName.get(name) ?? name;
    return { ...NOWHERE, type: 'message', id, sender, text };
  });
  const messages = events.map(({ type: _type, span: _span, ...event }): ChatMessage => ({
    ...event,
    parentId: null,
    replies: [],
    reactions: [],
  }));
  const dialect = { family: null, locale: 'und', confidence: 0, reasons: [] };
  const chat = { dialect, events, messages, people: [], diagnostics: [], source: null };
  const masked = anonymizeChat(chat, {
    people,
    ...(salt !== undefined && { salt }),
    ...(language !== undefined && { language }),
  }).messages;
  return replies.map((reply, index) => {
    const { sender: name = '', text = '' } = masked[index] ?? {};
    return { ...reply, name, text };
  });
}

/** Where and when is no matter here. */
const NOWHERE = {
  recipient: { kind: 'everyone' },
  time: { kind: 'wall', seconds: 0, day: 0, session: 0 },
  at: null,
  span: { start: 0, end: 0, line: 1 },
} as const;
