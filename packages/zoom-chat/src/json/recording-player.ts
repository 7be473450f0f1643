import { cleanName } from '../people/name.js';
import { bodyText } from '../scan/body-text.js';
import { readClock } from '../side/clock.js';
import type { ChatDiagnostic, ChatRecipient, MessageReaction, ZoomChat } from '../types.js';
import { buildChat, type EventDraft } from './build-chat.js';
import { epochMillis, readClipTime, validDate } from './epoch.js';
import { checkShape, isRecord, readJson, reportEntry } from './read-json.js';
import { findPlayerLists, playerMessage, type PlayerMessage } from './recording-player-shape.js';

export interface RecordingPlayerOptions {
  /** Keep messages that were deleted; default `false`. */
  readonly includeDeleted?: boolean;
}

/**
 * Reads the chat that the web player of a cloud recording loads
 * (`GET /nws/recording/1.0/play/info/...`): a response, its `result`, an array of either, or the
 * bare `xmppList`. Where several responses hold a message, as when a recording was fetched every
 * hour, the last one counts.
 *
 * - Comments are replies, with the `id` of the source as `externalId` of the messages.
 * - Reactions are counts without names: `{ emoji, senders: [], count }`. There are no events of
 *   them, since the player tells neither time nor sender.
 * - Times count from the start of the meeting. `at` is the message's own time or, where that is 0,
 *   the start of the clip (UTC) and the offset.
 * - `messageType` 1 is taken as everyone and 2 as direct, the numbers that Zoom uses elsewhere;
 *   a comment goes where its message went; all else is unknown.
 * - Text is taken as it is; references such as `&amp;` are not resolved.
 *
 * @param json - The JSON as text or bytes, or what `JSON.parse` made of it.
 * @returns The chat by time. It was made, not read from a text: `source` is `null`, spans are
 * empty, and diagnostics name the path of the entry.
 * @throws ZoomChatError `invalid-json` for text that is no JSON and JSON of another shape.
 * @example
 * ```ts
 * const { messages } = parseRecordingPlayer({
 *   result: {
 *     xmppList: [{
 *       id: '127-{A}', senderName: '김하늘', content: '질문 있어요', time: 1688343171600,
 *       timeFromMeetingStart: '00:51:52', chatEmojiDetailMap: { '👍': { count: 2 } },
 *       comments: [{ id: '47-B', senderName: '박서준', content: '네', time: 1688343180000 }],
 *     }],
 *   },
 * });
 * messages.map(({ text, parentId }) => [text, parentId]); // [['질문 있어요', null], ['네', 0]]
 * messages[0]?.reactions; // [{ emoji: '👍', senders: [], count: 2 }]
 * ```
 */
export function parseRecordingPlayer(
  json: unknown,
  options: RecordingPlayerOptions = {},
): ZoomChat {
  const lists = findPlayerLists(readJson(json), 'xmppList');
  const newest = new Map<unknown, unknown>();
  for (const { entries } of lists) {
    for (const entry of entries) if (hasId(entry)) newest.set(entry.id, entry);
  }
  const drafts: EventDraft[] = [];
  const diagnostics: ChatDiagnostic[] = [];
  let session = 0;
  for (const { path, entries } of lists) {
    const kept = entries.map((entry) => !hasId(entry) || newest.get(entry.id) === entry);
    if (!kept.includes(true)) continue;
    const reader = new ListReader(meetingStart(entries), session++, options, drafts, diagnostics);
    entries.forEach((entry, at) => {
      if (kept[at]) reader.read(entry, `${path}[${at}]`);
    });
  }
  return buildChat(drafts, diagnostics, 'recording player JSON');
}

/** Comments nested deeper are told by the path of the comment around them. */
const LONGEST_PATH = 200;

/** What a comment takes from the message that it answers. */
interface Parent {
  /** `null` when the message was left out. */
  readonly draft: EventDraft | null;
  readonly seconds: number | null;
  readonly clip: number | null;
  readonly recipient: ChatRecipient;
}

/** Reads the entries of one list. */
class ListReader {
  private readonly start: number | null;
  private readonly session: number;
  private readonly options: RecordingPlayerOptions;
  private readonly drafts: EventDraft[];
  private readonly diagnostics: ChatDiagnostic[];

  constructor(
    start: number | null,
    session: number,
    options: RecordingPlayerOptions,
    drafts: EventDraft[],
    diagnostics: ChatDiagnostic[],
  ) {
    this.start = start;
    this.session = session;
    this.options = options;
    this.drafts = drafts;
    this.diagnostics = diagnostics;
  }

  /** A message and its comments; a stack, since comments may have comments to any depth. */
  read(message: unknown, at: string): void {
    const stack: { entry: unknown; path: string; parent: Parent | null }[] = [];
    stack.push({ entry: message, path: at, parent: null });
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { entry, path, parent } = next;
      const checked = checkShape(playerMessage, entry, path);
      if ('problem' in checked) reportEntry(this.diagnostics, checked.problem);
      const as = 'problem' in checked ? lostParent(parent) : this.add(checked.value, path, parent);
      const comments = isRecord(entry) ? entry.comments : null;
      if (!Array.isArray(comments)) continue;
      for (let i = comments.length - 1; i >= 0; i--) {
        const inner = path.length > LONGEST_PATH ? path : `${path}.comments[${i}]`;
        stack.push({ entry: comments[i], path: inner, parent: as });
      }
    }
  }

  private add(entry: PlayerMessage, path: string, parent: Parent | null): Parent {
    const clip = readClipTime(entry.recordingClipTimeStr) ?? parent?.clip ?? null;
    const written = epochMillis(entry.time);
    const begin = this.start ?? clip;
    const own = readClock(entry.timeFromMeetingStart ?? '');
    const seconds =
      own !== null
        ? Math.floor(own)
        : written !== null && begin !== null
          ? Math.max(0, Math.floor((written - begin) / 1000))
          : (parent?.seconds ?? null);
    if (seconds === null) reportEntry(this.diagnostics, `${path}: no time, taken as the start`);
    const told = own !== null && clip !== null ? clip + own * 1000 : null;
    const recipient = recipientOf(entry, parent);
    const draft: EventDraft = {
      sender: cleanName(entry.senderName),
      recipient,
      // A comment may claim to be older than its message; it still comes after it.
      time: {
        kind: 'offset',
        seconds: Math.max(seconds ?? 0, parent?.draft?.time.seconds ?? 0),
        day: 0,
        session: this.session,
      },
      at: validDate(written ?? told),
      text: bodyText(entry.content ?? '', 0, entry.content?.length ?? 0, ''),
      what: parent === null ? { type: 'message' } : { type: 'reply', parent: parent.draft },
      externalId: entry.id?.toString() ?? null,
      reactions: this.reactions(entry.chatEmojiDetailMap, path),
    };
    const keep = entry.deleted !== true || this.options.includeDeleted === true;
    if (keep) this.drafts.push(draft);
    return { draft: keep ? draft : null, seconds, clip, recipient };
  }

  private reactions(map: unknown, path: string): MessageReaction[] {
    const reactions: MessageReaction[] = [];
    if (map === null || map === undefined) return reactions;
    const at = `${path}.chatEmojiDetailMap`;
    if (!isRecord(map)) {
      reportEntry(this.diagnostics, `${at}: expected object`);
      return reactions;
    }
    for (const [emoji, detail] of Object.entries(map)) {
      const count = Number(isRecord(detail) ? detail.count : detail);
      if (Number.isSafeInteger(count) && count > 0) reactions.push({ emoji, senders: [], count });
      else if (count !== 0) reportEntry(this.diagnostics, `${at}: a reaction has no count`);
    }
    return reactions;
  }
}

function hasId(entry: unknown): entry is { readonly id: unknown } {
  return isRecord(entry) && (entry.id ?? null) !== null;
}

/** The instant that offsets count from, by the first message that tells both of its times. */
function meetingStart(entries: readonly unknown[]): number | null {
  for (const entry of entries) {
    const checked = checkShape(playerMessage, entry, '');
    if ('problem' in checked) continue;
    const written = epochMillis(checked.value.time);
    const offset = readClock(checked.value.timeFromMeetingStart ?? '');
    if (written !== null && offset !== null) return written - offset * 1000;
  }
  return null;
}

/** Comments of an entry that could not be read still answer something. */
function lostParent(parent: Parent | null): Parent {
  const recipient: ChatRecipient = parent?.recipient ?? { kind: 'unknown' };
  return { draft: null, seconds: parent?.seconds ?? null, clip: parent?.clip ?? null, recipient };
}

function recipientOf({ messageType }: PlayerMessage, parent: Parent | null): ChatRecipient {
  const type = messageType?.toString();
  if (type === undefined) return parent?.recipient ?? { kind: 'unknown' };
  if (type === '1') return { kind: 'everyone' };
  return { kind: type === '2' ? 'direct' : 'unknown' };
}
