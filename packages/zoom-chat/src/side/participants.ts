import type { ChatDiagnostic } from '../types.js';
import type { CsvRow } from './csv.js';
import { splitOriginalName } from './original-name.js';
import { instantReader } from './report-instant.js';
import { readMeeting, readNumber, type ReportMeeting } from './report-meeting.js';
import { readReportTime, slashOrderOf, type SlashOrder } from './report-time.js';
import {
  cellOf,
  columnReader,
  extraCells,
  findColumns,
  isBlank,
  onlyCell,
  readSheet,
  report,
  type ColumnNames,
} from './sheet.js';

/** One row of the participants report: a person, or one stay of a person. */
export interface Participant {
  /** Display name at the end, without the original name behind it. */
  readonly name: string;
  /** The name before the person renamed; `null` when the report tells none. */
  readonly originalName: string | null;
  readonly email: string | null;
  /** Local time of the account, as `2024-04-24T09:00:01`; `null` in the report of unique users. */
  readonly join: string | null;
  readonly leave: string | null;
  /** The instants; `null` without the option `timeZone`. */
  readonly joinAt: Date | null;
  readonly leaveAt: Date | null;
  readonly minutes: number | null;
  readonly guest: boolean | null;
  readonly recordingConsent: boolean | null;
  readonly inWaitingRoom: boolean | null;
  /** Cells of unknown columns, and of known ones that could not be read, by column name. */
  readonly extra: Readonly<Record<string, string>>;
  /** Line in the file, from 1. */
  readonly line: number;
}

export type ParticipantField =
  'name' | 'email' | 'join' | 'leave' | 'minutes' | 'guest' | 'recordingConsent' | 'inWaitingRoom';

export interface ParticipantsReport {
  /** The block before the table, where there is one. */
  readonly meeting: ReportMeeting | null;
  readonly participants: readonly Participant[];
  readonly diagnostics: readonly ChatDiagnostic[];
}

export interface ParticipantsOptions {
  /** Zone of the account, as `Asia/Seoul`; makes instants of the local times. */
  readonly timeZone?: string;
  /** For `04/05/2024`. Default: day first if some date of the file needs it, else month first. */
  readonly dateOrder?: SlashOrder;
  /** Column names of other languages, beside the built-in ones. */
  readonly columns?: Partial<ColumnNames<ParticipantField>>;
}

/** Column names of the participants report, old and new English and Korean. */
export const PARTICIPANT_COLUMNS: ColumnNames<ParticipantField> = {
  name: [
    'Name (Original Name)',
    'User Name (Original Name)',
    'Name',
    'User Name',
    '이름(원래 이름)',
    '이름',
  ],
  email: ['User Email', 'Email', 'Email Address', '사용자 이메일', '이메일'],
  join: ['Join Time', '참가 시간'],
  leave: ['Leave Time', '나간 시간'],
  minutes: [
    'Duration (Minutes)',
    'Total Duration (Minutes)',
    'Time in Session (Minutes)',
    '기간(분)',
    '총 기간(분)',
    '참가 시간(분)',
  ],
  guest: ['Guest', 'Is Guest', '게스트'],
  recordingConsent: ['Recording Consent', 'Recording Disclaimer Response'],
  inWaitingRoom: ['In Waiting Room'],
};

const YES = new Set(['yes', 'y', 'true', 'ok', '예']);
const NO = new Set(['no', 'n', 'false', '아니요', '아니오']);

/**
 * Reads Zoom's participants report (CSV), with or without the block on the meeting before it.
 * Columns are found by name, not by place. Rows that are no participants become diagnostics.
 *
 * @param input - The file, as bytes or as text.
 * @returns Every row in the order of the file; a person who left and came back has several.
 * @throws ZoomChatError `invalid-options` when `timeZone` is no zone. Never on content.
 * @example
 * ```ts
 * const csv = '이름(원래 이름),사용자 이메일,참가 시간,나간 시간,기간(분),게스트\n' +
 *   '2조_하늘 (김하늘),,2024. 4. 24. 오전 9:00:01,2024. 4. 24. 오전 9:50:00,50,예\n';
 * const { participants } = parseParticipants(csv, { timeZone: 'Asia/Seoul' });
 * participants[0]?.originalName; // '김하늘'
 * participants[0]?.joinAt?.toISOString(); // '2024-04-24T00:00:01.000Z'
 * ```
 */
export function parseParticipants(
  input: string | Uint8Array,
  options: ParticipantsOptions = {},
): ParticipantsReport {
  const instantOf = instantReader(options.timeZone);
  const fieldOf = columnReader(PARTICIPANT_COLUMNS, options.columns);
  const { rows, diagnostics } = readSheet(input);
  const order = options.dateOrder ?? slashOrderOf(rows.flatMap((row) => row.cells));
  const tables = rows.map((row) => {
    const columns = findColumns(row, fieldOf);
    const isHeader = columns.has('name') && (columns.size > 1 || onlyCell(row) !== null);
    return isHeader ? columns : null;
  });
  const first = tables.findIndex((columns) => columns !== null);
  if (first === -1) {
    if (rows.some((row) => !isBlank(row))) {
      const span = { start: 0, end: 0, line: 1 };
      report(diagnostics, 'unknown-columns', 'error', span, 'no row names the columns of a report');
    }
    return {
      meeting: readMeeting(rows, order, instantOf),
      participants: [],
      diagnostics,
    };
  }

  const participants: Participant[] = [];
  let header = rows[first] as CsvRow;
  let columns = tables[first] as ReadonlyMap<ParticipantField, number>;
  rows.forEach((row, at) => {
    if (at < first || isBlank(row)) return;
    const ownColumns = tables[at];
    if (ownColumns != null) {
      // A webinar's report has a table for the hosts, one for the panelists, one for the others.
      header = row;
      columns = ownColumns;
      reportUnknownColumns(diagnostics, row, columns);
      return;
    }
    if (tables[at + 1] != null && onlyCell(row) !== null) return;
    const name = cellOf(row, columns, 'name');
    if (name === null) {
      report(diagnostics, 'invalid-row', 'warning', row.span, 'the row has no name');
      return;
    }
    if (row.cells.slice(header.cells.length).some((cell) => cell.trim() !== '')) {
      report(
        diagnostics,
        'invalid-row',
        'warning',
        row.span,
        'the row has more cells than columns',
      );
    }
    participants.push(readRow(row, name));
  });

  function readRow(row: CsvRow, name: string): Participant {
    const understood = new Set<number | undefined>([columns.get('name'), columns.get('email')]);
    const read = <T>(field: ParticipantField, parse: (text: string) => T | null): T | null => {
      const text = cellOf(row, columns, field);
      const value = text === null ? null : parse(text);
      if (value !== null) understood.add(columns.get(field));
      else if (text !== null && (field === 'join' || field === 'leave')) {
        report(
          diagnostics,
          'time-invalid',
          'warning',
          row.span,
          `the ${field} time is not understood`,
        );
      }
      return value;
    };
    const join = read('join', (text) => readReportTime(text, order));
    const leave = read('leave', (text) => readReportTime(text, order));
    return {
      ...splitOriginalName(name),
      email: cellOf(row, columns, 'email'),
      join,
      leave,
      joinAt: instantOf(join),
      leaveAt: instantOf(leave),
      minutes: read('minutes', readNumber),
      guest: read('guest', readAnswer),
      recordingConsent: read('recordingConsent', readAnswer),
      inWaitingRoom: read('inWaitingRoom', readAnswer),
      extra: extraCells(row, header, understood as Set<number>),
      line: row.span.line,
    };
  }

  return {
    meeting: readMeeting(rows.slice(0, first), order, instantOf),
    participants,
    diagnostics,
  };
}

function readAnswer(text: string): boolean | null {
  const word = text.normalize('NFC').toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

function reportUnknownColumns(
  diagnostics: ChatDiagnostic[],
  header: CsvRow,
  columns: ReadonlyMap<ParticipantField, number>,
): void {
  const count = header.cells.filter((name) => name.trim() !== '').length - columns.size;
  if (count === 0) return;
  const message = `${count} of the columns are unknown; their cells are in \`extra\``;
  report(diagnostics, 'unknown-columns', 'info', header.span, message);
}
