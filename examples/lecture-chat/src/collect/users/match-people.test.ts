import { parseZoomChat, toTables } from '@nunchi/zoom-chat';
import type { ZoomChat } from '@nunchi/zoom-chat';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListedUser } from '../model';
import { matchPeople } from './match-people';
import type { SettledName } from './settle-list';

/** A chat in which each name says hello, as often as it is given. */
function chatOf(...names: readonly string[]): ZoomChat {
  const lines = names.map((name) => `10:00:00\t From  ${name}  to  Everyone:\r\n\t안녕하세요\r\n`);
  return parseZoomChat(lines.join(''));
}

function user(name: string, more: Partial<ListedUser> = {}): ListedUser {
  return { slackId: null, name, otherNames: [], email: null, position: null, ...more };
}

function settled(chatName: string, to: string): SettledName {
  return { chatName, seen: 1, suggestion: '', user: to };
}

/** `chat name -> user`, by address where there is one; `?` for those that a person is to settle. */
function matched(
  names: readonly string[],
  users: readonly ListedUser[],
  decided: readonly SettledName[] = [],
): Record<string, string> {
  const { userOf, unsettled } = matchPeople(chatOf(...names), users, decided);
  return Object.fromEntries([
    ...Array.from(userOf, ([name, { email, name: own }]) => [name, email ?? own]),
    ...unsettled.map(({ chatName }) => [chatName, '?']),
  ]) as Record<string, string>;
}

const HONG = user('홍길동', { email: 'hong@example.com', position: '수강생' });
const KANG = user('강하늘', { email: 'kang@example.com', position: '강사' });
const MAYA = user('Maya Lindqvist', { slackId: 'U07', otherNames: ['마야'] });
const CLASS = [HONG, KANG, MAYA];

test.each([
  ['홍길동', 'hong@example.com'],
  ['온라인_홍길동', 'hong@example.com'],
  ['홍길동_온라인', 'hong@example.com'],
  ['온라인 홍길동', 'hong@example.com'],
  ['3조_홍길동(조장)', 'hong@example.com'],
  ['홍길동의 iPhone', 'hong@example.com'],
  ['강사 강하늘', 'kang@example.com'],
  ['강하늘_LM', 'kang@example.com'],
  ['오프라인_마야', 'Maya Lindqvist'],
  ['Maya Lindqvist (Online)', 'Maya Lindqvist'],
  // Not on the list, or not surely.
  ['강사 홍길동', '?'],
  ['길동', '?'],
  ['운영진', '?'],
  ['LM', '?'],
  ['오프라인', '?'],
  ['iPhone', '?'],
])('%s is %s', (name, who) => {
  expect(matched([name], CLASS)).toEqual({ [name]: who });
});

test('a name of nobody in particular is whose the list says', () => {
  const staff = user('박서준', { otherNames: ['LM', '운영진'], position: '운영진' });
  expect(matched(['LM', '운영진', '홍길동'], [staff, HONG])).toEqual({
    ...{ LM: '박서준', 운영진: '박서준', 홍길동: 'hong@example.com' },
  });
});

test('namesakes are not guessed', () => {
  const other = user('홍길동', { email: 'gildong@example.com' });
  const names = ['홍길동', '온라인_홍길동'];
  expect(matched(names, [HONG, other])).toEqual({ 홍길동: '?', 온라인_홍길동: '?' });
  const shown = user('홍길동', { otherNames: ['온라인_홍길동'] });
  expect(matched(names, [HONG, shown])).toEqual({ 홍길동: '?', 온라인_홍길동: '홍길동' });
  // Neither without addresses, nor where the chat alone has two of one name.
  expect(matched(names, [user('홍길동'), user('홍길동')])).toEqual({
    ...{ 홍길동: '?', 온라인_홍길동: '?' },
  });
  expect(matched(['2조_홍길동', '5조_홍길동', '홍길동'], [HONG])).toEqual({
    ...{ '2조_홍길동': '?', '5조_홍길동': '?', 홍길동: '?' },
  });
});

test('what tells namesakes apart does', () => {
  const instructor = user('홍길동', { email: 'gildong@example.com', position: 'instructor' });
  expect(matched(['강사 홍길동', '수강생_홍길동', '홍길동'], [HONG, instructor])).toEqual({
    ...{ '강사 홍길동': 'gildong@example.com', 수강생_홍길동: 'hong@example.com', 홍길동: '?' },
  });
});

test('a person settles what is open, by address, id, name or suggestion', () => {
  const names = ['길동', '하늘이', 'iPhone', '마야2', '구경꾼'];
  const { unsettled } = matchPeople(chatOf(...names), CLASS);
  const suggestion = unsettled.find(({ chatName }) => chatName === '길동')?.suggestion ?? '';
  expect(suggestion).toBe('홍길동 <hong@example.com>');
  const decided = [
    settled('길동', suggestion),
    settled('하늘이', 'KANG@example.com'),
    settled('iPhone', '강하늘'),
    settled('마야2', 'u07'),
    settled('구경꾼', '없음'),
  ];
  expect(matched(names, CLASS, decided)).toEqual({
    ...{ 길동: 'hong@example.com', 하늘이: 'kang@example.com', iPhone: 'kang@example.com' },
    ...{ 마야2: 'Maya Lindqvist' },
  });
  // A settled name is a name of the user, and is known with marks too.
  expect(matched(['2조_길동', '길동'], CLASS, decided)).toMatchObject({
    ...{ '2조_길동': 'hong@example.com' },
  });
});

test('what is settled goes before the rules', () => {
  const other = user('홍길동', { email: 'gildong@example.com' });
  expect(
    matched(
      ['홍길동', '온라인_홍길동'],
      [HONG, other],
      [settled('홍길동', 'gildong@example.com'), settled('온라인_홍길동', 'hong@example.com')],
    ),
  ).toEqual({ 홍길동: 'gildong@example.com', 온라인_홍길동: 'hong@example.com' });
  expect(matched(['홍길동'], CLASS, [settled('홍길동', 'none')])).toEqual({});
});

test('what cannot be followed is told and stays open', () => {
  const names = chatOf('길동', '하늘', '마야');
  const twice = [...CLASS, user('홍길동', { email: 'gildong@example.com' })];
  const decided = [settled('길동', '홍길동'), settled('하늘', '강하눌'), settled('마야', '')];
  const { problems, unsettled } = matchPeople(names, twice, decided);
  expect(unsettled.map(({ chatName }) => chatName)).toEqual(['길동', '하늘']);
  expect(problems).toEqual([
    'the user that is settled for "길동" fits 2 of the list: write an e-mail address',
    'the user that is settled for "하늘" fits nobody of the list: write an e-mail address',
  ]);
});

test('the most seen comes first, with whom it may be', () => {
  const other = user('홍길동', { slackId: 'U08' });
  const names = ['길동이', '홍길동', '홍길동', '온라인', '지나가던'];
  expect(matchPeople(chatOf(...names), [...CLASS, other]).unsettled).toEqual([
    { chatName: '홍길동', seen: 2, suggestion: '홍길동 <hong@example.com> | 홍길동 <U08>' },
    { chatName: '길동이', seen: 1, suggestion: '' },
    { chatName: '온라인', seen: 1, suggestion: '' },
    { chatName: '지나가던', seen: 1, suggestion: '' },
  ]);
});

test('the tables have the users of the list', () => {
  const chat = chatOf('온라인_홍길동', '홍길동', '강하늘', '하늘샘', '구경꾼');
  const { people } = matchPeople(chat, CLASS, [settled('하늘샘', '강하늘')]);
  expect(people).toMatchObject([
    { id: 0, names: ['온라인_홍길동', '홍길동'], messages: 2, role: 'student', place: 'online' },
    { id: 1, names: ['강하늘', '하늘샘'], messages: 2, email: 'kang@example.com' },
    { id: 2, names: ['구경꾼'], messages: 1 },
  ]);
  const rows = toTables(chat, { people }).users.map(({ id: _, ...row }) => row);
  expect(rows).toEqual([
    { name: '홍길동', position: 'student', email: 'hong@example.com' },
    { name: '강하늘', position: 'instructor', email: 'kang@example.com' },
    { name: '구경꾼', position: null, email: null },
  ]);
});

test('every name of the chat is once in the people, and settled or open', () => {
  const name = fc.constantFrom(
    ...['홍길동', '온라인_홍길동', '2조_홍길동', '5조_홍길동', '강사 홍길동', '길동', 'LM', '마야'],
    ...['강하늘', '__proto__', 'user-0', '👩‍👩‍👧', '홍길동 <hong@example.com>'],
  );
  const to = fc.constantFrom('', '없음', '홍길동', 'hong@example.com', 'U07', '누구');
  const users = fc.subarray([...CLASS, user('홍길동', { email: 'b@example.com' }), user('길동')]);
  fc.assert(
    fc.property(
      fc.uniqueArray(name),
      fc.dictionary(name, to, { maxKeys: 3 }),
      users,
      (names, decisions, listed) => {
        const decided = Object.entries(decisions).map(([of, it]) => settled(of, it));
        const { people, userOf, unsettled } = matchPeople(chatOf(...names), listed, decided);
        expect(people.flatMap((person) => person.names).sort()).toEqual([...names].sort());
        for (const { chatName } of unsettled) expect(userOf.has(chatName)).toBe(false);
        const emails = people.flatMap(({ email }) => email ?? []);
        expect(new Set(emails).size).toBe(emails.length);
        // The order of the messages decides nothing.
        const turned = matchPeople(chatOf(...names.toReversed()), listed, decided);
        expect(new Map([...turned.userOf].sort())).toEqual(new Map([...userOf].sort()));
      },
    ),
    { numRuns: 50 },
  );
});
