import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SlackMessage } from '../model';
import { sharedRecordings } from './shared-recordings';
import type { SharedRecordingsOptions } from './shared-recordings';

const ANYONE: SharedRecordingsOptions = { authors: null, timeZone: 'Asia/Seoul' };

/** A message of the given time, by the clock of Seoul. */
function message(text: string, more: Partial<SlackMessage> & { at?: string } = {}): SlackMessage {
  const { at = '2026-03-05T21:30:00', ...fields } = more;
  const seconds = Date.parse(`${at}+09:00`) / 1000;
  return {
    channel: 'C01',
    ts: `${seconds}.000100`,
    threadTs: null,
    author: { id: 'U01', name: '박서준' },
    text,
    blocks: [],
    ...fields,
  };
}

/** What a person would check: date, passcode and address of each recording. */
function found(shared: SlackMessage, options: Partial<SharedRecordingsOptions> = {}) {
  const { recordings } = sharedRecordings(shared, { ...ANYONE, ...options });
  return recordings.map(({ lectureDate, passcode, url }) => [
    lectureDate,
    passcode?.reveal() ?? null,
    url.href,
  ]);
}

const LINK = 'https://us02web.zoom.us/rec/share/AbC-d.EfG';

test('a link, a passcode and a date are a recording', () => {
  const shared = message(`3/4 강의 녹화본 공유합니다.\n<${LINK}>\n암호: k7$xP&amp;q9`);
  const { recordings, problems } = sharedRecordings(shared, ANYONE);
  expect(problems).toEqual([]);
  expect(recordings).toHaveLength(1);
  expect(recordings[0]).toMatchObject({
    id: 'C01/1772713800.000100',
    messageTs: '1772713800.000100',
    sharedAt: new Date('2026-03-05T12:30:00Z'),
    sharedBy: { id: 'U01', name: '박서준' },
    lectureDate: '2026-03-04',
  });
  expect(recordings[0]?.passcode?.reveal()).toBe('k7$xP&q9');
});

test.each([
  ['암호: k7$xPq9!', 'k7$xPq9!'],
  ['암호：k7$xPq9!', 'k7$xPq9!'],
  ['암호는 1234567입니다.', '1234567'],
  ['비밀번호 : `k7 `', 'k7'],
  ['비밀 번호는 k7xPq9.', 'k7xPq9'],
  ['*Passcode:* k7xPq9.=', 'k7xPq9.='],
  ['*Passcode: k7xPq9*', 'k7xPq9'],
  ['패스코드\n`abc`', 'abc'],
  ['(Passcode: x?5=8Cz*)', 'x?5=8Cz*'],
  ['비밀번호(Passcode):k7xPq9', 'k7xPq9'],
  ['PASSWORD - k7xPq9, 잘 보세요', 'k7xPq9'],
  ['암호: “k7xPq9!”', 'k7xPq9!'],
  ['암호: password1', 'password1'],
  ['비밀번호(k7xPq9)', 'k7xPq9'],
  ['암호: <http://k9.io|k9.io>', 'k9.io'],
  ['암호: <mailto:ab@k9.io|ab@k9.io>', 'ab@k9.io'],
  // A Mac writes Hangul as single letters.
  ['암호: k7$xPq9!'.normalize('NFD'), 'k7$xPq9!'],
  ['암호 없이 열립니다', null],
  ['암호: 없음', null],
  ['오늘은 암호 RSA 강의', null],
  ['암호화와 Password-protected files', null],
  ['비밀번호는 3/5 공지에 있습니다', null],
  ['암호: <https://example.com/x|공지>', null],
])('passcode of %j', (told, passcode) => {
  expect(found(message(`3/5 <${LINK}> ${told}`))).toEqual([['2026-03-05', passcode, LINK]]);
});

test.each([
  ['2026-03-05T21:30:00', '3/4', '2026-03-04'],
  ['2026-03-05T21:30:00', '3월 4일', '2026-03-04'],
  ['2026-03-05T21:30:00', '2025. 12. 3', '2025-12-03'],
  ['2026-03-05T21:30:00', '2025년 12월 3일', '2025-12-03'],
  // December, told in January.
  ['2026-01-02T21:30:00', '12/31', '2025-12-31'],
  // In Seoul the year has begun; in London it has not.
  ['2026-01-01T00:30:00', '12/31', '2025-12-31'],
  ['2026-01-01T00:30:00', '1/1', '2026-01-01'],
  ['2028-03-01T09:00:00', '2/29', '2028-02-29'],
  ['2026-03-05T21:30:00', '(1/2) 3/4', '2026-03-04'],
  ['2026-03-05T21:30:00', '3/4 (1/2)', '2026-03-04'],
  ['2026-03-05T21:30:00', '24/7 3/4', '2026-03-04'],
])('on %s, %j is %s', (at, told, day) => {
  expect(found(message(`${told} 녹화본 <${LINK}>`, { at }))).toEqual([[day, null, LINK]]);
});

test.each(['', '13/1', '2/30', '3/4/2026', '26/3/4', '암호: a3/4', '1.3/45'])(
  'without a date (%j) the day of the message counts, and a person is told',
  (told) => {
    const { recordings, problems } = sharedRecordings(message(`<${LINK}> ${told}`), ANYONE);
    expect(recordings[0]?.lectureDate).toBe('2026-03-05');
    expect(problems).toEqual([
      'C01/1772713800.000100: no lecture date, the day of the message (2026-03-05) counts',
    ]);
  },
);

test('addresses are no dates and no passcodes', () => {
  const text = `<https://example.com/2026/3/1|https://example.com/2026/3/1> <${LINK}|3/4 녹화본>`;
  expect(found(message(text))).toEqual([['2026-03-04', null, LINK]]);
});

test.each([
  ['https://zoom.us/rec/play/Ab', true],
  ['https://school.zoom.us/rec/share/Ab?startTime=1', true],
  ['https://user:word@zoom.us/rec/play/Ab#top', true],
  ['http://zoom.us/rec/play/Ab', false],
  ['https://zoom.us.example/rec/play/Ab', false],
  ['https://notzoom.us/rec/play/Ab', false],
  ['https://zoom.us/rec/share/', false],
  ['https://zoom.us/j/123456', false],
  ['https://example.com/?to=https://zoom.us/rec/play/Ab', false],
])('%s is a recording: %s', (href, isRecording) => {
  const shared = found(message(`3/4 <${href}>`));
  expect(shared).toHaveLength(isRecording ? 1 : 0);
  expect(String(shared[0]?.[2])).not.toMatch(/user|word|#/);
});

test('a site of ones own', () => {
  const shared = message(
    '3/4 <http://127.0.0.1:8123/rec/share/Ab> <https://rec.example/rec/play/C>',
  );
  expect(found(shared)).toEqual([]);
  expect(found(shared, { hosts: ['127.0.0.1', 'rec.example'] })).toHaveLength(2);
  expect(found(shared, { hosts: ['rec.example'] })).toHaveLength(1);
});

test('a link that carries its key needs no passcode', () => {
  const shared = message(`3/4 <${LINK}?pwd=Zk7&amp;startTime=1> 암호: k7xPq9`);
  expect(found(shared)).toEqual([['2026-03-04', null, `${LINK}?pwd=Zk7&startTime=1`]]);
});

const [ONE, TWO, THREE] = ['One', 'Two', 'Three'].map((id) => `https://zoom.us/rec/share/${id}`);

test('several links, each with its passcode and date', () => {
  const text = `3/3 <${ONE}>\n암호: first1\n3/4 <${TWO}>\n암호: second2`;
  expect(found(message(text))).toEqual([
    ['2026-03-03', 'first1', ONE],
    ['2026-03-04', 'second2', TWO],
  ]);
  const { recordings, problems } = sharedRecordings(message(text), ANYONE);
  expect(recordings.map(({ id }) => id)).toEqual([
    'C01/1772713800.000100',
    'C01/1772713800.000100#2',
  ]);
  expect(problems).toEqual([]);
});

test('passcodes may stand before their links', () => {
  const text = `3/4\n1부 암호: first1 <${ONE}>\n2부 암호: second2 <${TWO}>`;
  expect(found(message(text)).map(([, passcode]) => passcode)).toEqual(['first1', 'second2']);
});

test('one passcode is for all links; a passcode is for the links before it', () => {
  const text = `3/4 1부 <${ONE}> 2부 <${TWO}>\n암호(공통): first1`;
  expect(found(message(text)).map(([, passcode]) => passcode)).toEqual(['first1', 'first1']);
  const more = message(`${text}\n보강 <${THREE}> 암호: second2`);
  expect(found(more).map(([, passcode]) => passcode)).toEqual(['first1', 'first1', 'second2']);
  expect(sharedRecordings(more, ANYONE).problems).toEqual([
    expect.stringContaining('3 links without a key and 2 passcodes'),
  ]);
});

test('a link that stands there twice is one recording', () => {
  expect(found(message(`3/4 <${ONE}|녹화본> <${ONE}#t=1> \`${ONE}\` 암호: first1`))).toEqual([
    ['2026-03-04', 'first1', ONE],
  ]);
});

function richText(...elements: unknown[]): unknown[] {
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

test('rich text: links, code and bold are read as they stand', () => {
  const blocks = richText(
    { type: 'text', text: '3/4 녹화본 ' },
    { type: 'link', url: `${ONE}?a=1&amp;b=2`, text: '여기' },
    { type: 'emoji', name: 'tada' },
    { type: 'text', text: '\n암호: ' },
    { type: 'text', text: 'k7 $', style: { bold: true } },
    { type: 'text', text: '\n비밀번호 ' },
    { type: 'text', text: 'a.b,', style: { code: true } },
  );
  expect(found(message('짧은 글', { blocks }))).toEqual([['2026-03-04', 'a.b,', `${ONE}?a=1&b=2`]]);
});

test('rich text: lists, colours that are none, and what is unknown', () => {
  const item = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
  const list = {
    type: 'rich_text_list',
    elements: [
      item({ type: 'text', text: '3/3 ' }, { type: 'link', url: ONE }),
      item({ type: 'text', text: '암호: ' }, { type: 'color', value: '#12ab34' }),
      item({ type: 'text', text: '3/4 ' }, { type: 'link', url: TWO }),
      item({ type: 'text', text: '암호: second2' }),
      item({ type: 'new' }, null, 7, { type: 'text', text: { odd: true }, elements: 'odd' }),
    ],
  };
  const blocks = [null, { type: 'rich_text', elements: [list] }];
  expect(found(message('', { blocks }))).toEqual([
    ['2026-03-03', '#12ab34', ONE],
    ['2026-03-04', 'second2', TWO],
  ]);
});

test("an app's sections and buttons", () => {
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: '3/4 강의' } },
    { type: 'section', text: { type: 'mrkdwn', text: `<${ONE}|녹화본> 암호: \`first1\`` } },
    { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text' }, url: TWO }] },
  ];
  expect(found(message('', { blocks }))).toEqual([
    ['2026-03-04', 'first1', ONE],
    ['2026-03-04', 'first1', TWO],
  ]);
});

test('only the authors that are asked for; the others are told', () => {
  const shared = message(`3/4 <${ONE}> 암호: first1`);
  expect(found(shared, { authors: ['U01'] })).toHaveLength(1);
  expect(found(shared, { authors: ['박서준'.normalize('NFD')] })).toHaveLength(1);
  expect(sharedRecordings(shared, { ...ANYONE, authors: ['U02'] })).toEqual({
    recordings: [],
    problems: ['C01/1772713800.000100: not by one of the authors, left out'],
  });
  expect(found(message(`<${ONE}>`, { author: null }), { authors: ['U01'] })).toEqual([]);
  expect(sharedRecordings(message('3/4 휴강'), { ...ANYONE, authors: [] }).problems).toEqual([]);
});

test('nothing shows a passcode', () => {
  const shared = message(`<${ONE}> 암호: first1 <${TWO}?pwd=key2> 암호: second2`);
  const { recordings, problems } = sharedRecordings(shared, ANYONE);
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toMatch(/first1|second2|key2|zoom/);
  const passcodes = recordings.map(({ passcode }) => passcode);
  expect(inspect(passcodes) + JSON.stringify(passcodes)).not.toMatch(/first1|second2/);
});

test('any text is read, in a time that grows with its length', () => {
  const piece = fc.constantFrom(
    ...['<', '>', '|', '`', '*', '암호: ', 'Passcode', '3/', '4', '\0', '\n', ')', '(', ' '],
    ...['https://', 'zoom.us/rec/share/', '&amp;', '👩‍👩‍👧', '\ud83d', ONE ?? '', '2026-'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      for (const { lectureDate } of sharedRecordings(message(text), ANYONE).recordings) {
        expect(lectureDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }),
  );
  for (const hostile of ['<a|', '`', '암호', 'https://a))))', ')', '3/', '2026.', '(Passcode ']) {
    const start = performance.now();
    sharedRecordings(message(`<${LINK}>${hostile.repeat(20_000)}`), ANYONE);
    expect(performance.now() - start).toBeLessThan(1000);
  }
});

test('blocks nested without end are no trouble', () => {
  let nested: unknown = { type: 'link', url: ONE };
  for (let depth = 0; depth < 100_000; depth++) nested = { type: 'x', elements: [nested] };
  expect(found(message('', { blocks: [nested] }))).toEqual([]);
});
