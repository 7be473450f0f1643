import { z } from 'zod';
import type { Store } from '../../store/open';
import { createTables } from '../../store/schema';
import type { Row } from '../../store/schema';
import type { CollectStep, SharedRecording } from '../model';
import { hashOfKey } from '../raw/raw-meta';
import { COLLECT_SCHEMA } from './collect-schema';

/** What is known of a recording: a row of the table `recordings`. */
export interface JournalEntry {
  readonly id: string;
  /** `SharedRecording.id`. */
  readonly place: string;
  readonly lecture_date: string;
  readonly shared_by: string | null;
  readonly shared_at: string;
  readonly topic: string | null;
  /** `collected` once it was, also where a later attempt failed. */
  readonly state: 'collected' | 'failed';
  /** Where the last attempt failed, and why; null if it did not. */
  readonly step: CollectStep | null;
  readonly problem: string | null;
  readonly attempts: number;
  /** SHA-256 of the answer that is in the tables. */
  readonly raw: string | null;
  /** Tells by which lists its people were found. */
  readonly people: string | null;
  readonly comments: number;
  readonly recomments: number;
  readonly cues: number;
  readonly tried_at: string;
  readonly collected_at: string | null;
}

const text = z.string();
const noText = z.string().nullable();
const count = z.coerce.number().int();

const ENTRY: z.ZodType<JournalEntry> = z.object({
  id: text,
  place: text,
  lecture_date: text,
  shared_by: noText,
  shared_at: text,
  topic: noText,
  state: z.enum(['collected', 'failed']),
  step: z
    .enum(['slack', 'users', 'page', 'passcode', 'player', 'info', 'raw', 'read', 'load'])
    .nullable(),
  problem: noText,
  attempts: count,
  raw: noText,
  people: noText,
  comments: count,
  recomments: count,
  cues: count,
  tried_at: text,
  collected_at: noText,
});

/** The entries by `SharedRecording.id`; the tables are made where they are missing. */
export async function readJournal(store: Store): Promise<Map<string, JournalEntry>> {
  await createTables(store.db, store.kind, COLLECT_SCHEMA);
  const rows = await store.db.selectFrom('recordings').selectAll().execute();
  return new Map(rows.map((row) => ENTRY.parse(row)).map((entry) => [entry.place, entry]));
}

/** The entry of a recording of which nothing is known yet. */
export function newEntry(recording: SharedRecording, now: Date): JournalEntry {
  const { sharedBy } = recording;
  return {
    id: hashOfKey(recording.id),
    place: recording.id,
    lecture_date: recording.lectureDate,
    shared_by: sharedBy === null ? null : (sharedBy.name ?? sharedBy.id),
    shared_at: recording.sharedAt.toISOString(),
    topic: null,
    state: 'failed',
    step: null,
    problem: null,
    attempts: 0,
    raw: null,
    people: null,
    comments: 0,
    recomments: 0,
    cues: 0,
    tried_at: now.toISOString(),
    collected_at: null,
  };
}

/** The entry as a row. */
export function journalRow(entry: JournalEntry): Row {
  return { ...entry };
}
