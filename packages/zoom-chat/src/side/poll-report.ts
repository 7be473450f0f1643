import { cleanName } from '../people/name.js';
import type { ChatDiagnostic } from '../types.js';
import { isAnonymous } from './anonymous.js';
import type { CsvRow } from './csv.js';
import {
  findPollTables,
  questionColumns,
  type AskedColumn,
  type PollField,
} from './poll-tables.js';
import { instantReader } from './report-instant.js';
import { readMeeting, type ReportMeeting } from './report-meeting.js';
import { readReportTime, slashOrderOf } from './report-time.js';
import {
  cellOf,
  columnReader,
  findColumns,
  isBlank,
  readSheet,
  report,
  reportNoColumns,
  type ColumnNames,
  type ReportOptions,
} from './sheet.js';

export interface PollAnswer {
  readonly question: string;
  /** The answer as it stands; every kind of line break is `\n`. */
  readonly text: string;
  /**
   * The answer cut at `;` and at line breaks, as Zoom joins several choices. A choice that holds
   * such a character itself is cut too: the report does not tell the two apart.
   */
  readonly choices: readonly string[];
}

export interface PollRespondent {
  /** `null` for an anonymous respondent. */
  readonly name: string | null;
  readonly anonymous: boolean;
  readonly email: string | null;
  /** Local time of the account, as `2024-04-24T09:00:01`. */
  readonly submitted: string | null;
  /** The instant; `null` without the option `timeZone`. */
  readonly submittedAt: Date | null;
  /** Questions that were left out are not here. */
  readonly answers: readonly PollAnswer[];
  /** Line in the file, from 1. */
  readonly line: number;
}

/** One table of the report. */
export interface Poll {
  readonly title: string | null;
  /** In the order of the columns, or of appearance where the columns do not name them. */
  readonly questions: readonly string[];
  readonly respondents: readonly PollRespondent[];
}

export type { PollField } from './poll-tables.js';

export interface PollReport {
  readonly meeting: ReportMeeting | null;
  readonly polls: readonly Poll[];
  readonly diagnostics: readonly ChatDiagnostic[];
}

/** Options of the report. */
export type PollReportOptions = ReportOptions<PollField>;

/** The columns of the poll report beside the questions. */
export const POLL_COLUMNS: ColumnNames<PollField> = {
  number: ['#', 'Id'],
  name: ['User Name', 'Name', '사용자 이름', '이름'],
  email: ['User Email', 'Email Address', 'Email', '사용자 이메일', '이메일', '이메일 주소'],
  submitted: [
    'Submitted Date/Time',
    'Submitted Date and Time',
    '제출 날짜 및 시간',
    '제출 날짜/시간',
  ],
  answer: ['Answer', '답변'],
};

/**
 * Reads the poll report (CSV) of a meeting or webinar. Three layouts are known: the questions are
 * names of columns (since 2021; one table a poll or a question), each row repeats question and
 * answer in pairs (before), or a question stands in a row of its own above the table.
 *
 * @param input - The file, as bytes or as text.
 * @throws ZoomChatError `invalid-options` when `timeZone` is no zone. Never on content.
 * @example
 * ```ts
 * const csv = '#,User Name,User Email,Submitted Date/Time,오늘 수업은?\n' +
 *   '1,김하늘,sky@example.com,2024-04-24 11:00:00,쉬웠다;재미있다\n';
 * parsePollReport(csv).polls[0]?.respondents[0]?.answers[0]?.choices; // ['쉬웠다', '재미있다']
 * ```
 */
export function parsePollReport(
  input: string | Uint8Array,
  options: PollReportOptions = {},
): PollReport {
  const instantOf = instantReader(options.timeZone);
  const fieldOf = columnReader(POLL_COLUMNS, options.columns);
  const { rows, diagnostics } = readSheet(input);
  const order = options.dateOrder ?? slashOrderOf(rows.flatMap((row) => row.cells));
  const tables = findPollTables(rows, (row) => {
    const columns = findColumns(row, fieldOf);
    const isHeader = columns.has('name') && (columns.has('submitted') || columns.has('answer'));
    return isHeader ? columns : null;
  });
  const meeting = readMeeting(rows.slice(0, tables[0]?.top ?? rows.length), order, instantOf);
  if (tables.length === 0) reportNoColumns(diagnostics, rows);

  const polls = tables.map((table): Poll => {
    const { columns, titles, header } = table;
    const questionAbove = columns.has('answer') ? (titles.pop() ?? '') : null;
    const asked = questionColumns(header, columns, questionAbove);
    const questions = new Set(asked.map(({ question }) => question));
    const respondents: PollRespondent[] = [];
    for (const row of rows.slice(table.top + 1, table.end)) {
      if (isBlank(row)) continue;
      const name = cellOf(row, columns, 'name');
      const answers = asked.length > 0 ? answersIn(row, asked) : answerPairs(row, columns);
      if (name === null && answers.length === 0) {
        report(diagnostics, 'invalid-row', 'info', row.span, 'the row has no name and no answer');
        continue;
      }
      for (const { question } of answers) questions.add(question);
      const anonymous = name !== null && isAnonymous(name);
      const submitted = readReportTime(cellOf(row, columns, 'submitted') ?? '', order);
      respondents.push({
        name: name === null || anonymous ? null : cleanName(name),
        anonymous,
        email: cellOf(row, columns, 'email'),
        submitted,
        submittedAt: instantOf(submitted),
        answers,
        line: row.span.line,
      });
    }
    return {
      title: titles.at(-1) ?? null,
      questions: [...questions],
      respondents,
    };
  });
  return { meeting, polls, diagnostics };
}

function answersIn(row: CsvRow, asked: readonly AskedColumn[]): PollAnswer[] {
  return asked.flatMap(({ at, question }) => readAnswer(question, row.cells[at] ?? ''));
}

/** Question, answer, question, answer, ... behind the last known column. */
function answerPairs(row: CsvRow, columns: ReadonlyMap<PollField, number>): PollAnswer[] {
  const answers: PollAnswer[] = [];
  const first = Math.max(...columns.values()) + 1;
  for (let at = first; at < row.cells.length; at += 2) {
    const question = (row.cells[at] ?? '').trim();
    if (question !== '') answers.push(...readAnswer(question, row.cells[at + 1] ?? ''));
  }
  return answers;
}

function readAnswer(question: string, cell: string): PollAnswer[] {
  const text = cell.replace(/\r\n?/g, '\n').trim();
  if (text === '') return [];
  const choices = text.split(/[;\n]/).map((choice) => choice.trim());
  return [{ question, text, choices: choices.filter((choice) => choice !== '') }];
}
