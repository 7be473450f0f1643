import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatZoomChat, parseZoomChat, streamZoomChat, stringifyZoomChat } from '../src/core.js';
import type { ChatEvent, FormatFamily, StreamOptions } from '../src/core.js';
import { chunkSizes, cut, nearlyChat } from './arbitrary-chat.js';

const SEED = 20260303;

async function collect(
  chunks: Iterable<string | Uint8Array>,
  options?: StreamOptions,
): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of streamZoomChat(chunks, options)) events.push(event);
  return events;
}

test('what was parsed comes back to the unit', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyChat, fc.string({ unit: 'binary' })), (text) => {
      expect(stringifyZoomChat(parseZoomChat(text))).toBe(text);
    }),
    { numRuns: 500, seed: SEED },
  );
});

test('spans follow each other without gap or overlap, and no text is lost', () => {
  fc.assert(
    fc.property(nearlyChat, (text) => {
      const { events } = parseZoomChat(text);
      for (let i = 1; i < events.length; i++) {
        expect(events[i]?.span.start).toBe(events[i - 1]?.span.end);
      }
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index));
      if (events.length > 0) expect(events.at(-1)?.span.end).toBe(text.length);
      const before = text.slice(0, events[0]?.span.start ?? text.length);
      expect(before.replaceAll('\ufeff', '').trim()).toBe('');
    }),
    { numRuns: 500, seed: SEED },
  );
});

test('streaming gives the same events, wherever the chunks are cut', async () => {
  await fc.assert(
    fc.asyncProperty(nearlyChat, chunkSizes, fc.nat({ max: 3 }), async (text, sizes, repeats) => {
      // Longer than what is held to conclude the layout, in some runs.
      const input = repeats === 3 ? text.repeat(Math.ceil(70_000 / (text.length + 1))) : text;
      const steps = repeats === 3 ? sizes.map((size) => size * 997) : sizes;
      const options = {
        maxMessageLength: 300,
        fileName: '2026-03-03 09.00.12 A/chat.txt',
        timeZone: 'Asia/Seoul',
      };
      expect(await collect(cut(input, steps), options)).toEqual(
        parseZoomChat(input, options).events,
      );
    }),
    { numRuns: 200, seed: SEED },
  );
}, 60_000);

test('a stream of bytes may be cut within a character', async () => {
  const text = '13:02:43 발신자 2조 김하늘 수신자 모두에게:\r\n\t네 👍🏽!\r\n'.repeat(20);
  const bytes = new TextEncoder().encode(text);
  const { events } = parseZoomChat(text);
  for (const size of [1, 2, 3, 7, 1000]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    expect(await collect(chunks)).toEqual(events);
  }
});

test('parsing is repeatable, and the views agree with the events', () => {
  fc.assert(
    fc.property(nearlyChat, (text) => {
      const chat = parseZoomChat(text);
      expect(parseZoomChat(text)).toEqual(chat);
      const written = chat.events.filter(({ type }) => type === 'message' || type === 'reply');
      expect(chat.messages.map(({ id }) => id)).toEqual(written.map(({ id }) => id));
      for (const { id, parentId, replies } of chat.messages) {
        if (parentId !== null) expect(parentId).toBeLessThan(id);
        for (const reply of replies) expect(reply).toBeGreaterThan(id);
      }
    }),
    { numRuns: 200, seed: SEED },
  );
});

/** A chat as a class types it: any text on lines of its own, names of one line. */
const cleanChat = fc
  .array(
    fc.record({
      sender: fc.constantFrom('김하늘', '2조_이도윤', 'Ana to Ben', 'OMA3: Alfred', '박서준(강사)'),
      text: fc
        .array(
          fc.constantFrom(
            '네',
            '질문이요?',
            '  int a;',
            '',
            '10:00:00 From B to Everyone:',
            '\tb',
            'https://example.com',
          ),
          {
            minLength: 1,
            maxLength: 4,
          },
        )
        .map((lines) => lines.join('\n').replace(/\n+$/, '')),
      gap: fc.nat({ max: 600 }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((rows) => {
    let time = 32_400;
    return rows
      .map(({ sender, text, gap }) => {
        time += gap;
        const clock = [time / 3600, (time / 60) % 60, time % 60]
          .map((part) => String(Math.floor(part)).padStart(2, '0'))
          .join(':');
        return `${clock} 발신자 ${sender} 수신자 모두에게:\r\n\t${text.replaceAll('\n', '\r\n\t')}\r\n`;
      })
      .join('');
  });

test.each<FormatFamily>(['two-line', 'single-line', 'cloud'])(
  'a chat written as %s and parsed again says the same',
  (dialect) => {
    const essence = (text: string): object[] =>
      parseZoomChat(text).events.map(({ type, sender, time, text: body }) => ({
        type,
        sender,
        seconds: time?.seconds,
        body,
      }));
    fc.assert(
      fc.property(cleanChat, (text) => {
        const written = formatZoomChat(parseZoomChat(text), { dialect });
        expect(parseZoomChat(written, { fileName: 'GMT20260303-000012_x' }).dialect.family).toBe(
          dialect,
        );
        expect(essence(written)).toEqual(essence(text));
      }),
      { numRuns: 200, seed: SEED },
    );
  },
);
