import { inspect } from 'node:util';
import { WebClient } from '@slack/web-api';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../double/listen';
import { slackDouble } from '../double/slack';
import type { DoubleMessage, SlackDoubleOptions, SlackTrouble } from '../double/slack';
import { CollectError } from '../model';
import { Secret } from '../secret';
import { readChannel } from './read-channel';
import { slackClient } from './slack-client';

const TOKEN = 'xoxb-made-up-token';
const ALWAYS = { oldest: null, latest: null };
const open: (() => Promise<void>)[] = [];

afterEach(() => Promise.all(open.splice(0).map((close) => close())));

/** Starts a double with one channel, C01, and gives a client of it. */
async function start(
  messages: readonly DoubleMessage[],
  options: Partial<SlackDoubleOptions> & { joined?: boolean } = {},
): Promise<{ client: WebClient; methods: string[]; apiUrl: string }> {
  const methods: string[] = [];
  const { joined = true, trouble, ...more } = options;
  const app = slackDouble({
    token: TOKEN,
    channels: { C01: { joined, messages } },
    users: [],
    trouble: (method, call) => {
      methods.push(method.replace('conversations.', ''));
      return trouble?.(method, call) ?? null;
    },
    ...more,
  });
  const { origin, close } = await listen(app);
  open.push(close);
  const apiUrl = `${origin}/api/`;
  return { client: slackClient(new Secret(TOKEN), { apiUrl }), methods, apiUrl };
}

async function textsOf(
  client: WebClient,
  range: Parameters<typeof readChannel>[2] = ALWAYS,
  signal = new AbortController().signal,
): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of readChannel(client, 'C01', range, signal)) texts.push(text);
  return texts;
}

async function failureOf(client: WebClient, channel = 'C01'): Promise<CollectError> {
  try {
    for await (const _ of readChannel(client, channel, ALWAYS, new AbortController().signal));
  } catch (error) {
    if (error instanceof CollectError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

/** Seconds of an instant, as Slack's keys have them. */
function ts(at: string, micros = 100): string {
  return `${Date.parse(at) / 1000}.${String(micros).padStart(6, '0')}`;
}

const DAY = '2026-03-05';
const ROOT = ts(`${DAY}T09:00:00Z`);

test('messages and replies, each once, whatever the pages', async () => {
  const messages: DoubleMessage[] = [
    { ts: ROOT, user: 'U01', text: 'first' },
    { ts: ts(`${DAY}T09:01:00Z`), user: 'U02', text: 'second' },
    { ts: ts(`${DAY}T09:02:00Z`), thread_ts: ROOT, user: 'U02', text: 'reply 1' },
    { ts: ts(`${DAY}T09:03:00Z`), thread_ts: ROOT, user: 'U02', text: 'reply 2' },
    {
      ...{ ts: ts(`${DAY}T09:04:00Z`), thread_ts: ROOT, user: 'U01' },
      ...{ subtype: 'thread_broadcast', text: 'reply for all' },
    },
  ];
  const expected = ['reply for all', 'second', 'first', 'reply 1', 'reply 2'];
  for (const pageSize of [1, 2, 1000]) {
    const { client } = await start(messages, { pageSize });
    expect(await textsOf(client)).toEqual(expected);
  }
  // And by a client that others have made.
  const { apiUrl } = await start(messages);
  expect(await textsOf(new WebClient(TOKEN, { slackApiUrl: apiUrl }))).toEqual(expected);
});

test('a message as it is read', async () => {
  const blocks = [{ type: 'rich_text', elements: [] }];
  const { client } = await start([
    { ts: ROOT, user: 'U01', text: '<https://zoom.us/j/1>', blocks, edited: { user: 'U01' } },
    { ts: ts(`${DAY}T09:02:00Z`), thread_ts: ROOT, bot_id: 'B01', username: '녹화 알리미' },
  ]);
  const read = [];
  for await (const message of readChannel(client, 'C01', ALWAYS, new AbortController().signal)) {
    read.push(message);
  }
  expect(read).toEqual([
    {
      ...{ channel: 'C01', ts: ROOT, threadTs: null, author: { id: 'U01', name: null } },
      ...{ text: '<https://zoom.us/j/1>', blocks },
    },
    {
      ...{ channel: 'C01', ts: ts(`${DAY}T09:02:00Z`), threadTs: ROOT, text: '', blocks: [] },
      author: { id: 'B01', name: '녹화 알리미' },
    },
  ]);
});

test('joins and deleted messages say nothing; replies to a deleted one stay', async () => {
  const { client } = await start([
    { ts: ROOT, user: 'USLACKBOT', subtype: 'tombstone', text: 'This message was deleted.' },
    { ts: ts(`${DAY}T09:02:00Z`), thread_ts: ROOT, user: 'U01', text: 'reply' },
    { ts: ts(`${DAY}T09:03:00Z`), user: 'U01', subtype: 'channel_join', text: 'has joined' },
    { ts: ts(`${DAY}T09:04:00Z`), user: 'U01', subtype: 'file_share', text: 'a file' },
    { ts: ts(`${DAY}T09:05:00Z`), bot_id: 'B01', subtype: 'bot_message', text: 'an app' },
  ]);
  expect(await textsOf(client)).toEqual(['an app', 'a file', 'reply']);
});

test('a day: its messages, and its replies to messages of the weeks before', async () => {
  const roots = ['2026-01-20', '2026-02-20', '2026-03-04'].map((day) => ts(`${day}T00:00:00Z`));
  const [old = '', recent = '', still = ''] = roots;
  const { client, methods } = await start([
    { ts: old, text: 'long ago' },
    { ts: ts('2026-03-05T01:00:00Z'), thread_ts: old, text: 'too late' },
    { ts: recent, text: 'weeks ago' },
    { ts: ts('2026-02-21T01:00:00Z'), thread_ts: recent, text: 'then' },
    { ts: ts('2026-03-05T01:00:00Z', 1), thread_ts: recent, text: 'late reply' },
    { ts: ts('2026-03-06T01:00:00Z'), thread_ts: recent, text: 'tomorrow' },
    { ts: still, text: 'yesterday' },
    { ts: ts('2026-03-04T01:00:00Z'), thread_ts: still, text: 'yesterday too' },
    { ts: ts('2026-03-05T00:00:00Z', 0), text: 'midnight' },
    { ts: ts('2026-03-05T02:00:00Z'), text: 'today' },
  ]);
  const range = { oldest: new Date('2026-03-05T00:00Z'), latest: new Date('2026-03-05T23:59Z') };
  expect(await textsOf(client, range)).toEqual(['today', 'midnight', 'late reply']);
  // The thread of yesterday got no reply since: it is not asked for.
  expect(methods).toEqual(['history', 'replies']);
});

test('waits as long as Slack asks, and tries again after its troubles', async () => {
  const troubles: (SlackTrouble | null)[] = [
    { kind: 'limited', retryAfter: 1 },
    null,
    { kind: 'status', status: 503 },
    { kind: 'page', html: '<h1>Proxy</h1>' },
    null,
  ];
  const { client, methods } = await start(
    [
      { ts: ROOT, text: 'first' },
      { ts: ts(`${DAY}T09:01:00Z`), text: 'second' },
    ],
    { pageSize: 1, trouble: (_, call) => troubles[call - 1] ?? null },
  );
  const begun = performance.now();
  expect(await textsOf(client)).toEqual(['second', 'first']);
  expect(performance.now() - begun).toBeGreaterThan(2400);
  expect(methods).toHaveLength(5);
});

test('a wait can be broken off', async () => {
  const { client } = await start([], { trouble: () => ({ kind: 'limited', retryAfter: 600 }) });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  await expect(textsOf(client, ALWAYS, stop.signal)).rejects.toThrow(/abort/i);
});

test.each<[string, SlackTrouble, RegExp]>([
  ['a token taken back', { kind: 'error', error: 'token_revoked' }, /install the Slack app/],
  ['no scope', { kind: 'error', error: 'missing_scope', needed: 'groups:history' }, /groups:hist/],
  ['an error that is new', { kind: 'error', error: 'new_error' }, /: new_error$/],
])('says what to do about %s, and asks once', async (_, trouble, advice) => {
  const { client, methods } = await start([], { trouble: () => trouble });
  const { message, step, passing } = await failureOf(client);
  expect(message).toMatch(advice);
  expect([step, passing]).toEqual(['slack', false]);
  expect(methods).toHaveLength(1);
});

test('a channel without the app, and one that is not there', async () => {
  const { client } = await start([], { joined: false });
  const { message } = await failureOf(client);
  expect(message).toMatch(/write "\/invite @<app>" there \(not_in_channel\)$/);
  expect((await failureOf(client, 'C99')).message).toMatch(/no such channel/);
});

test('a wrong token is told, and not shown', async () => {
  const { apiUrl } = await start([]);
  const failed = await failureOf(slackClient(new Secret('xoxb-wrong-token'), { apiUrl }));
  expect(failed.message).toBe(
    'Slack (conversations.history): Slack does not know this token: install the Slack app in the ' +
      'workspace again and give the token that it has now (invalid_auth)',
  );
  expect(inspect(failed, { depth: 20, showHidden: true })).not.toContain('xoxb');
});
