import { Hono } from 'hono';
import type { Context } from 'hono';

/** A message of the double, as Slack would write it. */
export interface DoubleMessage {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly username?: string;
  readonly subtype?: string;
  readonly text?: string;
  readonly blocks?: readonly unknown[];
  readonly [field: string]: unknown;
}

/** A channel of the double. */
export interface DoubleChannel {
  /** Whether the app is in it. */
  readonly joined: boolean;
  /** In any order; replies are known by their `thread_ts`. */
  readonly messages: readonly DoubleMessage[];
}

/** What goes wrong with one call. */
export type SlackTrouble =
  | { readonly kind: 'limited'; readonly retryAfter: number }
  | { readonly kind: 'error'; readonly error: string; readonly needed?: string }
  | { readonly kind: 'status'; readonly status: 500 | 503 }
  /** An answer that is no JSON, as a proxy gives. */
  | { readonly kind: 'page'; readonly html: string };

export interface SlackDoubleOptions {
  readonly token: string;
  readonly channels: Readonly<Record<string, DoubleChannel>>;
  /** As `users.list` has them. */
  readonly users: readonly unknown[];
  /** The most entries that a page has, whatever is asked for. Default: 1,000. */
  readonly pageSize?: number;
  /** Asked before each call; `call` counts all of them from 1. */
  readonly trouble?: (method: string, call: number) => SlackTrouble | null;
}

type Parameters = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;

/**
 * A double of the part of Slack's Web API that the collector uses: history, replies and users, with
 * pages, rate limits and errors as Slack has them. Made-up channels in, nothing kept.
 *
 * @returns The app; its base address with `/api/` is the client's `slackApiUrl`.
 */
export function slackDouble(options: SlackDoubleOptions): Hono {
  let calls = 0;
  const app = new Hono();
  app.post('/api/:method', async (context) => {
    calls += 1;
    const method = context.req.param('method');
    const trouble = options.trouble?.(method, calls) ?? null;
    if (trouble !== null) return troubled(context, trouble);
    const refusal = refusalOf(context.req.header('authorization'), options.token);
    if (refusal !== null) return context.json(refusal);
    const parameters = stringsOf(await context.req.parseBody());
    return context.json(answerTo(method, parameters, options));
  });
  return app;
}

function troubled(context: Context, trouble: SlackTrouble): Response {
  switch (trouble.kind) {
    case 'limited':
      context.header('Retry-After', String(trouble.retryAfter));
      return context.json(refused('ratelimited'), 429);
    case 'error': {
      const { error, needed } = trouble;
      return context.json({ ...refused(error), ...(needed !== undefined && { needed }) });
    }
    case 'status':
      return context.text('trouble', trouble.status);
    case 'page':
      return context.html(trouble.html);
  }
}

function refusalOf(authorization: string | undefined, token: string): Answer | null {
  if (authorization === undefined) return refused('not_authed');
  return authorization === `Bearer ${token}` ? null : refused('invalid_auth');
}

function answerTo(method: string, parameters: Parameters, options: SlackDoubleOptions): Answer {
  const { channels, users, pageSize = 1000 } = options;
  if (method === 'users.list') return pageOf('members', users, parameters, pageSize);
  if (method !== 'conversations.history' && method !== 'conversations.replies') {
    return refused('unknown_method');
  }
  const channel = channels[parameters.channel ?? ''];
  if (channel === undefined) return refused('channel_not_found');
  if (!channel.joined) return refused('not_in_channel');
  const entries =
    method === 'conversations.history'
      ? historyOf(channel, parameters)
      : threadOf(channel, parameters);
  return entries === null
    ? refused('thread_not_found')
    : pageOf('messages', entries, parameters, pageSize);
}

/** The newest first; of replies only those that were shown in the channel too. */
function historyOf({ messages }: DoubleChannel, parameters: Parameters): DoubleMessage[] {
  return messages
    .filter((message) => isFirst(message) || message.subtype === 'thread_broadcast')
    .filter(({ ts }) => isAsked(ts, parameters))
    .map((message) => ({ type: 'message', ...message, ...threadFields(message, messages) }))
    .sort((a, b) => Number(b.ts) - Number(a.ts));
}

/** The first message, whatever time is asked for, and its replies, the oldest first. */
function threadOf({ messages }: DoubleChannel, parameters: Parameters): DoubleMessage[] | null {
  const first = messages.find((message) => message.ts === parameters.ts && isFirst(message));
  if (first === undefined) return null;
  const replies = repliesTo(first, messages).filter(({ ts }) => isAsked(ts, parameters));
  return [{ ...first, ...threadFields(first, messages) }, ...replies].map((message) => ({
    type: 'message',
    ...message,
  }));
}

function isFirst({ ts, thread_ts }: DoubleMessage): boolean {
  return thread_ts === undefined || thread_ts === ts;
}

function repliesTo(first: DoubleMessage, messages: readonly DoubleMessage[]): DoubleMessage[] {
  return messages
    .filter((message) => message.thread_ts === first.ts && message.ts !== first.ts)
    .sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** What Slack adds to a message that has replies. */
function threadFields(message: DoubleMessage, messages: readonly DoubleMessage[]): Answer {
  const replies = isFirst(message) ? repliesTo(message, messages) : [];
  const last = replies.at(-1);
  if (last === undefined) return {};
  return { thread_ts: message.ts, reply_count: replies.length, latest_reply: last.ts };
}

function isAsked(ts: string, { oldest, latest, inclusive }: Parameters): boolean {
  const at = Number(ts);
  const isEnd = inclusive === 'true' && (at === Number(oldest) || at === Number(latest));
  if (isEnd) return true;
  return (
    (oldest === undefined || at > Number(oldest)) && (latest === undefined || at < Number(latest))
  );
}

function pageOf(
  field: string,
  entries: readonly unknown[],
  { cursor = '', limit = '100' }: Parameters,
  pageSize: number,
): Answer {
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString('latin1'));
  if (!Number.isInteger(from) || from < 0) return refused('invalid_cursor');
  const to = from + Math.min(Number(limit), pageSize);
  const hasMore = to < entries.length;
  return {
    ok: true,
    [field]: entries.slice(from, to),
    has_more: hasMore,
    response_metadata: { next_cursor: hasMore ? Buffer.from(String(to)).toString('base64') : '' },
  };
}

function refused(error: string): Answer {
  return { ok: false, error };
}

function stringsOf(body: Readonly<Record<string, unknown>>): Parameters {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
