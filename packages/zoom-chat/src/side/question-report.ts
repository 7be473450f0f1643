import { cleanName } from '../people/name.js';
import type { ChatDiagnostic } from '../types.js';
import { isAnonymous } from './anonymous.js';
import type { CsvRow } from './csv.js';
import { instantReader } from './report-instant.js';
import { readMeeting, readNumber, type ReportMeeting } from './report-meeting.js';
import { slashOrderOf } from './report-time.js';
import {
  cellOf,
  columnReader,
  extraCells,
  findColumns,
  isBlank,
  readSheet,
  report,
  reportNoColumns,
  type ColumnNames,
  type ReportOptions,
} from './sheet.js';

export interface QuestionAnswer {
  /** Who answered, as `Host`; `null` when the report does not tell. */
  readonly by: string | null;
  readonly text: string;
}

/** One question that was asked in the Q&A of a webinar. */
export interface Question {
  /** The number that the report gives it. */
  readonly number: number | null;
  readonly text: string;
  /** `null` for an anonymous asker. */
  readonly asker: string | null;
  readonly anonymous: boolean;
  readonly email: string | null;
  /** Empty while nobody answered in writing. */
  readonly answers: readonly QuestionAnswer[];
  /** Cells of unknown columns, by column name. */
  readonly extra: Readonly<Record<string, string>>;
  /** Line in the file, from 1. */
  readonly line: number;
}

export type QuestionField = 'number' | 'question' | 'asker' | 'email' | 'answers';

export interface QuestionReport {
  readonly webinar: ReportMeeting | null;
  readonly questions: readonly Question[];
  readonly diagnostics: readonly ChatDiagnostic[];
}

/** Options of the report. */
export type QuestionReportOptions = ReportOptions<QuestionField>;

/** The columns of the Q&A report that have been seen. */
export const QUESTION_COLUMNS: ColumnNames<QuestionField> = {
  number: ['#'],
  question: ['Question'],
  asker: ['Asker Name'],
  email: ['Asker Email'],
  answers: ['Answer(s)', 'Answer', 'Answers'],
};

const ANSWERED_BY = 'Answered by ';

/**
 * Reads the Q&A report (CSV) of a webinar. An answer is `Answered by Host: ...`; each line that
 * begins so begins another answer. A row with an answer alone adds it to the question above.
 *
 * @param input - The file, as bytes or as text.
 * @throws ZoomChatError `invalid-options` when `timeZone` is no zone. Never on content.
 * @example
 * ```ts
 * const csv = '#,Question,Asker Name,Asker Email,Answer(s)\n' +
 *   '1,How soon?,Jane Doe,jane@example.com,Answered by Host: Three days.\n';
 * parseQuestionReport(csv).questions[0]?.answers; // [{ by: 'Host', text: 'Three days.' }]
 * ```
 */
export function parseQuestionReport(
  input: string | Uint8Array,
  options: QuestionReportOptions = {},
): QuestionReport {
  const instantOf = instantReader(options.timeZone);
  const fieldOf = columnReader(QUESTION_COLUMNS, options.columns);
  const { rows, diagnostics } = readSheet(input);
  const order = options.dateOrder ?? slashOrderOf(rows.flatMap((row) => row.cells));
  const at = rows.findIndex((row) => {
    const columns = findColumns(row, fieldOf);
    return columns.has('question') && columns.size > 1;
  });
  const webinar = readMeeting(at === -1 ? rows : rows.slice(0, at), order, instantOf);
  const header = rows[at];
  if (header === undefined) {
    reportNoColumns(diagnostics, rows);
    return { webinar, questions: [], diagnostics };
  }

  const columns = findColumns(header, fieldOf);
  const questions: (Question & { answers: QuestionAnswer[] })[] = [];
  for (const row of rows.slice(at + 1)) {
    if (isBlank(row)) continue;
    const text = cellOf(row, columns, 'question');
    const answers = splitAnswers(cellOf(row, columns, 'answers') ?? '');
    const last = questions.at(-1);
    if (text !== null) questions.push(readQuestion(row, header, text, answers));
    else if (last !== undefined && answers.length > 0) last.answers.push(...answers);
    else report(diagnostics, 'invalid-row', 'warning', row.span, 'the row has no question');
  }

  function readQuestion(row: CsvRow, names: CsvRow, text: string, answers: QuestionAnswer[]) {
    const asker = cellOf(row, columns, 'asker');
    const anonymous = asker !== null && isAnonymous(asker);
    return {
      number: readNumber(cellOf(row, columns, 'number')),
      text,
      asker: asker === null || anonymous ? null : cleanName(asker),
      anonymous,
      email: cellOf(row, columns, 'email'),
      answers,
      extra: extraCells(row, names, columns.values()),
      line: row.span.line,
    };
  }

  return { webinar, questions, diagnostics };
}

/** Cuts a cell before each line that says who answered. */
function splitAnswers(cell: string): QuestionAnswer[] {
  const answers: { by: string | null; lines: string[] }[] = [];
  for (const line of cell.split(/\r\n|\r|\n/)) {
    const colon = line.startsWith(ANSWERED_BY) ? line.indexOf(': ') : -1;
    if (colon !== -1) {
      const by = cleanName(line.slice(ANSWERED_BY.length, colon));
      answers.push({ by, lines: [line.slice(colon + 2)] });
    } else if (answers.length === 0) answers.push({ by: null, lines: [line] });
    else answers.at(-1)?.lines.push(line);
  }
  return answers
    .map(({ by, lines }) => ({ by, text: lines.join('\n').trim() }))
    .filter(({ by, text }) => by !== null || text !== '');
}
