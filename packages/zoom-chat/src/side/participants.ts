import type { ChatDiagnostic } from '../types.js';
import type { CsvRow } from './csv.js';
import {
  PARTICIPANT_COLUMNS,
  readParticipant,
  type Participant,
  type ParticipantField,
  type ParticipantTable,
} from './participant-row.js';
import { instantReader } from './report-instant.js';
import { readMeeting, type ReportMeeting } from './report-meeting.js';
import { slashOrderOf } from './report-time.js';
import {
  columnReader,
  findColumns,
  isBlank,
  onlyCell,
  readSheet,
  report,
  reportNoColumns,
  type ReportOptions,
} from './sheet.js';

export type { Participant, ParticipantField } from './participant-row.js';

export interface ParticipantsReport {
  /** The block before the table, where there is one. */
  readonly meeting: ReportMeeting | null;
  readonly participants: readonly Participant[];
  readonly diagnostics: readonly ChatDiagnostic[];
}

/** Options of the report. */
export type ParticipantsOptions = ReportOptions<ParticipantField>;

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
  const tables = rows.map((header): ParticipantTable | null => {
    const columns = findColumns(header, fieldOf);
    const isHeader = columns.has('name') && (columns.size > 1 || onlyCell(header) !== null);
    return isHeader ? { header, columns } : null;
  });

  const participants: Participant[] = [];
  const preface: CsvRow[] = [];
  let table: ParticipantTable | null = null;
  for (const [at, row] of rows.entries()) {
    const own = tables[at] ?? null;
    const titleOfTable = onlyCell(row) !== null && (tables[at + 1] ?? null) !== null;
    if (own !== null) {
      // A webinar's report has a table for the hosts, one for the panelists, one for the others.
      table = own;
      reportUnknownColumns(diagnostics, own);
    } else if (table === null) preface.push(row);
    else if (!isBlank(row) && !titleOfTable) {
      const participant = readParticipant(row, table, { order, instantOf, diagnostics });
      if (participant !== null) participants.push(participant);
    }
  }
  if (table === null) reportNoColumns(diagnostics, rows);
  return { meeting: readMeeting(preface, order, instantOf), participants, diagnostics };
}

function reportUnknownColumns(
  diagnostics: ChatDiagnostic[],
  { header, columns }: ParticipantTable,
): void {
  const count = header.cells.filter((name) => name.trim() !== '').length - columns.size;
  if (count === 0) return;
  const message = `${count} of the columns are unknown; their cells are in \`extra\``;
  report(diagnostics, 'unknown-columns', 'info', header.span, message);
}
