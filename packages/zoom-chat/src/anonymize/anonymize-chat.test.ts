import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chatOf,
  direct,
  message,
  note,
  reaction,
  removal,
  reply,
  type Draft,
} from '../../test/build-events.js';
import { resolvePeople } from '../people/resolve-people.js';
import type { ChatEvent, ZoomChat } from '../types.js';
import { anonymizeChat, type AnonymizeOptions } from './anonymize-chat.js';

const LECTURE: readonly Draft[] = [
  message('10:00:00', '2조_김하늘', '안녕하세요 박서준 강사님! 하늘입니다'),
  reply('10:00:05', '박서준(강사)', '안녕하세요 박서준 강사...', '하늘님, 반가워요', 0),
  reaction('10:00:07', '김하늘', '👍', '하늘님, 반가워요', 1),
  removal('10:00:08', '김하늘', '👍', '하늘님, 반가워요', 1),
  direct('10:00:09', '이도윤', '박서준(강사)', '제 번호는 010-1234-5678이에요'),
  reply('10:00:10', '이도윤', '제 번호는 010-12...', '보내 드렸어요', 4),
  reply('10:00:11', '이도윤', '없는 글, 김하...', '@김하늘 저도요', null),
];

function texts(chat: ZoomChat): string[] {
  return chat.events.map((event) => `${event.sender}: ${event.text}`);
}

function anonymous(drafts: readonly Draft[], options?: AnonymizeOptions): ZoomChat {
  return anonymizeChat(chatOf(drafts), options);
}

test('a lecture without names', () => {
  const chat = anonymous(LECTURE);
  expect(texts(chat)).toEqual([
    '사람1: 안녕하세요 사람2 강사님! 하늘입니다',
    '사람2: 사람1님, 반가워요',
    '사람1: Reacted to "사람1님, 반가워요" with 👍',
    '사람1: Removed a 👍 reaction from "사람1님, 반가워요"',
    '사람3: 보내 드렸어요',
    '사람3: @사람1 저도요',
  ]);
  expect(chat.events.map((event) => event.id)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(chat.source).toBeNull();
});

test('quotations are made anew from what they quote', () => {
  const quotes = anonymous(LECTURE).events.flatMap((event) =>
    'quote' in event ? event.quote : [],
  );
  expect(quotes).toEqual([
    '안녕하세요 사람2 강사...',
    '사람1님, 반가워요',
    '사람1님, 반가워요',
    // What answers a direct message tells nothing of it.
    '',
    // Nobody knows what this one quotes; half of a name stood at its end.
    '없는 글, [이름]...',
  ]);
});

test('links stay, with the numbers that events have now', () => {
  const { events, messages } = anonymous(LECTURE);
  const links = events.map((event) =>
    'parentId' in event ? event.parentId : 'targetId' in event ? event.targetId : undefined,
  );
  expect(links).toEqual([undefined, 0, 1, 1, null, null]);
  expect(messages.map(({ id, parentId, replies }) => [id, parentId, replies])).toEqual([
    [0, null, [1]],
    [1, 0, []],
    [4, null, []],
    [5, null, []],
  ]);
});

test('direct messages come with their receiver when they are asked for', () => {
  const chat = anonymous(LECTURE, { includeDirect: true });
  expect(chat.events[4]).toMatchObject({
    sender: '사람3',
    recipient: { kind: 'direct', name: '사람2' },
    text: '제 번호는 [전화번호]이에요',
  });
  expect(chat.events[5]).toMatchObject({ parentId: 4, quote: '제 번호는 [전화번호]...' });
});

test('people keep what the classroom knows of them', () => {
  expect(anonymous(LECTURE).people).toEqual([
    {
      id: 0,
      name: '사람1',
      names: ['사람1'],
      messages: 1,
      reactions: 1,
      group: '2조',
      reasons: [],
    },
    {
      ...{ id: 1, name: '사람2', names: ['사람2'], messages: 1, reactions: 0, role: 'instructor' },
      reasons: [],
    },
    { id: 2, name: '사람3', names: ['사람3'], messages: 2, reactions: 0, reasons: [] },
  ]);
});

test('an English chat is anonymous in English', () => {
  const chat = anonymous([
    message('10:00:00', 'Ana Souza', 'mail me: ana@example.com'),
    message('10:00:01', 'Beto Lima', 'thanks Ana, see https://example.com/?t=Beto'),
  ]);
  expect(texts(chat)).toEqual([
    'Person 1: mail me: [email]',
    'Person 2: thanks Person 1, see https://example.com/?t=Person 2',
  ]);
});

test('pseudonyms of the user', () => {
  const animals = ['수달', '담비'];
  const chat = anonymous(LECTURE.slice(0, 2), { pseudonym: (_, i) => animals[i] ?? '' });
  expect(chat.people.map((person) => person.name)).toEqual(animals);
});

test('under a secret the pseudonym is the same in every chat, and another under another', () => {
  const first = anonymous(LECTURE, { salt: 'secret' });
  const other = [message('09:00:00', '이도윤', '네'), message('09:00:01', '온라인_김하늘', '네')];
  const second = anonymous(other, { salt: 'secret' });
  expect(second.people[1]?.name).toBe(first.people[0]?.name);
  expect(second.people[0]?.name).toBe(first.people[2]?.name);
  expect(anonymous(other, { salt: 'other' }).people[1]?.name).not.toBe(first.people[0]?.name);
  expect(first.people[0]?.name).toMatch(/^사람\d{12}$/);
});

test('a pseudonym is nobody’s name', () => {
  const chat = anonymous([message('10:00:00', '사람', '네'), message('10:00:01', '참가자2', '네')]);
  expect(chat.people.map((person) => person.name)).toEqual(['참가자1', '참가자3']);
});

test('people that are known already keep their numbers from chat to chat', () => {
  const all = chatOf([...LECTURE, message('10:00:20', '최유나', '네')]);
  const chat = anonymous([message('09:00:00', '최유나', '네')], { people: resolvePeople(all) });
  expect(chat.people[0]?.name).toBe('사람4');
});

test('a number that a quotation cut goes too', () => {
  const drafts = [reply('10:00:00', '김하늘', '없는 글 010-1234-5...', '네', null)];
  expect(anonymous(drafts).events[0]).toMatchObject({ quote: '없는 글 [전화번호]...' });
});

test('decomposed Hangul in a text is found', () => {
  const drafts = [message('10:00:00', '김하늘', '김하늘 왔어요'.normalize('NFD'))];
  expect(texts(anonymous(drafts))).toEqual(['사람1: 사람1 왔어요']);
});

test('notes, identifiers and diagnostics keep no text', () => {
  const chat = chatOf([note('김하늘의 메모'), message('10:00:00', '김하늘', '네')]);
  const span = { start: 0, end: 1, line: 1 };
  const result = anonymizeChat({
    ...chat,
    messages: chat.messages.map((one) => ({ ...one, externalId: '127-{7FB5}' })),
    diagnostics: [
      { code: 'time-invalid', severity: 'warning', span, message: 'm', text: '김하늘' },
    ],
  });
  expect(result.events[0]).toMatchObject({ type: 'note', text: '' });
  expect(JSON.stringify(result)).not.toMatch(/김하늘|7FB5/);
});

test('reactions that only the source counts are kept; two names of one person count once', () => {
  const chat = chatOf([
    message('10:00:00', '김하늘', '네'),
    message('10:00:01', '2조_김하늘', '예'),
  ]);
  const [first, second] = chat.messages;
  const reactions = [{ emoji: '👍', senders: ['김하늘', '2조_김하늘'], count: 5 }];
  const result = anonymizeChat({ ...chat, messages: [{ ...first!, reactions }, second!] });
  expect(result.messages[0]?.reactions).toEqual([{ emoji: '👍', senders: ['사람1'], count: 4 }]);
});

const NAMES = [
  '김민준',
  '2조_김민준',
  '이서윤',
  '이서',
  '온라인_박도현',
  '서윤이',
  '남궁솔',
  'Zoë Quill',
];
const name = fc.constantFrom(...NAMES);
const words = fc
  .array(fc.oneof(name, fc.constantFrom('네 ', '님', '@', ' ', 'ㅋㅋ', '은요? ', '\n', '😀')), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** A chat whose replies and reactions quote earlier events, cut as clients cut. */
const anyChat = fc
  .array(fc.record({ name, text: words, kind: fc.nat(4), back: fc.nat(5), cut: fc.nat(25) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) => {
    const events: ChatEvent[] = [];
    for (const [id, row] of rows.entries()) {
      const target = row.back < id ? id - 1 - row.back : null;
      const quoted = (target === null ? row.text : events[target]?.text) ?? '';
      const quote = quoted.length > row.cut ? `${quoted.slice(0, row.cut)}...` : quoted;
      const clock = '10:00:00';
      const drafts = [
        message(clock, row.name, row.text),
        reply(clock, row.name, quote, row.text, target),
        reaction(clock, row.name, '👍', quote, target),
        removal(clock, row.name, '👍', quote, target),
        direct(clock, row.name, NAMES[row.cut % NAMES.length] ?? '', row.text),
      ];
      events.push((drafts[row.kind] ?? drafts[0]!)(id));
    }
    return chatOf(events.map((event) => (id) => ({ ...event, id })));
  });

test('no name is left anywhere, and every link is where it was', () => {
  fc.assert(
    fc.property(anyChat, fc.boolean(), (chat, salted) => {
      const options = { includeDirect: true, ...(salted ? { salt: 's' } : {}) };
      const result = anonymizeChat(chat, options);
      const json = JSON.stringify(result);
      for (const one of NAMES) {
        const present = chat.events.some(
          ({ sender, recipient }) => sender === one || recipient.name === one,
        );
        if (present) expect(json).not.toContain(one);
      }
      const links = ({ events }: ZoomChat): unknown[] =>
        events.map((event) => [
          ...[event.type, 'parentId' in event && event.parentId],
          'targetId' in event && event.targetId,
        ]);
      expect(links(result)).toEqual(links(chat));
    }),
    { seed: 21, numRuns: 500 },
  );
});

test('a cut through a name leaves less than two of its letters', () => {
  fc.assert(
    fc.property(anyChat, (chat) => {
      const present = new Set(chat.events.map((event) => event.sender));
      for (const event of anonymizeChat(chat).events) {
        if (!('quote' in event) || !event.quote.endsWith('...')) continue;
        for (const one of present) {
          if (/^[가-힣]+$/.test(one)) expect(event.quote).not.toContain(`${one.slice(0, 2)}...`);
        }
      }
    }),
    { seed: 22, numRuns: 500 },
  );
});

test('what a direct message said does not stay as a quotation to everyone', () => {
  const secret = '비밀 얘기 절대 말하지 마세요 부탁';
  const chat = chatOf([
    direct('10:00:00', '이도윤', '박서준', secret),
    reply('10:00:05', '박서준', `${secret.slice(0, 18)}...`, '네', null),
    reaction('10:00:06', '박서준', '👍', `${secret.slice(0, 18)}...`, null),
  ]);
  expect(JSON.stringify(anonymizeChat(chat))).not.toContain('비밀');
});
