import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseZoomChat } from '../parse.js';
import { parseParticipants } from '../side/participants.js';
import { resolvePeople } from './resolve-people.js';

function fixture(path: string): string {
  return readFileSync(new URL(`../../test/fixtures/${path}`, import.meta.url), 'utf8');
}

test('the people of a Korean chat', () => {
  const people = resolvePeople(parseZoomChat(fixture('chats/ko_v2_balsinja.txt')));
  expect(people).toMatchObject([
    { name: '김하늘', messages: 1, reactions: 0 },
    { name: '이도윤', group: '2조', messages: 1, reactions: 1 },
    { name: '박서준', role: 'instructor', messages: 1 },
  ]);
});

test('the Korean participants report', () => {
  const { participants } = parseParticipants(fixture('side/ko_participants.csv'));
  const text = ['이도윤', '이도윤의 iPhone', '행정부_홍길동']
    .map((name) => `10:00:00 From ${name} to Everyone:\r\n\t네\r\n`)
    .join('');
  expect(resolvePeople(parseZoomChat(text), { participants })).toMatchObject([
    { name: '이도윤', names: ['이도윤', '이도윤의 iPhone'], messages: 2 },
    // Nobody said that 행정부 is no part of the name.
    { name: '행정부_홍길동', email: 'a@example.kr' },
  ]);
});
