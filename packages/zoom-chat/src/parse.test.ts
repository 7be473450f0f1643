import { describe, expect, test } from 'vitest';
import { ZoomChatError } from './errors.js';
import { parseZoomChat } from './parse.js';
import { streamZoomChat } from './stream.js';

const korean = (time: string, text: string): string =>
  `${time} 발신자 김하늘 수신자 모두에게:\r\n\t${text}\r\n`;

const instants = (text: string, options: Parameters<typeof parseZoomChat>[1]): (string | null)[] =>
  parseZoomChat(text, options).events.map(({ at }) => at?.toISOString() ?? null);

describe('instants', () => {
  const chat = korean('09:00:30', 'a') + korean('23:59:59', 'b') + korean('00:00:01', 'c');

  test('are known with a date and a zone, and roll over midnight', () => {
    expect(instants(chat, { date: '2026-03-03', timeZone: 'Asia/Seoul' })).toEqual([
      '2026-03-03T00:00:30.000Z',
      '2026-03-03T14:59:59.000Z',
      '2026-03-03T15:00:01.000Z',
    ]);
  });

  test('are null without either, which is no warning', () => {
    for (const options of [{}, { timeZone: 'Asia/Seoul' }, { date: '2026-03-03' }]) {
      expect(instants(chat, options)).toEqual([null, null, null]);
      expect(parseZoomChat(chat, options).diagnostics).toEqual([]);
    }
  });

  test('come from the folder that Zoom names', () => {
    const fileName = '/home/a/2026-03-03 09.00.12 웹 과정/meeting_saved_chat.txt';
    expect(instants(chat, { fileName, timeZone: 'Asia/Seoul' })[0]).toBe(
      '2026-03-03T00:00:30.000Z',
    );
  });

  test('of a meeting that began before midnight, with its first message after it', () => {
    const fileName = '2026-03-03 23.50.00 밤샘/meeting_saved_chat.txt';
    expect(instants(korean('00:05:00', 'a'), { fileName, timeZone: 'Asia/Seoul' })).toEqual([
      '2026-03-03T15:05:00.000Z',
    ]);
  });

  test('of a cloud recording need no zone: its name is in GMT', () => {
    const fileName = 'GMT20250513-145716_RecordingnewChat.txt';
    expect(instants('00:07:00\tAna:\thi\r\n26:00:00\tBen:\tlate\r\n', { fileName })).toEqual([
      '2025-05-13T15:04:16.000Z',
      '2025-05-14T16:57:16.000Z',
    ]);
  });

  test('follow the clock changes of the zone', () => {
    const line = (time: string): string => `${time} From Ana to Everyone:\r\n\thi\r\n`;
    const options = { date: '2026-03-29', timeZone: 'Europe/Berlin' };
    expect(instants(line('01:30:00') + line('03:30:00') + line('12:00:00'), options)).toEqual([
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-29T10:00:00.000Z',
    ]);
  });

  test.each([
    { date: 'yesterday' },
    { date: '2026-02-30' },
    { date: '2026-03-03T25:99' },
    { timeZone: 'Seoul' },
    { maxMessageLength: 0 },
  ])('wrong options throw: %j', (options) => {
    expect(() => parseZoomChat('', options)).toThrow(ZoomChatError);
  });
});

describe('sessions', () => {
  test('a step back by hours without a midnight begins another', () => {
    const chat = parseZoomChat(
      korean('17:45:00', 'a') + korean('15:05:00', 'b') + korean('15:06:00', 'c'),
    );
    expect(chat.events.map(({ time }) => [time?.session, time?.day])).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(chat.diagnostics).toMatchObject([
      { code: 'session-break', severity: 'info', span: { line: 3 } },
    ]);
  });

  test('a small step back is only noted', () => {
    const chat = parseZoomChat(korean('10:10:00', 'a') + korean('10:05:00', 'b'));
    expect(chat.events[1]?.time).toMatchObject({ session: 0, day: 0 });
    expect(chat.diagnostics).toMatchObject([{ code: 'time-went-back' }]);
  });
});

describe('diagnostics', () => {
  test('hold no chat text unless asked', () => {
    const text = '비밀 이야기\n' + korean('10:00:00', 'Reacted to "없는 말" with 👍');
    const plain = parseZoomChat(text);
    expect(plain.diagnostics.map(({ code }) => code)).toEqual([
      'text-before-first-message',
      'unresolved-reference',
    ]);
    expect(JSON.stringify(plain.diagnostics)).not.toMatch(/비밀|없는/);
    const [note] = parseZoomChat(text, { diagnosticText: true }).diagnostics;
    expect(note?.text).toContain('비밀 이야기');
  });

  test('strict throws the first that matters, with its line', () => {
    const text = korean('10:00:00', 'a') + korean('10:00:01', 'b'.repeat(20));
    expect(() => parseZoomChat(text, { strict: true, maxMessageLength: 10 })).toThrow(
      expect.objectContaining({ code: 'message-too-long', line: 3 }),
    );
    expect(() => parseZoomChat('no chat', { strict: true })).toThrow(
      /line 1: this is not a Zoom chat/,
    );
    expect(parseZoomChat(text, { strict: true }).events).toHaveLength(2);
  });
});

test('strict names the line of a bad byte, and what is no chat before it', () => {
  const bytes = new TextEncoder().encode(korean('10:00:00', 'a') + korean('10:00:01', 'b?'));
  bytes[bytes.indexOf(63)] = 0xff;
  expect(() => parseZoomChat(bytes, { strict: true })).toThrow(
    expect.objectContaining({ code: 'invalid-bytes', line: 4 }),
  );
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
  expect(() => parseZoomChat(png, { strict: true })).toThrow(
    expect.objectContaining({ code: 'not-zoom-chat' }),
  );
});

test('link: false leaves references unresolved', () => {
  const chat = parseZoomChat(
    korean('10:00:00', '네') + korean('10:00:01', 'Reacted to "네" with 👍'),
    {
      link: false,
    },
  );
  expect(chat.events[1]).toMatchObject({ targetId: null, candidates: 0 });
  expect(chat.diagnostics).toEqual([]);
});

describe('streaming', () => {
  test('takes web streams, tells the dialect first, and stops on abort', async () => {
    const stream = new Blob([korean('10:00:00', '네').repeat(3)]).stream();
    const heard: string[] = [];
    for await (const event of streamZoomChat(stream, {
      onDialect: ({ family }) => heard.push(String(family)),
    })) {
      heard.push(event.type);
    }
    expect(heard).toEqual(['two-line', 'message', 'message', 'message']);

    const events = streamZoomChat(['x'], { signal: AbortSignal.abort(new Error('enough')) });
    await expect(events.next()).rejects.toThrow('enough');
  });

  test('of what is no chat keeps the same note as parsing, however it is cut', async () => {
    const text = 'WEBVTT\n\n' + '00:00:04.859 --> 00:00:07.410\nAna: hi\n'.repeat(2000);
    for (const size of [1000, 70_000]) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(i * size, (i + 1) * size),
      );
      const events = [];
      for await (const event of streamZoomChat(chunks)) events.push(event);
      expect(events).toEqual(parseZoomChat(text).events);
    }
  });

  test('tells diagnostics as they arise', async () => {
    const codes: string[] = [];
    for await (const _ of streamZoomChat(['nothing ', 'of Zoom'], {
      onDiagnostic: ({ code }) => codes.push(code),
    })) {
      // The note.
    }
    expect(codes).toEqual(['not-zoom-chat']);
  });
});
