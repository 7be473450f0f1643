import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseParticipants } from './participants.js';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../test/fixtures/side/${name}`, import.meta.url));

test('reads a Korean report', () => {
  const report = parseParticipants(fixture('ko_participants.csv'), { timeZone: 'Asia/Seoul' });
  expect(report.diagnostics).toEqual([]);
  expect(report.meeting).toBeNull();
  expect(report.participants).toEqual([
    {
      name: '행정부_홍길동',
      originalName: null,
      email: 'a@example.kr',
      join: '2024-04-24T09:00:01',
      leave: '2024-04-24T10:32:10',
      joinAt: new Date('2024-04-24T00:00:01Z'),
      leaveAt: new Date('2024-04-24T01:32:10Z'),
      minutes: 93,
      guest: false,
      recordingConsent: null,
      inWaitingRoom: null,
      extra: {},
      line: 2,
    },
    expect.objectContaining({
      name: '이도윤의 iPhone',
      originalName: '이도윤',
      email: null,
      guest: true,
      line: 3,
    }),
  ]);
});

test('reads the old English columns with the block on the meeting', () => {
  const report = parseParticipants(
    [
      '\ufeffMeeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,',
      '123 456 789,"Python, day 3",09/24/2020 11:30:00 AM,09/24/2020 01:00:00 PM,host@example.com,90,2,',
      '',
      'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room',
      '015_Loki (Loki Laufeyson),loki@example.com,09/24/2020 11:35:16 AM,09/24/2020 12:35:16 PM,60,No,Yes,No',
    ].join('\r\n'),
  );
  expect(report.meeting).toEqual({
    id: '123 456 789',
    topic: 'Python, day 3',
    hostEmail: 'host@example.com',
    start: '2020-09-24T11:30:00',
    end: '2020-09-24T13:00:00',
    startAt: null,
    endAt: null,
    minutes: 90,
  });
  expect(report.participants[0]).toMatchObject({
    name: '015_Loki',
    originalName: 'Loki Laufeyson',
    join: '2020-09-24T11:35:16',
    leave: '2020-09-24T12:35:16',
    joinAt: null,
    minutes: 60,
    guest: false,
    recordingConsent: true,
    inWaitingRoom: false,
    line: 5,
  });
});

test('reads the new English columns, whatever their order', () => {
  const [person] = parseParticipants(
    'Duration (minutes),Email,Name (original name),Leave time,Join time,Recording disclaimer response\n' +
      '12,,김하늘,2024. 4. 24. 오전 9:12:01,2024. 4. 24. 오전 9:00:01,OK\n',
  ).participants;
  expect(person).toMatchObject({
    name: '김하늘',
    join: '2024-04-24T09:00:01',
    leave: '2024-04-24T09:12:01',
    minutes: 12,
    recordingConsent: true,
  });
});

test('reads the Korean block of names and values', () => {
  const report = parseParticipants(
    '회의 보고서,,\n주제,데이터 수업 1회차,\n실제 시작 시간,2024.4.24 9:00:00,\n,,\n' +
      '이름(원래 이름),사용자 이메일,참가 시간(분)\n2조_하늘,sky@example.kr,92\n',
    { timeZone: 'Asia/Seoul' },
  );
  expect(report.meeting).toMatchObject({
    topic: '데이터 수업 1회차',
    start: '2024-04-24T09:00:00',
    startAt: new Date('2024-04-24T00:00:00Z'),
  });
  expect(report.participants).toEqual([
    expect.objectContaining({ name: '2조_하늘', minutes: 92, join: null }),
  ]);
});

test('each table of a webinar report has its own columns', () => {
  const names = parseParticipants(
    'Host Details,\nAttended,User Name (Original Name),Email,Time in Session (minutes)\n' +
      'Yes,박서준(강사),host@example.com,93\n' +
      'Attendee Details,\nUser Name (Original Name),Is Guest\n하늘 (김하늘),Yes\n',
  ).participants.map(({ name, originalName, guest }) => [name, originalName, guest]);
  expect(names).toEqual([
    ['박서준(강사)', null, null],
    ['하늘', '김하늘', true],
  ]);
});

test('keeps unknown columns, and cells that it does not understand, under their names', () => {
  const report = parseParticipants(
    'Name (Original Name),Seat,Join Time,Guest,__proto__,Seat\n김하늘,7,soon,perhaps,x,8\n',
  );
  expect(Object.entries(report.participants[0]?.extra ?? {})).toEqual([
    ['Seat', '7'],
    ['Join Time', 'soon'],
    ['Guest', 'perhaps'],
    ['__proto__', 'x'],
    ['Seat (column 6)', '8'],
  ]);
  expect(report.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['unknown-columns', 'info'],
    ['time-invalid', 'warning'],
  ]);
});

test('columns of other languages can be added', () => {
  const report = parseParticipants('名前（元の名前）,ゲスト\n花子 (佐藤 花子),No\n', {
    columns: { name: ['名前（元の名前）'], guest: ['ゲスト'] },
  });
  expect(report.participants[0]).toMatchObject({ originalName: '佐藤 花子', guest: false });
});

test('a row without a name or with too many cells is told, and the rest goes on', () => {
  const report = parseParticipants('Name,Guest\n,No\n김하늘,No,left over\n이도윤,Yes\n');
  expect(report.participants.map(({ name }) => name)).toEqual(['김하늘', '이도윤']);
  expect(report.participants[0]?.extra).toEqual({ 'column 3': 'left over' });
  expect(report.diagnostics.map(({ code, span }) => [code, span.line])).toEqual([
    ['invalid-row', 2],
    ['invalid-row', 3],
  ]);
});

test('a file of tabs, as a spreadsheet saves it, is read', () => {
  const bytes = Buffer.from('\ufeff이름(원래 이름)\t게스트\n김하늘\t예\n', 'utf16le');
  expect(parseParticipants(bytes).participants[0]).toMatchObject({ name: '김하늘', guest: true });
});

test('what is no report gives a diagnostic', () => {
  expect(parseParticipants('hello\nworld\n').diagnostics[0]?.code).toBe('unknown-columns');
  expect(parseParticipants('').diagnostics[0]?.code).toBe('empty-input');
});

test('never throws, and tells no content', () => {
  const cell = fc.constantFrom(
    '이름',
    'Name',
    'Guest',
    'Topic',
    '비밀',
    '2024. 4. 24. 오전 9:00',
    '',
    '"',
  );
  const text = fc
    .array(fc.array(cell), { maxLength: 8 })
    .map((rows) => rows.map((row) => row.join(',')).join('\n'));
  fc.assert(
    fc.property(text, (csv) => {
      const { diagnostics } = parseParticipants(csv, { timeZone: 'Asia/Seoul' });
      expect(diagnostics.some(({ message }) => message.includes('비밀'))).toBe(false);
    }),
    { seed: 20240424, numRuns: 300 },
  );
});
