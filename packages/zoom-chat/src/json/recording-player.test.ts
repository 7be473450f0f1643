import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ZoomChatError } from '../errors.js';
import { parseRecordingPlayerTranscript } from './recording-player-transcript.js';
import { parseRecordingPlayer } from './recording-player.js';

const fixture = readFileSync(
  new URL('../../test/fixtures/side/recording_player_xmpp.json', import.meta.url),
);
const message = (more: object = {}): object => ({
  id: 'a',
  senderName: '김하늘',
  content: '네',
  ...more,
});

test('reads messages, comments and reactions', () => {
  const chat = parseRecordingPlayer(fixture);
  expect(chat).toMatchObject({
    dialect: { family: null, locale: 'und', confidence: 1, reasons: ['recording player JSON'] },
    diagnostics: [],
    source: null,
  });
  expect(chat.events).toEqual([
    {
      type: 'message',
      id: 0,
      sender: '이도윤_온라인',
      recipient: { kind: 'everyone' },
      time: { kind: 'offset', seconds: 3112, day: 0, session: 0 },
      at: new Date(1688343171600),
      text: '네',
      span: { start: 0, end: 0, line: 1 },
    },
    {
      type: 'reply',
      id: 1,
      sender: '강사_박서준',
      recipient: { kind: 'everyone' },
      // 8.4 seconds after the message.
      time: { kind: 'offset', seconds: 3120, day: 0, session: 0 },
      at: new Date(1688343180000),
      text: '감사합니다',
      span: { start: 0, end: 0, line: 1 },
      quote: '',
      locale: 'und',
      parentId: 0,
      candidates: 1,
      confidence: 1,
    },
  ]);
  expect(
    chat.messages.map(({ externalId, replies, reactions }) => [externalId, replies, reactions]),
  ).toEqual([
    ['127-{7FB56285-0000-0000-0000-BF3EF11B3C7B}', [1], [{ emoji: '👍', senders: [], count: 2 }]],
    ['47-E5355A92-0000-0000-0000-839F2ACF28F0', [], [{ emoji: '🙏', senders: [], count: 1 }]],
  ]);
  expect(chat.people.map(({ name, messages }) => [name, messages])).toEqual([
    ['이도윤_온라인', 1],
    ['강사_박서준', 1],
  ]);
});

test('takes a response, its result, an array of either, a bare list, text or bytes', () => {
  const list = [message()];
  const forms = [
    { result: { xmppList: list } },
    { xmppList: list },
    [{ result: { xmppList: list } }],
    [{ xmppList: list }],
    list,
    JSON.stringify(list),
    new TextEncoder().encode(`\ufeff${JSON.stringify(list)}`),
  ];
  for (const form of forms) expect(parseRecordingPlayer(form).messages).toHaveLength(1);
  expect(parseRecordingPlayer({ result: { xmppList: null } }).events).toEqual([]);
});

test('is sorted by time, messages of one second in their order', () => {
  const at = (id: string, timeFromMeetingStart: string): object =>
    message({ id, timeFromMeetingStart });
  const chat = parseRecordingPlayer([
    at('c', '00:02:00'),
    at('a', '00:01:00'),
    at('b', '00:01:00'),
  ]);
  expect(chat.messages.map(({ externalId }) => externalId)).toEqual(['a', 'b', 'c']);
});

test('where the time is 0, the clip and the offset tell it', () => {
  const [event, unknown] = parseRecordingPlayer([
    message({ time: 0, timeFromMeetingStart: '00:00:55', recordingClipTimeStr: '20230702-232105' }),
    message({ id: 'b', time: 0, timeFromMeetingStart: '00:00:56' }),
  ]).events;
  expect(event?.at?.toISOString()).toBe('2023-07-02T23:22:00.000Z');
  expect(unknown?.at).toBeNull();
});

test('where the offset is missing, the time tells it', () => {
  const chat = parseRecordingPlayer([
    message({ id: 'a', time: 1688343171600, timeFromMeetingStart: '00:51:52' }),
    message({ id: 'b', time: '1688343231600' }),
    message({ id: 'c' }),
  ]);
  expect(chat.events.map(({ time }) => time?.seconds)).toEqual([0, 3112, 3172]);
  expect(chat.diagnostics.map(({ message }) => message)).toEqual([
    '$[2]: no time, taken as the start',
  ]);
});

test('deleted messages are left out, unless asked for', () => {
  const list = [message({ deleted: true, comments: [{ senderName: '박서준', content: '왜요' }] })];
  expect(parseRecordingPlayer(list).events).toEqual([
    expect.objectContaining({ type: 'reply', text: '왜요', parentId: null, confidence: 0 }),
  ]);
  expect(parseRecordingPlayer(list, { includeDeleted: true }).messages[0]?.replies).toEqual([1]);
});

test('tells to whom a message went, as far as it is known', () => {
  const kinds = parseRecordingPlayer([
    message({ id: 1, messageType: 1, comments: [{ senderName: '박서준' }] }),
    message({ id: 2, messageType: '2' }),
    message({ id: 3, messageType: 9 }),
    message({ id: 4 }),
  ]).events.map(({ recipient }) => recipient.kind);
  expect(kinds).toEqual(['everyone', 'everyone', 'direct', 'unknown', 'unknown']);
});

test('of a recording fetched twice each message counts once, with its newest state', () => {
  const early = { result: { xmppList: [message({ id: 'a' }), message({ id: 'gone' })] } };
  const later = {
    result: { xmppList: [message({ id: 'a', chatEmojiDetailMap: { '👍': { count: 1 } } })] },
  };
  const { messages } = parseRecordingPlayer([early, later]);
  expect(messages.map(({ externalId, reactions }) => [externalId, reactions.length])).toEqual([
    ['gone', 0],
    ['a', 1],
  ]);
});

test('a wrong entry is told by its path, and the rest goes on', () => {
  const chat = parseRecordingPlayer({
    result: {
      xmppList: [
        { senderName: 7, content: '비밀', comments: [message()] },
        '비밀',
        message({ id: 'b', chatEmojiDetailMap: { 비밀: 'many' } }),
      ],
    },
  });
  expect(chat.messages.map(({ text }) => text)).toEqual(['네', '네']);
  expect(chat.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'invalid-row $.result.xmppList[0].senderName: expected string',
    'invalid-row $.result.xmppList[0].comments[0]: no time, taken as the start',
    'invalid-row $.result.xmppList[1]: expected object',
    'invalid-row $.result.xmppList[2]: no time, taken as the start',
    'invalid-row $.result.xmppList[2].chatEmojiDetailMap: a reaction has no count',
  ]);
});

test.each([
  ['비밀이에요', '$: the text is not JSON'],
  ['{"a": 비밀}', '$: the text is not JSON'],
  [5, '$: expected object'],
  [{ result: 5 }, '$.result: expected object'],
  [{ result: {} }, '$.result.xmppList: expected array'],
  [[{ result: { xmppList: {} } }], '$[0].result.xmppList: expected array'],
])('of %j says what is wrong, without its content', (json, expected) => {
  const error = catchError(() => parseRecordingPlayer(json));
  expect(error).toBeInstanceOf(ZoomChatError);
  expect(error).toMatchObject({ code: 'invalid-json', message: expected });
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test('comments nested to any depth are replies to each other', () => {
  let entry = message({ id: '0' });
  for (let depth = 1; depth < 20_000; depth++)
    entry = message({ id: `${depth}`, comments: [entry] });
  const { messages } = parseRecordingPlayer([entry]);
  expect(messages).toHaveLength(20_000);
  expect(messages[19_999]?.parentId).toBe(19_998);
});

test('any list is read: replies come after what they answer', () => {
  const entry = fc.letrec<{ entry: object }>((tie) => ({
    entry: fc.record(
      {
        senderName: fc.constantFrom('김하늘', '박서준'),
        content: fc.constantFrom('네', 'a\r\nb', ''),
        timeFromMeetingStart: fc.constantFrom('00:00:01', '00:09:00', 'soon'),
        time: fc.constantFrom(0, 1688343171600, -1, 'x'),
        deleted: fc.boolean(),
        comments: fc.array(tie('entry'), { maxLength: 2 }),
      },
      { requiredKeys: ['senderName', 'content'] },
    ),
  })).entry;
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (list) => {
      const { events } = parseRecordingPlayer({ xmppList: list }, { includeDeleted: true });
      for (const event of events) {
        if (event.type === 'reply') expect(event.parentId).toBeLessThan(event.id);
      }
    }),
    { seed: 20240424 },
  );
});

test('reads the transcript of the same response', () => {
  const { cues, diagnostics } = parseRecordingPlayerTranscript({
    result: {
      transcriptList: [
        { ts: '00:00:04.859', endTs: '00:00:07.410', text: '안녕하세요', username: '김하늘' },
        { ts: 8, text: '네' },
        { ts: 9.5, text: 'a\r\nb', username: '' },
        { ts: 'soon', text: '비밀' },
        { text: '비밀' },
      ],
    },
  });
  expect(cues.map(({ id, start, end, speaker, text }) => [id, start, end, speaker, text])).toEqual([
    [0, 4.859, 7.41, '김하늘', '안녕하세요'],
    [1, 8, 9.5, null, '네'],
    [2, 9.5, 9.5, null, 'a\nb'],
  ]);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '$.result.transcriptList[3].ts: no time',
    '$.result.transcriptList[4].ts: unexpected type',
  ]);
});
