import type { ChatDiagnostic } from '../types.js';
import type { CsvRow } from './csv.js';
import { splitOriginalName } from './original-name.js';
import type { InstantReader } from './report-instant.js';
import { readNumber } from './report-meeting.js';
import { readReportTime, type SlashOrder } from './report-time.js';
import { cellOf, extraCells, report, type ColumnNames } from './sheet.js';

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

/** A row of column names, and what they mean. */
export interface ParticipantTable {
  readonly header: CsvRow;
  readonly columns: ReadonlyMap<ParticipantField, number>;
}

export interface ParticipantContext {
  readonly order: SlashOrder;
  readonly instantOf: InstantReader;
  readonly diagnostics: ChatDiagnostic[];
}

/** Reads one row below a row of column names; `null` for a row that names nobody. */
export function readParticipant(
  row: CsvRow,
  { header, columns }: ParticipantTable,
  { order, instantOf, diagnostics }: ParticipantContext,
): Participant | null {
  const name = cellOf(row, columns, 'name');
  if (name === null) {
    report(diagnostics, 'invalid-row', 'warning', row.span, 'the row has no name');
    return null;
  }
  if (row.cells.slice(header.cells.length).some((cell) => cell.trim() !== '')) {
    report(diagnostics, 'invalid-row', 'warning', row.span, 'more cells than columns');
  }

  /** Columns whose cell went into a field; the others go to `extra`. */
  const understood = new Set<number | undefined>([columns.get('name'), columns.get('email')]);
  const read = <T>(field: ParticipantField, parse: (text: string) => T | null): T | null => {
    const text = cellOf(row, columns, field);
    const value = text === null ? null : parse(text);
    if (value !== null) understood.add(columns.get(field));
    return value;
  };
  const readTime = (field: 'join' | 'leave'): string | null => {
    const time = read(field, (text) => readReportTime(text, order));
    if (time === null && cellOf(row, columns, field) !== null) {
      report(diagnostics, 'time-invalid', 'warning', row.span, `${field} is no time`);
    }
    return time;
  };

  const join = readTime('join');
  const leave = readTime('leave');
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
    extra: extraCells(row, header, understood),
    line: row.span.line,
  };
}

function readAnswer(text: string): boolean | null {
  const word = text.normalize('NFC').toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}
