import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { page } from '../src/draw/page';
import { summary } from '../src/print/summary';
import { madeReport } from './made';

const report = madeReport();

test('the main day is a full one, and every quotation finds its message', () => {
  const [main, ...others] = report.rows;
  expect(main?.messages ?? 0).toBeGreaterThanOrEqual(200);
  expect((main?.messages ?? 0) + (main?.replies ?? 0)).toBeGreaterThanOrEqual(300);
  for (const row of [main, ...others]) {
    expect((row?.linked ?? 0) / (row?.references ?? 1)).toBeGreaterThanOrEqual(0.99);
  }
  for (const row of others) {
    expect(row.messages + row.replies).toBeGreaterThanOrEqual(60);
    expect(row.messages + row.replies).toBeLessThanOrEqual(120);
  }
});

test('the days are three exports of three clients', () => {
  const dialects = report.course.lectures.map(({ chat, date }) => [
    date,
    chat.dialect.family,
    chat.dialect.locale,
  ]);
  expect(dialects).toEqual([
    ['2026-03-03', 'two-line', 'ko'],
    ['2026-03-04', 'two-line', 'ko'],
    ['2026-03-05', 'cloud', 'und'],
  ]);
});

test('somebody who came with a telephone and a computer is one person', () => {
  const doyun = report.course.people.filter((person) => person.name === '이도윤');
  expect(doyun).toHaveLength(1);
  expect(doyun[0]?.names).toEqual(expect.arrayContaining(['이도윤의 iPhone', '2조_이도윤']));
  expect(report.all.people).toBe(31);
});

test('the questions that nobody answered are found, and no other', () => {
  const waiting = report.questions
    .filter((question) => question.answer === null)
    .map(({ post }) => `${post.person.name}: ${post.message.text}`);
  expect(waiting).toEqual([
    '문시온: 유효성 검사 실패는 400을 쓰나요 422를 쓰나요? 팀마다 다른 것 같아서요',
    '백하린: 풀 리퀘스트는 보통 누가 머지하나요? 올린 사람인가요 리뷰한 사람인가요?',
    '조현우: 혹시 녹화본은 언제 올라오나요? 오전 Git 파트 다시 보고 싶어요',
    '오지호: 성별처럼 값이 두 개뿐인 컬럼에도 인덱스를 거는 게 의미가 있을까요?',
    '황세아: 프론트에서 호출하니까 CORS 에러가 나는데 미들웨어를 어디에 넣어야 하나요?',
    '송예린: 오늘 채팅에 나온 코드들은 노트에 정리해서 올려주시나요?',
    '한소율: 커버리지 몇 퍼센트면 충분한가요? 회사마다 기준이 있나요?',
    '류태민: 특강도 녹화본이 올라오나요?',
    '송예린: Do you partition by date or by customer?',
  ]);
});

test('two of the questions were answered by name, without a reply', () => {
  const named = report.questions.filter((question) => question.answer === 'mention');
  expect(named.map(({ post }) => post.person.name)).toEqual(['서이안', '조현우']);
});

test('words are what people talk about, and nobody of the class', () => {
  const names = new Set(
    report.course.people.flatMap(({ name }) => [name, name.slice(1), ...name.split(' ')]),
  );
  for (const { person, posts, words } of report.portraits) {
    expect(words.length, person.name).toBeGreaterThan(posts.length > 0 ? 0 : -1);
    for (const { word } of words) expect(names.has(word), word).toBe(false);
  }
  const instructor = report.portraits.find(({ person }) => person.role === 'instructor');
  const words = instructor?.words.map(({ word }) => word);
  expect(words).toEqual(expect.arrayContaining(['인덱스', 'docker']));
});

test('the page and the terminal tell how people write', () => {
  const politeShare = report.portraits[0]?.manner.politeShare ?? 0;
  expect(politeShare).toBeGreaterThan(0.9);
  for (const [language, polite] of [['ko', '높임말'] as const, ['en', 'Polite'] as const]) {
    for (const shown of [page(report, language), summary(report, language, false)]) {
      for (const part of [polite, '~습니다', '~ㄹ게요', `${Math.round(politeShare * 100)}%`]) {
        expect(shown.includes(part), part).toBe(true);
      }
    }
  }
});

test('direct messages are left out unless they are asked for', () => {
  const secret = '연락이 안 되는데';
  const texts = (changes = {}): string[] =>
    madeReport(changes).course.posts.map((post) => post.message.text);
  expect(texts().some((text) => text.includes(secret))).toBe(false);
  expect(texts({ includeDirect: true }).some((text) => text.includes(secret))).toBe(true);
  expect(page(report, 'ko')).not.toContain(secret);
});

test('an anonymous report names nobody', () => {
  const anonymous = madeReport({ anonymize: true });
  const shown = page(anonymous, 'ko') + summary(anonymous, 'ko', false);
  for (const person of report.course.people) {
    for (const name of person.names) {
      expect(shown.includes(name), name).toBe(false);
    }
  }
  expect(shown).not.toMatch(/example\.kr/);
  expect(anonymous.all).toEqual(report.all);
});

test('the page stands alone: no script, nothing loaded', () => {
  const shown = page(report, 'ko');
  expect(shown).not.toMatch(/<script|<link|<img|@import|url\(/);
  expect(shown).toContain('content="default-src &#39;none&#39;;');
});

test('Korean and English say the same numbers', () => {
  const numbers = (text: string): string[] =>
    text.match(/│ +[\d.,]+%? +(?=│)/g)?.map((cell) => cell.replace(/[│ ]/g, '')) ?? [];
  expect(numbers(summary(report, 'ko', false))).toEqual(numbers(summary(report, 'en', false)));
  expect(summary(report, 'ko', false)).toMatch(/전체 +│ +31 │/);
});

test('the data is what Zoom writes: CRLF and tabs, and no name of a real person', () => {
  const main = readFileSync(report.course.lectures[0]?.files[0] ?? '', 'utf8');
  expect(main.startsWith('08:56:20 발신자 운영진_서다은 수신자 모두에게:\r\n\t')).toBe(true);
  expect(main.replaceAll('\r\n', '')).not.toContain('\n');
});
