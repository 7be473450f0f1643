import { expect, test } from 'vitest';
import { chatOf, direct, message, note, reaction, reply } from '../../test/build-events.js';
import { parseZoomChat } from '../parse.js';
import type { ReplyEvent, ZoomChat } from '../types.js';
import { mergeChats } from './merge-chats.js';

const unknown = { recipient: { kind: 'unknown' } } as const;

function lines(chat: ZoomChat): string[] {
  return chat.events.map((event) => {
    const { seconds = 0, day = 0 } = event.time ?? {};
    const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
    return `${day === 0 ? '' : `${day} `}${clock} ${event.sender}: ${event.text}`;
  });
}

test('the automatic save and the later one, a second apart', () => {
  const automatic = chatOf([
    message('10:00:01', '김하늘', '안녕하세요', unknown),
    message('10:00:06', '이도윤', '안녕하세요', unknown),
    message('10:05:01', '박서준', '시작할게요', unknown),
  ]);
  const saved = chatOf([
    message('10:00:00', '김하늘', '안녕하세요 '),
    message('10:05:00', '박서준', '시작할게요'),
    message('10:05:30', '김하늘', '네'),
    direct('10:05:31', '이도윤', '김하늘', '자료 있어요?'),
  ]);
  const merged = mergeChats([automatic, saved]);
  expect(lines(merged)).toEqual([
    '10:00:00 김하늘: 안녕하세요 ',
    '10:00:05 이도윤: 안녕하세요',
    '10:05:00 박서준: 시작할게요',
    '10:05:30 김하늘: 네',
    '10:05:31 이도윤: 자료 있어요?',
  ]);
  expect(merged.events.map((event) => event.recipient.kind)).toEqual([
    ...['everyone', 'unknown', 'everyone', 'everyone', 'direct'],
  ]);
  expect(merged.events.map((event) => event.id)).toEqual([0, 1, 2, 3, 4]);
  expect(merged.diagnostics).toEqual([]);
  expect(merged.source).toBeNull();
});

test('a recording that stopped in the break', () => {
  const wall = chatOf([
    message('19:00:10', '김하늘', '안녕하세욥'),
    message('19:00:20', '이도윤', '안녕하세요!'),
    message('19:00:30', '박서준', '시작합니다'),
    message('19:50:00', '박서준', '10분 쉬어요'),
    message('20:00:10', '박서준', '다시 시작합니다'),
    message('20:00:20', '김하늘', '네네'),
    message('20:00:40', '이도윤', '질문 있어요'),
  ]);
  const cloud = chatOf([
    message('+00:00:10', '김하늘', '안녕하세욥', unknown),
    message('+00:00:21', '이도윤', '안녕하세요!', unknown),
    message('+00:00:30', '박서준', '시작합니다', unknown),
    message('+00:45:10', '박서준', '다시 시작합니다', unknown),
    message('+00:45:20', '김하늘', '네네', unknown),
    message('+00:45:30', '최유나', '늦었습니다', unknown),
    message('+00:45:40', '이도윤', '질문 있어요', unknown),
  ]);
  expect(lines(mergeChats([cloud, wall]))).toEqual([
    ...lines(wall).slice(0, 6),
    '20:00:30 최유나: 늦었습니다',
    '20:00:40 이도윤: 질문 있어요',
  ]);
});

test('replies and reactions that two clients word and cut in their own ways', () => {
  const text = '드라이브 링크는 공지에서 보세요, 오늘 올렸습니다';
  const english = chatOf([
    message('10:00:00', '박서준', text),
    reply('10:00:05', '김하늘', '드라이브 링크는 공지에서 보세요...', '감사합니다', 0),
    reaction('10:00:06', '이도윤', '❤️', '드라이브 링크는 공지에서 ...', 0),
  ]);
  const dutch = chatOf([
    message('+00:00:00', '박서준', text),
    reply('+00:00:05', '김하늘', '“드라이브 링크는 공지에…', '감사합니다', null),
    reaction('+00:00:06', '이도윤', '❤', '드라이브 링크는 공지에서 보세요…', 0, {
      text: 'Heeft gereageerd op "드라이브 링크는 공지에서 보세요…" met ❤',
      locale: 'nl',
    }),
    reaction('+00:00:07', '최유나', '❤', '드라이브 링크는 공지에서 보세요…', 0),
  ]);
  const merged = mergeChats([english, dutch]);
  expect(merged.events).toHaveLength(4);
  expect(merged.messages[0]).toMatchObject({
    replies: [1],
    reactions: [{ emoji: '❤️', senders: ['이도윤'] }, { senders: ['최유나'] }],
  });
});

test('a text that was sent twice stays twice', () => {
  const twice = chatOf([message('10:00:00', '김하늘', '네'), message('10:00:01', '김하늘', '네')]);
  expect(mergeChats([twice, twice]).events).toHaveLength(2);
  const other = chatOf([message('10:00:01', '김하늘', '네'), message('10:00:20', '김하늘', '네')]);
  expect(lines(mergeChats([twice, other]))).toEqual([
    ...['10:00:00 김하늘: 네', '10:00:01 김하늘: 네', '10:00:20 김하늘: 네'],
  ]);
});

test('one text to two receivers is two events', () => {
  const chat = (to: string): ZoomChat => chatOf([direct('10:00:00', '김하늘', to, '안녕하세요')]);
  expect(mergeChats([chat('이도윤'), chat('박서준')]).events).toHaveLength(2);
  expect(mergeChats([chat('이도윤'), chat('이도윤')]).events).toHaveLength(1);
});

test('identifiers and counts of the recording page come along', () => {
  const page = chatOf([
    message('+00:00:10', '김하늘', '네'),
    reply('+00:00:20', '이도윤', '', '오', 0),
  ]);
  const [first, second] = page.messages;
  const reactions = [{ emoji: '👍', senders: [], count: 3 }];
  const saved = chatOf([
    message('10:00:10', '김하늘', '네'),
    reaction('10:00:15', '박서준', '👍', '네', 0),
    message('10:00:30', '최유나', '아'),
  ]);
  const merged = mergeChats([
    saved,
    { ...page, messages: [{ ...first!, externalId: '127-{A}', reactions }, second!] },
  ]);
  expect(merged.messages[0]).toMatchObject({
    externalId: '127-{A}',
    reactions: [{ emoji: '👍', senders: ['박서준'], count: 3 }],
    replies: [2],
  });
  // The page tells the parent by an identifier; no quotation could.
  expect(merged.events[2]).toMatchObject({ text: '오', parentId: 0, confidence: 1 });
});

test('a date that one file knows holds for all', () => {
  const dated = chatOf([message('+00:00:05', '김하늘', '네')], '2024-05-13T10:00:00Z');
  const undated = chatOf([
    message('10:00:01', '이도윤', '하나'),
    message('10:00:05', '김하늘', '네'),
  ]);
  expect(mergeChats([undated, dated]).events.map((event) => event.at?.toISOString())).toEqual([
    '2024-05-13T10:00:01.000Z',
    '2024-05-13T10:00:05.000Z',
  ]);
});

test('what came before the midnight of the base makes the first day', () => {
  const base = chatOf([message('00:00:10', '김하늘', '네'), message('00:00:20', '이도윤', '오')]);
  const early = chatOf([
    message('23:59:50', '박서준', '음'),
    message('1 00:00:10', '김하늘', '네'),
  ]);
  expect(lines(mergeChats([base, early]))).toEqual([
    '23:59:50 박서준: 음',
    '1 00:00:10 김하늘: 네',
    '1 00:00:20 이도윤: 오',
  ]);
});

test('files with nothing in common are put side by side, with a warning', () => {
  const one = chatOf([message('10:00:00', '김하늘', '네'), message('10:01:00', '김하늘', '아')]);
  const two = chatOf([message('10:00:30', '이도윤', '오')]);
  const merged = mergeChats([two, one]);
  expect(lines(merged)).toHaveLength(3);
  expect(lines(merged)[1]).toBe('10:00:30 이도윤: 오');
  expect(merged.diagnostics).toMatchObject([
    { code: 'merge-no-overlap', message: 'chat 1 of 2 shares no event with the others' },
  ]);
});

test('two dated chats of two days do not meet', () => {
  const drafts = [message('10:00:00', '김하늘', '안녕하세요'), message('10:00:05', '이도윤', '네')];
  const merged = mergeChats([chatOf(drafts, '2024-05-13'), chatOf(drafts, '2024-05-14')]);
  expect(lines(merged)).toEqual([
    ...['10:00:00 김하늘: 안녕하세요', '10:00:05 이도윤: 네'],
    ...['1 10:00:00 김하늘: 안녕하세요', '1 10:00:05 이도윤: 네'],
  ]);
});

test('nothing, and one chat', () => {
  expect(mergeChats([])).toMatchObject({ events: [], dialect: { family: null } });
  const chat = chatOf([note('제목'), message('10:00:00', '김하늘', '네')]);
  expect(mergeChats([chat, chat]).events).toEqual(chat.events);
  expect(() => mergeChats([], { tolerance: -1 })).toThrow('tolerance');
});

test('time grows with the length, whatever is in it', () => {
  const drafts = Array.from({ length: 20_000 }, (_, i) =>
    message(`+00:00:${String(i % 2).padStart(2, '0')}`, '김하늘', '네'),
  );
  const started = performance.now();
  expect(mergeChats([chatOf(drafts), chatOf(drafts.slice(1))]).events).toHaveLength(20_000);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('an uncut quotation of one file is not needed where the other is linked', () => {
  const one = chatOf([
    message('10:00:00', '김하늘', '질문'),
    reply('10:00:01', '이도윤', '?', '답', null),
  ]);
  const two = chatOf([
    message('10:00:00', '김하늘', '질문'),
    reply('10:00:01', '이도윤', '질문', '답', 0),
  ]);
  expect(mergeChats([one, two]).events[1] as ReplyEvent).toMatchObject({
    quote: '질문',
    parentId: 0,
  });
});

test('a reference that another file resolves is no longer told as open', () => {
  const saved = parseZoomChat(
    '09:59:00 From Cho to Everyone:\r\n\thi there\r\n10:00:00 From Ana to Everyone:\r\n\thello all\r\n',
  );
  const late = parseZoomChat(
    '10:00:00 From Ana to Everyone:\r\n\thello all\r\n10:00:09 From Ben to Everyone:\r\n\tReacted to "hi there" with 👍\r\n',
  );
  expect(late.diagnostics.map(({ code }) => code)).toEqual(['unresolved-reference']);
  const merged = mergeChats([saved, late]);
  expect(merged.diagnostics).toEqual([]);
  expect(merged.messages[0]?.reactions).toMatchObject([{ emoji: '👍', senders: ['Ben'] }]);
  expect(mergeChats([late]).diagnostics).toEqual(late.diagnostics);
});
