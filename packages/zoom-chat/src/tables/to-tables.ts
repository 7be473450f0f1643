import { personOf, resolvePeople } from '../people/resolve-people.js';
import { formatClock } from '../time/format-clock.js';
import type { ChatMessage, ChatPerson, ChatTime, ZoomChat } from '../types.js';
import { messageKeys } from './message-keys.js';
import { userRows, type UserRow } from './user-rows.js';

/** Somebody's first message of a thread. */
export interface CommentRow {
  readonly id: string;
  readonly user_id: string;
  readonly content: string;
  /** See `ColumnType`. */
  readonly time: string;
}

/** A reply. */
export interface RecommentRow extends CommentRow {
  /** The comment that began the thread; `null` when it is not in the chat. */
  readonly comment_id: string | null;
  /** What the reply answers: a comment or a recomment; `null` when it is not in the chat. */
  readonly parent_id: string | null;
}

export interface CommentEmojiRow {
  readonly comment_id: string;
  readonly emoji: string;
  readonly emoji_count: number;
}

export interface RecommentEmojiRow {
  readonly recomment_id: string;
  readonly emoji: string;
  readonly emoji_count: number;
}

/** The rows of the five tables, as `TABLE_SCHEMA` describes them. */
export interface ChatTables {
  readonly users: readonly UserRow[];
  readonly comments: readonly CommentRow[];
  readonly comment_emojis: readonly CommentEmojiRow[];
  readonly recomments: readonly RecommentRow[];
  readonly recomment_emojis: readonly RecommentEmojiRow[];
}

/** What goes into the tables. */
export interface ToTablesOptions {
  /**
   * What tells this meeting from others, as its date and topic. Needed where the events have no
   * date: else a text sent at the same second of two meetings is one row.
   */
  readonly meeting?: string;
  /** Default: `resolvePeople(chat)`. Give the people of all chats that go into one database. */
  readonly people?: readonly ChatPerson[];
  /** Default: false. */
  readonly includeDirect?: boolean;
  /** Replies to what is not in the chat. Default: true, with `comment_id: null`. */
  readonly includeUnresolved?: boolean;
}

/**
 * A chat as rows of five tables (`TABLE_SCHEMA`), with keys made from what the rows are: loading
 * the same chat again, or the same chat saved later, finds the same keys.
 *
 * A message is known by its identifier in the source, else by the meeting, the time, the sender, the
 * text, and its number among equals. A user is known by the e-mail address, else by the bare name
 * and, for namesakes, by the group. `time` is an instant where the date is known, else
 * `HH:MM:SS`, with the number of days before it after the first midnight (`1 00:00:05`).
 *
 * @example
 * ```ts
 * const tables = toTables(parseZoomChat(text, { date: '2024-05-13', timeZone: 'Asia/Seoul' }));
 * tables.comments[0]; // { id: '9f…', user_id: '51…', content: '안녕하세욥', time: '2024-05-13T…' }
 * ```
 */
export function toTables(
  chat: Pick<ZoomChat, 'events' | 'messages'>,
  options: ToTablesOptions = {},
): ChatTables {
  const people = options.people ?? resolvePeople(chat);
  const whose = personOf(people);
  const users = userRows(people);
  const keys = messageKeys(chat.messages, isReply, options.meeting ?? '');

  const comments: CommentRow[] = [];
  const comment_emojis: CommentEmojiRow[] = [];
  const recomments: RecommentRow[] = [];
  const recomment_emojis: RecommentEmojiRow[] = [];
  /** Key of the comment above each message that has a row. */
  const roots = new Map<number, string | null>();
  for (const message of chat.messages) {
    const id = keys.get(message.id) ?? '';
    if (message.recipient.kind === 'direct' && options.includeDirect !== true) continue;
    const reply = isReply(message);
    const parent = message.parentId;
    const root = reply ? ((parent === null ? null : roots.get(parent)) ?? null) : id;
    if (root === null && options.includeUnresolved === false) continue;
    const parentKey = parent !== null && roots.has(parent) ? keys.get(parent) : undefined;
    roots.set(message.id, root);
    const row: CommentRow = {
      id,
      user_id: users.idOf(whose.get(message.sender) ?? message.sender),
      content: message.text,
      time: timeText(message),
    };
    if (reply) recomments.push({ ...row, comment_id: root, parent_id: parentKey ?? null });
    else comments.push(row);
    for (const { emoji, senders, count } of message.reactions) {
      for (const sender of senders) users.idOf(whose.get(sender) ?? sender);
      if (count <= 0) continue;
      if (reply) recomment_emojis.push({ recomment_id: id, emoji, emoji_count: count });
      else comment_emojis.push({ comment_id: id, emoji, emoji_count: count });
    }
  }
  return { users: users.rows(), comments, comment_emojis, recomments, recomment_emojis };

  /** A reply whose parent is not in the chat is a reply all the same. */
  function isReply(message: ChatMessage): boolean {
    return message.parentId !== null || chat.events[message.id]?.type === 'reply';
  }
}

function timeText({ at, time }: ChatMessage): string {
  return at === null || Number.isNaN(at.getTime()) ? clockText(time) : at.toISOString();
}

/** `HH:MM:SS`; an offset may pass a day and has more hours. */
function clockText({ seconds, day }: ChatTime): string {
  const clock = formatClock(seconds);
  return day === 0 ? clock : `${day} ${clock}`;
}
