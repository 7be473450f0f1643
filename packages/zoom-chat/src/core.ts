/**
 * Zoom chat exports to typed, linked events, and what is done with them, without any dependency.
 *
 * @packageDocumentation
 */
export { parseZoomChat } from './parse.js';
export { type ChatStreamSource, type StreamOptions, streamZoomChat } from './stream.js';
export { stringifyZoomChat } from './stringify.js';
export { type FormatFamily, type FormatOptions, formatZoomChat } from './format.js';
export type { ParseOptions } from './options.js';
export type * from './types.js';
export { ZoomChatError, type ZoomChatErrorCode } from './errors.js';
export { type HeaderWords, type LineTemplates, type ZoomChatLocale } from './locales/locale.js';
export { BUILT_IN_LOCALES } from './locales/built-in.js';
export { findEmoji, isEmoji } from './classify/emoji.js';
export { linkEvents } from './link/link-events.js';
export { type FileDate, fileDate } from './time/file-date.js';

export { personOf, resolvePeople, type ResolvePeopleOptions } from './people/resolve-people.js';
export { type ParsedName, parseDisplayName } from './people/display-name.js';
export {
  DEFAULT_PEOPLE_RULES,
  type DeviceMark,
  type GroupMark,
  type NameMark,
  type PeopleRules,
} from './people/people-rules.js';
export type { GroupName, StrippedMark } from './people/name-marks.js';
export type { ReportedName } from './people/report-names.js';

export { anonymizeChat, type AnonymizeOptions } from './anonymize/anonymize-chat.js';
export type { AnonymousLanguage } from './anonymize/pseudonyms.js';
export type { LinkPolicy, RedactOptions } from './anonymize/redact.js';
export { mergeChats, type MergeOptions } from './merge/merge-chats.js';
export {
  type ChatTables,
  type CommentEmojiRow,
  type CommentRow,
  type RecommentEmojiRow,
  type RecommentRow,
  toTables,
  type ToTablesOptions,
} from './tables/to-tables.js';
export type { UserRow } from './tables/user-rows.js';
export {
  type ColumnSchema,
  type ColumnType,
  TABLE_SCHEMA,
  type TableName,
  type TableSchema,
} from './tables/table-schema.js';

export {
  parseTranscript,
  type Transcript,
  type TranscriptCue,
  type TranscriptOptions,
} from './side/transcript.js';
export { formatSrt, type FormatTranscriptOptions, formatVtt } from './side/format-transcript.js';
export {
  parseParticipants,
  type Participant,
  type ParticipantField,
  type ParticipantsOptions,
  type ParticipantsReport,
} from './side/participants.js';
export { PARTICIPANT_COLUMNS } from './side/participant-row.js';
export {
  parseQuestionReport,
  type Question,
  QUESTION_COLUMNS,
  type QuestionAnswer,
  type QuestionField,
  type QuestionReport,
  type QuestionReportOptions,
} from './side/question-report.js';
export {
  parsePollReport,
  type Poll,
  POLL_COLUMNS,
  type PollAnswer,
  type PollField,
  type PollReport,
  type PollReportOptions,
  type PollRespondent,
} from './side/poll-report.js';
export type { ReportMeeting } from './side/report-meeting.js';
export type { SlashOrder } from './side/report-time.js';
export type { ColumnNames, ReportOptions } from './side/sheet.js';
