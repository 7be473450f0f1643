import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePeople } from '@nunchi/zoom-chat';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { analyzer } from '../../test/analyzer';
import { lectureOf } from '../../test/course';
import type { Line } from '../../test/course';
import type { AuthorModel } from '../analyse/author';
import { analyse } from '../analyse/report';
import { page } from '../draw/page';
import { buildCourse } from '../read/build-course';
import { anonymizeLectures } from '../read/resolve-course';
import { createBoard } from './app';
import { replyPlaces } from './kept-replies';
import { openReplyFile, readReplies, replyFileIn } from './reply-file';

const ORIGIN = 'http://127.0.0.1:8787';
const LINES: readonly Line[] = [
  { from: '1조_김하늘', text: '포트는 어떻게 끄나요? <img src=x onerror=alert(1)>' },
  { from: '4조_권도현', text: 'lsof 로 찾으면 돼요', to: 0 },
  { from: '3조_조현우', text: '녹화본은 언제 올라오나요?' },
];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'board-'))));
afterEach(() => rmSync(folder, { recursive: true }));

interface Changes {
  anonymize?: boolean;
  lines?: readonly Line[];
  authors?: AuthorModel;
}

/** What the board and the report make of the lines, with the replies in the folder. */
async function open({ anonymize = false, lines = LINES, authors }: Changes = {}) {
  const lecture = lectureOf(lines);
  const named = { lectures: [lecture], people: resolvePeople(lecture.chat) };
  const options = { includeDirect: false, language: 'ko', anonymize } as const;
  const shown = anonymize
    ? anonymizeLectures(named.lectures, named.people, { ...options, salt: undefined })
    : named;
  const course = buildCourse(shown.lectures, shown.people, { ...options, timeZone: 'Asia/Seoul' });
  const file = await openReplyFile(replyFileIn(folder));
  const places = replyPlaces({ named, course }, options, file.read().secret, undefined);
  const { questions } = analyse(course, anonymize, analyzer);
  const errors: string[] = [];
  const app = createBoard({
    ...{ course, questions, places, file, language: 'ko' as const, origins: [ORIGIN] },
    authors: authors ?? null,
    onError: (name) => errors.push(name),
  });
  const get = async (path: string): Promise<string> => (await app.request(ORIGIN + path)).text();
  const post = async (path: string, fields: Record<string, string>, headers = { origin: ORIGIN }) =>
    app.request(ORIGIN + path, { method: 'POST', body: new URLSearchParams(fields), headers });
  const keyOfLast = (): string => places.keyOf(questions.at(-1)?.post.id ?? '') ?? '';
  const report = (): string =>
    page(analyse(course, anonymize, analyzer, { kept: places.place(file.read()) }), 'ko');
  return { app, get, post, keyOfLast, file, errors, report };
}

const waitingOn = (html: string): number => html.match(/class="question waits"/g)?.length ?? 0;

test('a reader replies, is led back to the question, and finds it answered', async () => {
  const { post, get, keyOfLast } = await open();
  expect(waitingOn(await get('/'))).toBe(1);
  const reply = { question: keyOfLast(), name: '배수아', text: '내일 오전에 올라옵니다' };
  const answer = await post('/replies?state=waiting&junk=1', reply);
  expect(answer.status).toBe(303);
  const place = answer.headers.get('location') ?? '';
  expect(place).toMatch(/^\/\?state=waiting&at=(\d+-\d+)#q-\1$/);
  // The question does not wait any more, yet who replied sees it.
  const shown = await get(place);
  expect(shown).toContain('내일 오전에 올라옵니다');
  expect(waitingOn(shown)).toBe(0);
  expect(await get('/?state=waiting')).not.toContain('녹화본은');
});

test('replies are there after a restart, under the same message wherever it stands now', async () => {
  const before = await open();
  await before.post('/replies', { question: before.keyOfLast(), name: '배수아', text: '내일이요' });
  const earlier: Line = { from: '6조_서이안', text: '지금 시작했나요?' };
  const [first, ...rest] = LINES;
  const moved = rest.map((line) => ({
    ...line,
    ...(line.to !== undefined && { to: line.to + 1 }),
  }));
  // What stands before it took place in the same seconds.
  const after = await open({
    lines: [{ ...earlier, wait: 0 }, ...(first ? [first] : []), ...moved],
  });
  const shown = await after.get('/');
  expect(shown.indexOf('내일이요')).toBeGreaterThan(shown.indexOf('녹화본은'));
  expect(waitingOn(shown)).toBe(1);
});

test('the report of the same folder shows them too', async () => {
  const { post, keyOfLast, report } = await open();
  await post('/replies', { question: keyOfLast(), name: '배수아', text: '내일이요' });
  expect(report()).toContain('내일이요');
  expect(report()).toContain('모든 질문에 답이 달렸습니다.');
});

test('replies that come at once are all kept', async () => {
  const { post, keyOfLast, file } = await open();
  const question = keyOfLast();
  const texts = Array.from({ length: 20 }, (_, index) => `답 ${index}`);
  const answers = await Promise.all(
    texts.map((text) => post('/replies', { question, name: 'a', text })),
  );
  expect(answers.every(({ status }) => status === 303)).toBe(true);
  expect(
    file
      .read()
      .replies.map(({ text }) => text)
      .toSorted(),
  ).toEqual(texts.toSorted());
});

test('a kept reply can be withdrawn; its question waits again', async () => {
  const { post, get, keyOfLast } = await open();
  await post('/replies', { question: keyOfLast(), name: '배수아', text: '잘못 적은 것' });
  const id = /name="reply" value="([^"]+)"/.exec(await get('/'))?.[1] ?? '';
  const answer = await post('/withdrawals', { reply: id });
  expect(answer.status).toBe(303);
  const shown = await get(answer.headers.get('location') ?? '');
  expect(shown).not.toContain('잘못 적은 것');
  expect(waitingOn(shown)).toBe(1);
  expect((await post('/withdrawals', { reply: id })).status).toBe(404);
});

test('a form that is wrong comes back as it was filled in, and nothing is kept', async () => {
  const { post, keyOfLast } = await open();
  const answer = await post('/replies', {
    question: keyOfLast(),
    name: '  ',
    text: '적던 "글"</textarea>',
  });
  expect(answer.status).toBe(422);
  const shown = await answer.text();
  expect(shown).toContain('이름을 적어 주세요.');
  expect(shown).toContain('적던 &quot;글&quot;&lt;/textarea&gt;</textarea>');
  expect(readReplies(replyFileIn(folder))?.replies).toEqual([]);
});

test('a reply to what is no question, or of a giant, is not taken', async () => {
  const { post, keyOfLast } = await open();
  const reply = { question: 'no key', name: 'a', text: 'b' };
  expect((await post('/replies', reply)).status).toBe(404);
  const giant = { ...reply, question: keyOfLast(), text: 'x'.repeat(100_000) };
  expect((await post('/replies', giant)).status).toBe(413);
  expect((await post('/replies', { ...giant, text: 'x'.repeat(2001) })).status).toBe(422);
});

test.each([
  {},
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:8787' },
])('a form from elsewhere is refused: %j', async (headers) => {
  const { post, keyOfLast, file } = await open();
  const reply = { question: keyOfLast(), name: 'a', text: 'b' };
  expect((await post('/replies', reply, headers as { origin: string })).status).toBe(403);
  expect(file.read().replies).toEqual([]);
});

test('a name that somebody turned to this computer reads nothing', async () => {
  const { app } = await open();
  const answer = await app.request('http://evil.example:8787/');
  expect(answer.status).toBe(403);
  expect(await answer.text()).not.toContain('포트');
});

test('everything is escaped, and no script may run', async () => {
  const { app, post, get, keyOfLast } = await open();
  const hostile = `"><script>alert(1)</script>`;
  await post('/replies', { question: keyOfLast(), name: hostile, text: hostile });
  for (const path of [
    '/',
    `/?text=${encodeURIComponent(hostile)}`,
    `/?state=${hostile}&at=${hostile}`,
  ]) {
    expect(await get(path)).not.toMatch(/<script|<img/);
  }
  const { headers } = await app.request(`${ORIGIN}/nowhere`);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';(?!.*script)/);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('filters are addresses', async () => {
  const { get } = await open();
  expect(await get('/?text=lsof')).not.toContain('녹화본은');
  expect(await get('/?state=answered')).not.toContain('녹화본은');
  expect(await get('/?text=없는말')).toContain('이렇게 고르면 질문이 없습니다.');
});

test('an anonymous board and report name nobody, not even in kept replies', async () => {
  const real = await open();
  await real.post('/replies', {
    question: real.keyOfLast(),
    name: '김하늘',
    text: '권도현님께 물어보세요',
  });
  await real.post('/replies', {
    question: real.keyOfLast(),
    name: '방문객',
    text: '010-1234-5678',
  });
  const { get, report } = await open({ anonymize: true });
  for (const shown of [await get('/'), report()]) {
    expect(shown).toContain('께 물어보세요');
    expect(shown).not.toMatch(/하늘|도현|현우|방문객|1234/);
    expect(waitingOn(shown)).toBe(0);
  }
  // The reader is of the class and has one pseudonym.
  expect(await get('/')).toMatch(/class="name" dir="auto">사람1</);
});

test('an error shows and tells nothing of the chat', async () => {
  const { app, file, post, keyOfLast, errors } = await open();
  const broken = new Error('김하늘: 포트는 어떻게 끄나요?');
  Object.assign(file, { keep: () => Promise.reject(broken) });
  const answer = await post('/replies', { question: keyOfLast(), name: 'a', text: 'b' });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('하늘');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(errors).toEqual(['Error']);
  expect((await app.request(`${ORIGIN}/who`)).status).toBe(404);
});

test('who would say this? is asked where there is a model', async () => {
  const person = {
    id: 0,
    name: '김하늘',
    names: [],
    role: 'student',
    group: null,
    reasons: [],
  } as const;
  const { get } = await open({
    authors: {
      whoWouldSay: (text) =>
        text === '네'
          ? { kind: 'not-enough', messages: 3, needed: 30 }
          : { kind: 'guess', candidates: [{ person, probability: 0.62, because: ['욥<'] }] },
      tellingWords: () => [],
    },
  });
  expect(await get('/')).toContain('action="/who"');
  expect(await get('/who')).not.toContain('guesses">');
  const guess = await get('/who?text=%EC%95%88%EB%85%95%ED%95%98%EC%84%B8%EC%9A%A5');
  for (const part of ['김하늘', '62%', '욥&lt;', 'value="안녕하세욥"'])
    expect(guess).toContain(part);
  expect(await get('/who?text=네')).toContain('30개가 필요한데 3개뿐입니다');
});
