import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackMessage } from '../model';
import { askSlack, failure } from './ask-slack';
import type { SlackQuestion } from './ask-slack';
import { readEntry, sentAt } from './slack-message';
import type { ChannelEntry } from './slack-message';

/** When messages were sent; both ends belong to it, null is open. */
export interface TimeRange {
  readonly oldest: Date | null;
  readonly latest: Date | null;
}

/**
 * Slack does not list replies by their time, but under the message that they answer. So that a reply
 * of today is found, threads are looked at that began up to so many days before.
 */
const THREAD_DAYS = 30;
const DAY = 86_400_000;

/**
 * Reads what was said in a channel, replies included, each message once, as Slack gives it: the newest
 * first, and a thread's replies behind its first message.
 *
 * @param client A client, best of `slackClient`.
 * @param channel The channel's id, as `C0123456789`.
 * @param range When the messages were sent, replies too. A reply to a message that is more than thirty
 *   days older than `oldest` is not found.
 * @throws CollectError of the step `slack` that says what to do.
 */
export async function* readChannel(
  client: WebClient,
  channel: string,
  range: TimeRange,
  signal: AbortSignal,
): AsyncGenerator<SlackMessage> {
  const seen = new Set<string>();
  const isNew = ({ message, said }: ChannelEntry): boolean => {
    if (!said || !isIn(range, message.ts) || seen.has(message.ts)) return false;
    seen.add(message.ts);
    return true;
  };

  const { oldest } = range;
  const begun = oldest === null ? null : new Date(oldest.getTime() - THREAD_DAYS * DAY);
  const history = questionOf('conversations.history', channel, { ...range, oldest: begun });
  for await (const entry of entriesOf(client, history, channel, signal)) {
    if (isNew(entry)) yield entry.message;
    if (!mayHaveReplies(entry, range)) continue;
    const replies = questionOf('conversations.replies', channel, range, entry.message.ts);
    for await (const reply of entriesOf(client, replies, channel, signal)) {
      if (isNew(reply)) yield reply.message;
    }
  }
}

function isIn({ oldest, latest }: TimeRange, ts: string): boolean {
  const at = Number(ts) * 1000;
  return (oldest === null || at >= oldest.getTime()) && (latest === null || at <= latest.getTime());
}

function mayHaveReplies({ thread }: ChannelEntry, { oldest }: TimeRange): boolean {
  if (thread === null) return false;
  return oldest === null || thread.latestReply === null || sentAt(thread.latestReply) >= oldest;
}

function questionOf(
  method: SlackQuestion['method'],
  channel: string,
  { oldest, latest }: TimeRange,
  thread?: string,
): SlackQuestion {
  return {
    method,
    step: 'slack',
    parameters: {
      channel,
      inclusive: true,
      ...(thread !== undefined && { ts: thread }),
      ...(oldest !== null && { oldest: tsOf(oldest) }),
      ...(latest !== null && { latest: tsOf(latest) }),
    },
  };
}

function tsOf(at: Date): string {
  return (at.getTime() / 1000).toFixed(6);
}

const PAGE = z.object({ messages: z.array(z.unknown()) });

async function* entriesOf(
  client: WebClient,
  question: SlackQuestion,
  channel: string,
  signal: AbortSignal,
): AsyncGenerator<ChannelEntry> {
  for await (const page of askSlack(client, question, signal)) {
    const { data } = PAGE.safeParse(page);
    if (data === undefined) throw failure(question, 'the answer has no messages');
    for (const raw of data.messages) {
      const entry = readEntry(raw, channel);
      if (entry === null) throw failure(question, 'the answer holds something that is no message');
      yield entry;
    }
  }
}
