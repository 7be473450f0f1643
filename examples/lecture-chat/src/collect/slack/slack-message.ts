import { z } from 'zod';
import type { SlackAuthor, SlackMessage } from '../model';

/** An entry of a channel, as the API and the export write it. */
export interface ChannelEntry {
  readonly message: SlackMessage;
  /** Whether a person or an app said something. Slack keeps joins and the like as messages too. */
  readonly said: boolean;
  /** The thread that it begins, even where it was deleted itself; with the newest reply's `ts`. */
  readonly thread: { readonly latestReply: string | null } | null;
}

/** Entries without one of these say what happened in the channel, or that there was a message. */
const SAYING = new Set([
  ...['bot_message', 'file_share', 'me_message', 'thread_broadcast', 'reply_broadcast'],
]);

const TS = z.string().regex(/^\d{1,12}\.\d{6}$/);
const TEXT = z.string().nullish();

const ENTRY = z.object({
  ts: TS,
  thread_ts: TS.nullish(),
  latest_reply: TS.nullish(),
  reply_count: z.number().nullish(),
  subtype: TEXT,
  user: TEXT,
  bot_id: TEXT,
  username: TEXT,
  text: TEXT,
  blocks: z.array(z.unknown()).nullish(),
  user_profile: z.object({ display_name: TEXT, real_name: TEXT }).nullish().catch(null),
  bot_profile: z.object({ name: TEXT }).nullish().catch(null),
});

/**
 * Reads an entry of a channel.
 *
 * @param raw As it came.
 * @param channel The channel's id.
 * @param names Of Slack's users, by their ids, where they are known.
 * @returns Null for what is no entry of a channel.
 */
export function readEntry(
  raw: unknown,
  channel: string,
  names: ReadonlyMap<string, string> = new Map(),
): ChannelEntry | null {
  const { data } = ENTRY.safeParse(raw);
  if (data === undefined) return null;
  const { ts, thread_ts: threadTs, subtype } = data;
  return {
    message: {
      channel,
      ts,
      // The first message of a thread has its own key there.
      threadTs: threadTs === ts ? null : (threadTs ?? null),
      author: authorOf(data, names),
      text: data.text ?? '',
      blocks: data.blocks ?? [],
    },
    said: subtype === null || subtype === undefined || SAYING.has(subtype),
    thread: (data.reply_count ?? 0) > 0 ? { latestReply: data.latest_reply ?? null } : null,
  };
}

function authorOf(
  { user, bot_id, username, user_profile, bot_profile }: z.infer<typeof ENTRY>,
  names: ReadonlyMap<string, string>,
): SlackAuthor | null {
  const id = user ?? bot_id ?? '';
  if (id === '') return null;
  const name = [
    names.get(id),
    user_profile?.display_name,
    user_profile?.real_name,
    username,
    bot_profile?.name,
  ].find((known) => known !== undefined && known !== null && known !== '');
  return { id, name: name?.normalize('NFC') ?? null };
}

/** When a message was sent. */
export function sentAt(ts: string): Date {
  return new Date(Math.floor(Number(ts) * 1000));
}
