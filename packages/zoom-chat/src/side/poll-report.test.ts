import { expect, test } from 'vitest';
import { parsePollReport } from './poll-report.js';

test('reads a report whose columns are the questions, one table a poll', () => {
  const report = parsePollReport(
    [
      'Overview',
      'Generate Time,Meeting Topic,Meeting/Webinar ID,Actual Start Time',
      '08/29/2026,데이터 수업,925 6937 8808,08/29/2026 10:00:00',
      '',
      'Launched Polls',
      '#,Poll Name,Questions,Responses',
      '1,만족도,2,2',
      '',
      '만족도',
      '#,User Name,Email Address,Submitted Date and Time,오늘은 어땠나요?,"더 배울 것, 있나요?"',
      '1,김하늘,sky@example.com,08/29/2026 11:00:00,쉬웠다;재미있다,',
      '2,Anonymous Attendee,,08/29/2026 11:00:05,어려웠다,"첫째\r\n둘째"',
      '3,,,,,',
      '',
      '점심',
      '#,User Name,Email Address,Submitted Date and Time,메뉴',
      '1,이도윤,,08/29/2026 11:30:00,김밥',
    ].join('\n'),
    { timeZone: 'Asia/Seoul' },
  );
  expect(report.meeting).toMatchObject({ topic: '데이터 수업', start: '2026-08-29T10:00:00' });
  expect(report.polls.map(({ title, questions }) => [title, questions])).toEqual([
    ['만족도', ['오늘은 어땠나요?', '더 배울 것, 있나요?']],
    ['점심', ['메뉴']],
  ]);
  expect(report.polls[0]?.respondents).toEqual([
    {
      name: '김하늘',
      anonymous: false,
      email: 'sky@example.com',
      submitted: '2026-08-29T11:00:00',
      submittedAt: new Date('2026-08-29T02:00:00Z'),
      answers: [
        {
          question: '오늘은 어땠나요?',
          text: '쉬웠다;재미있다',
          choices: ['쉬웠다', '재미있다'],
        },
      ],
      line: 11,
    },
    expect.objectContaining({
      name: null,
      anonymous: true,
      answers: [
        expect.objectContaining({ choices: ['어려웠다'] }),
        expect.objectContaining({ text: '첫째\n둘째', choices: ['첫째', '둘째'] }),
      ],
    }),
  ]);
  expect(report.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['invalid-row', 'info'],
  ]);
});

test('reads the older layout, whose rows repeat question and answer', () => {
  const { polls } = parsePollReport(
    '#,User Name,User Email,Submitted Date/Time,\n' +
      '1,김하늘,sky@example.com,"Apr 7, 2020 13:00:00",Ready?,Yes,Why?,Because,\n' +
      '2,이도윤,,"Apr 7, 2020 13:00:09",Why?,So\n',
  );
  expect(polls[0]?.questions).toEqual(['Ready?', 'Why?']);
  expect(
    polls[0]?.respondents.map(({ submitted, answers }) => [
      submitted,
      answers.map(({ question, text }) => `${question} ${text}`),
    ]),
  ).toEqual([
    ['2020-04-07T13:00:00', ['Ready? Yes', 'Why? Because']],
    ['2020-04-07T13:00:09', ['Why? So']],
  ]);
});

test('reads Korean columns with title and question in rows of their own', () => {
  const { polls, meeting } = parsePollReport(
    '주제,실제 시작 시간\n데이터 수업,2024.4.24 9:00:00\n\n출석 확인,,\n오늘 뭐 배웠나요?,,\n' +
      '사용자 이름,제출 날짜 및 시간,답변\n김하늘,2024. 4. 24. 오전 11:00:00,파이썬\n',
  );
  expect(meeting).toMatchObject({ topic: '데이터 수업', start: '2024-04-24T09:00:00' });
  expect(polls).toEqual([
    {
      title: '출석 확인',
      questions: ['오늘 뭐 배웠나요?'],
      respondents: [
        expect.objectContaining({
          name: '김하늘',
          submitted: '2024-04-24T11:00:00',
          answers: [{ question: '오늘 뭐 배웠나요?', text: '파이썬', choices: ['파이썬'] }],
        }),
      ],
    },
  ]);
});

test('a table for each question, as in 2021, gives as many polls', () => {
  const header = '#,User Name,User Email,Submitted Date/Time,';
  const { polls } = parsePollReport(
    `Poll Report\nReport Generated:,"Apr 07, 2022 02:09 PM"\n${header}첫째?\n1,김하늘,,2022-04-07 10:00,네\n${header}둘째?\n1,김하늘,,2022-04-07 10:01,아니요\n`,
  );
  expect(
    polls.map(({ title, questions, respondents }) => [title, questions, respondents.length]),
  ).toEqual([
    [null, ['첫째?'], 1],
    [null, ['둘째?'], 1],
  ]);
});

test('what is no report gives a diagnostic', () => {
  expect(parsePollReport('hello').diagnostics[0]?.code).toBe('unknown-columns');
});
