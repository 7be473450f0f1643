import type { ColumnSchema } from '@nunchi/zoom-chat';
import { CHAT_SCHEMA } from '../../store/schema';
import type { Schema } from '../../store/schema';

const key: ColumnSchema = { type: 'key', nullable: false };
const name: ColumnSchema = { type: 'name', nullable: false };
const noName: ColumnSchema = { type: 'name', nullable: true };
const text: ColumnSchema = { type: 'text', nullable: false };
const noText: ColumnSchema = { type: 'text', nullable: true };
const time: ColumnSchema = { type: 'time', nullable: false };
const noTime: ColumnSchema = { type: 'time', nullable: true };
const integer: ColumnSchema = { type: 'integer', nullable: false };

/**
 * The tables of a collection: the five of a chat, the recordings with what became of them, and what was
 * said in them. Addresses and passcodes are in none.
 */
export const COLLECT_SCHEMA: Schema = {
  ...CHAT_SCHEMA,
  recordings: {
    columns: {
      id: key,
      place: name,
      lecture_date: time,
      shared_by: noName,
      shared_at: time,
      topic: noText,
      state: name,
      step: noName,
      problem: noText,
      attempts: integer,
      raw: noName,
      people: noName,
      comments: integer,
      recomments: integer,
      cues: integer,
      tried_at: time,
      collected_at: noTime,
    },
    primaryKey: ['id'],
    unique: [],
    references: {},
  },
  transcript_cues: {
    columns: {
      recording_id: key,
      position: integer,
      starts_ms: integer,
      ends_ms: integer,
      speaker: noText,
      content: text,
    },
    primaryKey: ['recording_id', 'position'],
    unique: [],
    references: { recording_id: 'recordings' },
    owner: { table: 'recordings', column: 'recording_id' },
  },
};
