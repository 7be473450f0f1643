import { expect, test } from 'vitest';
import { parseChatWebhook } from './chat-webhook.js';

const delivery = (id: string, time: string, more: object = {}, uuid = 'm1'): object => ({
  event: 'meeting.chat_message_sent',
  event_ts: 1713916800000,
  payload: {
    account_id: 'x',
    object: {
      id: 123,
      uuid,
      chat_message: {
        date_time: time,
        message_id: id,
        message_content: `text ${id}`,
        sender_name: '김하늘',
        sender_session_id: 's',
        sender_type: 'guest',
        recipient_type: 'everyone',
        ...more,
      },
    },
  },
});

test('reads deliveries by time, each message once, each meeting a session', () => {
  const chat = parseChatWebhook([
    delivery('b', '2024-04-24T00:01:00Z'),
    delivery('a', '2024-04-23T23:59:30Z'),
    delivery('b', '2024-04-24T00:01:00Z'),
    delivery('c', '2024-04-24T05:00:00Z', {}, 'm2'),
    { event: 'meeting.started', payload: {} },
  ]);
  expect(
    chat.messages.map(({ externalId, time, at }) => [externalId, time, at?.toISOString()]),
  ).toEqual([
    ['a', { kind: 'wall', seconds: 86_370, day: 0, session: 0 }, '2024-04-23T23:59:30.000Z'],
    ['b', { kind: 'wall', seconds: 60, day: 1, session: 0 }, '2024-04-24T00:01:00.000Z'],
    ['c', { kind: 'wall', seconds: 18_000, day: 1, session: 1 }, '2024-04-24T05:00:00.000Z'],
  ]);
  expect(chat.diagnostics.map(({ severity }) => severity)).toEqual(['info']);
});

test('tells to whom a message went', () => {
  const kinds = parseChatWebhook([
    delivery('a', '2024-04-24T00:00:00Z'),
    delivery('b', '2024-04-24T00:00:01Z', { recipient_type: 'host', recipient_name: '박서준' }),
    delivery('c', '2024-04-24T00:00:02Z', { recipient_type: 'group' }),
  ]).messages.map(({ recipient }) => recipient);
  expect(kinds).toEqual([
    { kind: 'everyone' },
    { kind: 'direct', name: '박서준' },
    { kind: 'unknown' },
  ]);
});

test('one delivery alone is read; without its own time the delivery tells it', () => {
  const chat = parseChatWebhook(JSON.stringify(delivery('a', '')));
  expect(chat.messages[0]?.at?.getTime()).toBe(1713916800000);
});

test('a wrong delivery is told by its path, and no object is an error', () => {
  const chat = parseChatWebhook([
    { event: 'meeting.chat_message_sent', payload: { object: { chat_message: '비밀' } } },
    delivery('a', '2024-04-24T00:00:00Z'),
  ]);
  expect(chat.messages).toHaveLength(1);
  expect(chat.diagnostics.map(({ message }) => message)).toEqual([
    '$[0].payload.object.chat_message: expected object',
  ]);
  expect(() => parseChatWebhook('7')).toThrow('$: expected object or array');
});
