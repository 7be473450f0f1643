import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chatOf,
  chatOfEvents,
  direct,
  message,
  reaction,
  reply,
  type Draft,
} from '../../test/build-events.js';
import { linkEvents } from '../link/link-events.js';
import type { ChatEvent, ZoomChat } from '../types.js';
import { mergeChats } from './merge-chats.js';
import { clockOf, timeAt } from './timeline.js';

/** Chats with replies and reactions, in order of time, linked as a parser links. */
const anyChat = fc
  .array(
    fc.record({
      sender: fc.constantFrom('김하늘', '이도윤', '박서준'),
      text: fc.oneof(
        fc.constantFrom('네', 'ㅋㅋㅋ', '감사합니다 선생님'),
        fc.string({
          unit: fc.constantFrom('가', '나', 'a', ' ', '\n'),
          minLength: 1,
          maxLength: 30,
        }),
      ),
      kind: fc.nat(5),
      back: fc.nat(6),
      pause: fc.oneof(fc.nat(4), fc.nat(600)),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((rows) => {
    let seconds = 36_000;
    const drafts: Draft[] = [];
    const quotes: string[] = [];
    for (const { sender, text, kind, back, pause } of rows) {
      seconds += pause;
      const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
      const quote = quotes.at(-1 - back) ?? '없는 글';
      if (kind === 0) drafts.push(reply(clock, sender, quote, text, null));
      else if (kind === 1) drafts.push(reaction(clock, sender, '👍', quote, null));
      else if (kind === 2) drafts.push(direct(clock, sender, '최유나', text));
      else drafts.push(message(clock, sender, text));
      quotes.push(text.length > 20 ? `${text.slice(0, 20)}...` : text);
    }
    return chatOfEvents(linkEvents(chatOf(drafts).events));
  });

/** What a cloud recording keeps of some events: none that were direct, offsets, no receivers, other white space. */
function cloudOf(chat: ZoomChat, keep: readonly boolean[], jitter: readonly number[]): ZoomChat {
  const events = chat.events.filter(
    ({ recipient }, index) => recipient.kind !== 'direct' && keep[index % keep.length] === true,
  );
  return chatOfEvents(
    linkEvents(
      events.map((event, id): ChatEvent => {
        if (event.type === 'note') return { ...event, id };
        const seconds = clockOf(event.time) - 35_000 + (jitter[id % jitter.length] ?? 0);
        const time = timeAt(seconds, 'offset');
        const recipient = { kind: 'unknown' } as const;
        if (event.type === 'reaction') return { ...event, id, time, recipient };
        return { ...event, id, time, recipient, text: `${event.text.replace(/ /g, '\n')} ` };
      }),
    ),
  );
}

const flags = fc.array(fc.boolean(), { minLength: 1, maxLength: 25 });
const jitters = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 25 });

test('a chat merged with itself, or alone, is itself', () => {
  fc.assert(
    fc.property(anyChat, (chat) => {
      expect(mergeChats([chat]).events).toEqual(chat.events);
      expect(mergeChats([chat, chat]).events).toEqual(chat.events);
      expect(mergeChats([chat, chat, chat]).messages).toEqual(chat.messages);
    }),
    { seed: 41, numRuns: 300 },
  );
});

test('a chat merged with what a recording keeps of it is itself', () => {
  fc.assert(
    fc.property(anyChat, flags, jitters, (chat, keep, jitter) => {
      const merged = mergeChats([cloudOf(chat, keep, jitter), chat]);
      expect(merged.events).toEqual(chat.events);
    }),
    { seed: 42, numRuns: 500 },
  );
});

test('a save from a computer in another zone is the same chat', () => {
  const zones = fc.constantFrom(-9, -1, 1, 8).map((hours) => hours * 3600);
  fc.assert(
    fc.property(anyChat, zones, (chat, zone) => {
      const elsewhere = chat.events.map((event): ChatEvent => {
        if (event.type === 'note') return event;
        return { ...event, time: timeAt(clockOf(event.time) + zone, 'wall') };
      });
      const merged = mergeChats([chat, chatOfEvents(elsewhere)]);
      expect(merged.events.map(({ text }) => text)).toEqual(chat.events.map(({ text }) => text));
    }),
    { seed: 45, numRuns: 300 },
  );
});

test('the order of the files decides nothing', () => {
  fc.assert(
    fc.property(anyChat, flags, flags, jitters, (chat, keep, other, jitter) => {
      const files = [chat, cloudOf(chat, keep, jitter), cloudOf(chat, other, [0]), chat];
      const { events } = mergeChats(files);
      expect(mergeChats([...files].reverse()).events).toEqual(events);
      expect(mergeChats([...files.slice(2), ...files.slice(0, 2)]).events).toEqual(events);
    }),
    { seed: 43, numRuns: 200 },
  );
});

test('two halves of a chat make the whole', () => {
  fc.assert(
    fc.property(anyChat, fc.nat(25), fc.nat(25), (chat, a, b) => {
      const size = chat.events.length;
      const [from, to] = [Math.min(a % size, b % size), Math.max(a % size, b % size) + 1];
      const part = (start: number, end: number): ZoomChat =>
        chatOfEvents(
          linkEvents(chat.events.slice(start, end).map((event, id) => ({ ...event, id }))),
        );
      const merged = mergeChats([part(0, to), part(from, size)]);
      const plain = (event: ChatEvent): unknown[] => [
        event.type,
        event.sender,
        event.text,
        event.time,
      ];
      expect(merged.events.map(plain)).toEqual(chat.events.map(plain));
    }),
    { seed: 44, numRuns: 300 },
  );
});
