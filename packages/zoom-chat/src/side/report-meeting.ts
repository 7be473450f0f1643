import type { CsvRow } from './csv.js';
import type { InstantReader } from './report-instant.js';
import { readReportTime, type SlashOrder } from './report-time.js';
import { cellOf, columnReader, findColumns, isBlank, type ColumnNames } from './sheet.js';

/** What a report says of its meeting or webinar, in the lines before its table. */
export interface ReportMeeting {
  readonly id: string | null;
  readonly topic: string | null;
  readonly hostEmail: string | null;
  /** Local time, as `2024-04-24T09:00:01`. */
  readonly start: string | null;
  readonly end: string | null;
  /** The instants, once a zone is known. */
  readonly startAt: Date | null;
  readonly endAt: Date | null;
  readonly minutes: number | null;
}

export type MeetingField = 'id' | 'topic' | 'hostEmail' | 'start' | 'end' | 'minutes';

/** The names that Zoom gives these values, English and Korean. */
export const MEETING_COLUMNS: ColumnNames<MeetingField> = {
  id: ['Meeting ID', 'Webinar ID', 'Meeting/Webinar ID', '회의 ID', '웨비나 ID'],
  topic: ['Topic', 'Meeting Topic', '주제', '회의 주제'],
  hostEmail: ['User Email', 'Host Email', '사용자 이메일'],
  start: ['Start Time', 'Actual Start Time', '시작 시간', '실제 시작 시간'],
  end: ['End Time', 'Actual End Time', '종료 시간'],
  minutes: ['Duration (Minutes)', 'Actual Duration (Minutes)', '기간(분)'],
};

const meetingField = columnReader(MEETING_COLUMNS);

/**
 * Reads both layouts: a row of names above a row of values, and rows of name and value. `null`
 * when the rows tell nothing of a meeting.
 */
export function readMeeting(
  rows: readonly CsvRow[],
  order: SlashOrder,
  instantOf: InstantReader,
): ReportMeeting | null {
  const values = new Map<MeetingField, string>();
  const filled = rows.filter((row) => !isBlank(row));
  let valuesAt = -1;
  for (const [at, names] of filled.entries()) {
    if (at === valuesAt) continue;
    const columns = findColumns(names, meetingField);
    const [first, second] = names.cells;
    const single = meetingField(first ?? '');
    if (columns.size > 1) {
      valuesAt = at + 1;
      const below = filled[valuesAt];
      if (below === undefined) break;
      for (const field of columns.keys()) remember(field, cellOf(below, columns, field));
    } else if (single !== undefined) {
      remember(single, (second ?? '').trim());
    }
  }

  function remember(field: MeetingField, value: string | null): void {
    if (value !== null && value !== '' && !values.has(field)) values.set(field, value);
  }

  if (values.size === 0) return null;
  const start = readReportTime(values.get('start') ?? '', order);
  const end = readReportTime(values.get('end') ?? '', order);
  return {
    id: values.get('id') ?? null,
    topic: values.get('topic') ?? null,
    hostEmail: values.get('hostEmail') ?? null,
    start,
    end,
    startAt: instantOf(start),
    endAt: instantOf(end),
    minutes: readNumber(values.get('minutes') ?? null),
  };
}

/** A whole or decimal number, thousands separators allowed; else `null`. */
export function readNumber(text: string | null): number | null {
  if (text === null || text.length > 32) return null;
  const plain = text.replaceAll(',', '');
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
