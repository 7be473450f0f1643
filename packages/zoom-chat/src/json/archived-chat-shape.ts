import * as z from 'zod/mini';

/** The archive of one meeting, after Zoom's "Archived JSON schemas". Other keys are ignored. */
export interface ChatArchive {
  uuid?: string | null | undefined;
  messages: unknown[];
}

/** A record of the archive. Names, mails, ids and content are base64 of UTF-8. */
export interface ArchivedRecord {
  /**
   * 1 public, 2 private, 3 deleted, 4 emoji reaction, 5 nonverbal feedback, 6 edited, 7 reply.
   */
  msg_type: number;
  /** Since the meeting started, `00:05:30`. */
  e_time: string;
  s_name?: string | null | undefined;
  r_name?: string | null | undefined;
  msg_id?: string | null | undefined;
  /**
   * Six pairs of digits. The fifth is the receiver: 01 everyone, 02 hosts and panelists, 03 an
   * attendee with a copy to hosts and panelists, 04 one person, 05 the waiting room, 06 all hosts
   * (from the waiting room), 07 a private group.
   */
  msg_extended_type?: string | null | undefined;
  msg_content?: string | null | undefined;
  /** What was deleted or edited. */
  original_msg_id?: string | null | undefined;
  /** What is answered. */
  parent_msg_id?: string | null | undefined;
  files?: { fileName: string }[] | null | undefined;
}

export const chatArchive: z.ZodMiniType<ChatArchive> = z.looseObject({
  uuid: z.nullish(z.string()),
  messages: z.array(z.unknown()),
});

const text = z.nullish(z.string());

export const archivedRecord: z.ZodMiniType<ArchivedRecord> = z.looseObject({
  msg_type: z.number(),
  e_time: z.string(),
  s_name: text,
  r_name: text,
  msg_id: text,
  msg_extended_type: text,
  msg_content: text,
  original_msg_id: text,
  parent_msg_id: text,
  files: z.nullish(z.array(z.looseObject({ fileName: z.string() }))),
});
