import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseQuestionReport } from './question-report.js';

const fixture = readFileSync(new URL('../../test/fixtures/side/qa_report.csv', import.meta.url));
const HEADER = '#,Question,Asker Name,Asker Email,Answer(s)\n';

test('reads the questions of a webinar', () => {
  const report = parseQuestionReport(fixture);
  expect(report.diagnostics).toEqual([]);
  expect(report.webinar).toMatchObject({ topic: 'Get paid on time', id: '123 456 789' });
  expect(report.questions).toEqual([
    {
      number: 1,
      text: 'How soon?',
      asker: 'Jane Doe',
      anonymous: false,
      email: 'jane@example.com',
      answers: [{ by: 'Host', text: 'Three days.' }],
      extra: {},
      line: 6,
    },
  ]);
});

test('an answer may have lines, and each "Answered by" begins another', () => {
  const [question] = parseQuestionReport(
    `${HEADER}2,왜요?,김하늘,,"Answered by 박서준: 첫째: 이유\n둘째\r\nAnswered by Host: 네"\n`,
  ).questions;
  expect(question?.answers).toEqual([
    { by: '박서준', text: '첫째: 이유\n둘째' },
    { by: 'Host', text: '네' },
  ]);
});

test('an answer alone belongs to the question above', () => {
  const { questions } = parseQuestionReport(
    `${HEADER}1,왜요?,김하늘,,그냥요\n,,,,Answered by Host: 네\n`,
  );
  expect(questions.map(({ answers }) => answers)).toEqual([
    [
      { by: null, text: '그냥요' },
      { by: 'Host', text: '네' },
    ],
  ]);
});

test('an anonymous asker has no name, an open question no answers', () => {
  const [question] = parseQuestionReport(`${HEADER}1,왜요?,Anonymous Attendee,,\n`).questions;
  expect(question).toMatchObject({ asker: null, anonymous: true, email: null, answers: [] });
});

test('unknown columns are kept, rows without question or answer are told', () => {
  const report = parseQuestionReport('#,Question,Asker Name,Votes\n1,,김하늘,\n2,왜요?,김하늘,5\n');
  expect(report.questions).toEqual([expect.objectContaining({ extra: { Votes: '5' }, line: 3 })]);
  expect(report.diagnostics.map(({ code, span }) => [code, span.line])).toEqual([
    ['invalid-row', 2],
  ]);
  expect(parseQuestionReport('hello').diagnostics[0]?.code).toBe('unknown-columns');
});
