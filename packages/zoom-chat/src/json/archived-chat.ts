import { cleanName } from '../people/name.js';
import { bodyText } from '../scan/body-text.js';
import { readClock } from '../side/clock.js';
import { InstantClock } from '../time/instant-clock.js';
import type { ChatDiagnostic, ChatRecipient, ChatTime, ZoomChat } from '../types.js';
import { archivedRecord, chatArchive, type ArchivedRecord } from './archived-chat-shape.js';
import { base64Text } from './base64-text.js';
import { buildChat, type EventDraft } from './build-chat.js';
import { checkShape, demandShape, NO_SPAN, readJson, reportEntry } from './read-json.js';

export interface ArchivedChatOptions {
  /** When the meeting started: an instant, or a local time with `timeZone`. Gives events `at`. */
  readonly date?: string | Date;
  readonly timeZone?: string;
  /** Keep messages that were deleted; default `false`. */
  readonly includeDeleted?: boolean;
}

const PUBLIC = 1;
const PRIVATE = 2;
const DELETED = 3;
const EMOJI_REACTION = 4;
const NONVERBAL_FEEDBACK = 5;
const EDITED = 6;
const REPLY = 7;

/**
 * Reads the compliance archive of a meeting's chat (JSON), after the schema that Zoom publishes as
 * "Archived JSON schemas". No real file was at hand, so what the schema leaves open is read
 * loosely: keys may be missing, and fields that are not base64 are taken as they stand.
 *
 * - Replies are linked by id. An edited message has its last text, at the time of the first.
 * - A deleted message is left out, unless `includeDeleted`. Replies to it stay.
 * - An emoji reaction is one to the meeting: the schema names no message for it, so its
 *   `targetId` is `null`, and `emoji` is the command that the archive holds. Should a record name
 *   a message (`parent_msg_id`, `original_msg_id`), it is linked.
 * - Nonverbal feedback (raised hands) and records of unknown types become notes.
 * - Private groups and notes to all hosts count as `direct`; the waiting room is `unknown`.
 * - Names of shared files stand as lines at the end of the text.
 *
 * @param json - The JSON as text or bytes, or what `JSON.parse` made of it.
 * @returns The chat by time since the start of the meeting. It was made, not read from a text:
 * `source` is `null`, spans are empty, and diagnostics name the path of the record.
 * @throws ZoomChatError `invalid-json` for text that is no JSON and JSON of another shape;
 * `invalid-options` for a date or zone that is none.
 * @example
 * ```ts
 * const chat = parseArchivedChat({
 *   uuid: '4444AAAiAAAAAiAiAiiAii==',
 *   messages: [{
 *     msg_type: 1, e_time: '00:05:30', s_id: '', s_name: '6rmA7ZWY64qY', msg_id: 'MQ==',
 *     msg_extended_type: '010101000100', msg_content: '7JWI64WV7ZWY7IS47JqU',
 *   }],
 * });
 * chat.messages.map(({ sender, text }) => [sender, text]); // [['김하늘', '안녕하세요']]
 * ```
 */
export function parseArchivedChat(json: unknown, options: ArchivedChatOptions = {}): ZoomChat {
  const clock = new InstantClock({ date: options.date, timeZone: options.timeZone });
  const { messages } = demandShape(chatArchive, readJson(json), '$');
  const diagnostics: ChatDiagnostic[] = [];
  const records = messages.flatMap((value, at): Located[] => {
    const path = `$.messages[${at}]`;
    const checked = checkShape(archivedRecord, value, path);
    if ('value' in checked) return [{ record: checked.value, path, at }];
    reportEntry(diagnostics, checked.problem);
    return [];
  });

  /** Messages by their id. A record may refer to one that stands behind it. */
  const byId = new Map<string, EventDraft>();
  const deleted = new Set<EventDraft>();
  const drafts = new Map<number, EventDraft>();
  const lookUp = (id: string | null | undefined): EventDraft | null => byId.get(id ?? '') ?? null;

  for (const { record, path, at } of inOrderOfReference(records)) {
    if (record.msg_type === DELETED) {
      const target = lookUp(record.original_msg_id) ?? lookUp(record.msg_id);
      if (target === null) reportEntry(diagnostics, `${path}: deletes a message that is not here`);
      else deleted.add(target);
      continue;
    }
    const edited = record.msg_type === EDITED ? lookUp(record.original_msg_id) : null;
    if (edited !== null) {
      edited.text = textOf(record);
      continue;
    }
    const draft = toDraft(record, path);
    drafts.set(at, draft);
    const isMessage = draft.what.type === 'message' || draft.what.type === 'reply';
    const id = record.msg_type === EDITED ? record.original_msg_id : record.msg_id;
    if (isMessage && typeof id === 'string') byId.set(id, draft);
  }

  function toDraft(record: ArchivedRecord, path: string): EventDraft {
    const seconds = readClock(record.e_time);
    if (seconds === null) {
      const message = `${path}.e_time: not a time, taken as the start`;
      diagnostics.push({ code: 'time-invalid', severity: 'warning', span: NO_SPAN, message });
    }
    const time: ChatTime = {
      kind: 'offset',
      seconds: Math.floor(seconds ?? 0),
      day: 0,
      session: 0,
    };
    const what = whatOf(record, path);
    const isNote = what.type === 'note';
    return {
      sender: isNote ? '' : cleanName(base64Text(record.s_name)),
      recipient: recipientOf(record, what),
      time,
      at: clock.at(time),
      text: isNote ? noteOf(record) : textOf(record),
      what,
      externalId: record.msg_id ?? null,
    };
  }

  function whatOf(record: ArchivedRecord, path: string): EventDraft['what'] {
    switch (record.msg_type) {
      case PUBLIC:
      case PRIVATE:
      case EDITED:
        return { type: 'message' };
      case REPLY:
        return { type: 'reply', parent: lookUp(record.parent_msg_id) };
      case EMOJI_REACTION: {
        const target = lookUp(record.parent_msg_id) ?? lookUp(record.original_msg_id);
        return { type: 'reaction', emoji: base64Text(record.msg_content).trim(), target };
      }
      case NONVERBAL_FEEDBACK:
        return { type: 'note' };
      default:
        reportEntry(
          diagnostics,
          `${path}.msg_type: ${record.msg_type} is not known, kept as a note`,
        );
        return { type: 'note' };
    }
  }

  const inFile = [...drafts].sort(([a], [b]) => a - b).map(([, draft]) => draft);
  const kept = inFile.filter((draft) => options.includeDeleted === true || !deleted.has(draft));
  return buildChat(kept, diagnostics, 'archived chat JSON');
}

interface Located {
  readonly record: ArchivedRecord;
  readonly path: string;
  /** Index in the file. */
  readonly at: number;
}

/** Messages first, then what refers to them; each in the order of the file. */
function inOrderOfReference(records: readonly Located[]): Located[] {
  const rank = ({ record }: Located): number =>
    record.msg_type === PUBLIC || record.msg_type === PRIVATE
      ? 0
      : record.msg_type === DELETED
        ? 2
        : 1;
  return [...records].sort((a, b) => rank(a) - rank(b));
}

function textOf({ msg_content, files }: ArchivedRecord): string {
  const content = base64Text(msg_content);
  const names = (files ?? []).map(({ fileName }) => fileName);
  const text = content === '' ? names.join('\n') : [content, ...names].join('\n');
  return bodyText(text, 0, text.length, '');
}

/** The content of nonverbal feedback is a plain number: 1 raised hand, 2 yes, 3 no, ... */
function noteOf({ msg_type, msg_content, s_name }: ArchivedRecord): string {
  const name = cleanName(base64Text(s_name));
  if (msg_type === NONVERBAL_FEEDBACK) return `nonverbal feedback ${msg_content ?? ''}: ${name}`;
  return `record of type ${msg_type}: ${name}: ${base64Text(msg_content)}`;
}

function recipientOf(record: ArchivedRecord, what: EventDraft['what']): ChatRecipient {
  const name = cleanName(base64Text(record.r_name));
  const direct: ChatRecipient = { kind: 'direct', ...(name === '' ? {} : { name }) };
  switch ((record.msg_extended_type ?? '').slice(8, 10)) {
    case '01':
      return { kind: 'everyone' };
    case '02':
      return { kind: 'hostsAndPanelists' };
    case '03':
      return { ...direct, copiedTo: 'hostsAndPanelists' };
    case '04':
    case '06':
    case '07':
      return direct;
  }
  if (record.msg_type === PRIVATE) return direct;
  if (what.type === 'reply' && what.parent !== null) return what.parent.recipient;
  return { kind: record.msg_type === PUBLIC ? 'everyone' : 'unknown' };
}
