import { rowsOf, tidy } from '../../store/rows';
import type { Row } from '../../store/schema';
import { COLLECT_SCHEMA } from '../store/collect-schema';
import { journalRow } from '../store/journal';
import type { JournalEntry } from '../store/journal';
import type { MatchedPeople } from '../users/match-people';
import type { KeptAnswer } from './read-kept-answer';

/** What of a recording goes into the database. */
export interface RecordingTables {
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  /** As it is among the rows. */
  readonly entry: JournalEntry;
}

/** The rows of one recording, its journal entry with their counts among them. */
export function recordingTables(
  { chat, transcript }: KeptAnswer,
  { people }: Pick<MatchedPeople, 'people'>,
  entry: JournalEntry,
  includeDirect: boolean,
): RecordingTables {
  const dated = chat.messages.every(({ at }) => at !== null);
  const lecture = {
    key: `${entry.lecture_date} ${entry.place}`,
    title: entry.topic ?? '',
    date: dated ? entry.lecture_date : null,
    files: [],
    chat,
  };
  const chatRows = rowsOf([lecture], people, includeDirect);
  const cues = transcript.cues.map(({ start, end, speaker, text }, position): Row => ({
    recording_id: entry.id,
    position,
    starts_ms: Math.round(start * 1000),
    ends_ms: Math.round(end * 1000),
    speaker,
    content: text,
  }));
  const counted: JournalEntry = {
    ...entry,
    comments: chatRows.comments.length,
    recomments: chatRows.recomments.length,
    cues: cues.length,
  };
  const rows = {
    ...chatRows,
    recordings: tidied('recordings', [journalRow(counted)]),
    transcript_cues: tidied('transcript_cues', cues),
  };
  return { rows, entry: counted };
}

/** Rows with text that every database takes. */
export function tidied(name: string, rows: readonly Row[]): Row[] {
  const table = COLLECT_SCHEMA[name];
  return table === undefined ? [...rows] : rows.map((row) => tidy(table, row));
}
