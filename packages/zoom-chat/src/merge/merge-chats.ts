import { ZoomChatError } from '../errors.js';
import { listPeople } from '../people/list-people.js';
import type { ChatDiagnostic, ChatDialect, ChatEvent, ZoomChat } from '../types.js';
import { entriesOf, type Entry } from './entry.js';
import { fillInstants, startAtDayZero } from './finish-times.js';
import { interleave } from './interleave.js';
import { matchEvents } from './match-events.js';
import { mergedMessages } from './merged-messages.js';
import { relinkEvents } from './relink-events.js';

/** How far the clocks of two files may differ. */
export interface MergeOptions {
  /** So many seconds apart, after the shift of the clocks, one event may be. Default: 2. */
  readonly tolerance?: number;
}

const DEFAULT_TOLERANCE = 2;
/** Dates may have been reckoned in a wrong zone; the furthest are 14 hours ahead. */
const WRONG_ZONE = 15 * 3600;
const NO_DIALECT: ChatDialect = { family: null, locale: 'und', confidence: 0, reasons: [] };

/**
 * One chat of several exports of one meeting: the automatic `chat.txt`, `meeting_saved_chat.txt`,
 * the cloud recording's chat, the recording page, a participant's own save.
 *
 * The clocks of two files are brought together by the events that both have: those with one sender
 * and one text vote for the shift. Events that match within the tolerance become one, which keeps
 * what either file tells; a text that was sent twice stays twice. The others are put in by time.
 * Times are those of the base: the file with a wall clock and the most events. Replies and reactions
 * are linked anew.
 *
 * @param chats - In any order; it decides nothing but the order of the diagnostics.
 * @returns A new chat; its `source` is `null`, and spans are those of the file of each event.
 * `merge-no-overlap` warns of a file that shares no event with the others: its place in time is then
 * what its dates or its clock say.
 * @throws ZoomChatError `invalid-options` when the tolerance is negative or no number.
 * @example
 * ```ts
 * const chat = mergeChats([parseZoomChat(saved), parseZoomChat(cloud)]);
 * chat.events.length; // less than both together
 * ```
 */
export function mergeChats(chats: readonly ZoomChat[], options: MergeOptions = {}): ZoomChat {
  const { tolerance = DEFAULT_TOLERANCE } = options;
  if (!(tolerance >= 0)) {
    throw new ZoomChatError('invalid-options', 'tolerance must be a number of seconds, 0 or more');
  }
  const ordered = [...chats].sort(byWorth);
  // What one file could not resolve another may have; the events tell what is open now.
  const diagnostics = chats.flatMap((chat) =>
    chats.length === 1
      ? chat.diagnostics
      : chat.diagnostics.filter(({ code }) => code !== 'unresolved-reference'),
  );
  const [baseChat] = ordered;
  const kind = baseChat === undefined ? 'wall' : clockKind(baseChat);
  let merged: Entry[] = [];
  for (const [index, chat] of ordered.entries()) {
    const entries = entriesOf(chat, index);
    if (index === 0) {
      merged = entries;
      continue;
    }
    const sameKind = clockKind(chat) === kind;
    const dated = shiftByInstants(merged, entries);
    const expected = dated ?? (sameKind && kind === 'wall' ? 0 : null);
    const match = matchEvents(merged, entries, {
      tolerance,
      expected,
      reach: dated === null ? Infinity : WRONG_ZONE,
      mayPause: kind === 'offset' || !sameKind,
    });
    if (match.shifts === null && entries.length > 0) {
      diagnostics.push(noOverlap(chats.indexOf(chat), chats.length));
    }
    const shiftElse = expected ?? (sameKind ? 0 : startOf(merged) - startOf(entries));
    merged = interleave(merged, entries, match, shiftElse, kind);
  }

  const timed = startAtDayZero(chats.length > 1 ? fillInstants(merged) : merged);
  const events = relinkEvents(timed, ordered);
  return {
    dialect: mergedDialect(baseChat, chats.length),
    events,
    messages: mergedMessages(events, timed, ordered),
    people: listPeople(events),
    diagnostics,
    source: null,
  };
}

/** The base first: a wall clock, the most events; of equals, whatever is first by its content. */
function byWorth(a: ZoomChat, b: ZoomChat): number {
  const wall = (chat: ZoomChat): number => (clockKind(chat) === 'wall' ? 1 : 0);
  const worth = wall(b) - wall(a) || b.events.length - a.events.length;
  if (worth !== 0 || a === b) return worth;
  const [one, two] = [JSON.stringify(a.events), JSON.stringify(b.events)];
  return one < two ? -1 : one > two ? 1 : 0;
}

function clockKind(chat: ZoomChat): 'wall' | 'offset' {
  return firstTime(chat.events)?.kind ?? 'offset';
}

function firstTime(events: readonly ChatEvent[]): ChatEvent['time'] {
  return events.find(({ time }) => time !== null)?.time ?? null;
}

/** What to add to the other clock, where both files know their dates. */
function shiftByInstants(base: readonly Entry[], other: readonly Entry[]): number | null {
  const [ours, theirs] = [instantOfZero(base), instantOfZero(other)];
  return ours === null || theirs === null ? null : Math.round(theirs - ours);
}

/** The instant, in seconds, at which a clock was at zero. */
function instantOfZero(entries: readonly Entry[]): number | null {
  for (const { clock, event } of entries) {
    if (clock !== null && event.at !== null) return event.at.getTime() / 1000 - clock;
  }
  return null;
}

function startOf(entries: readonly Entry[]): number {
  return entries.find(({ clock }) => clock !== null)?.clock ?? 0;
}

function noOverlap(index: number, count: number): ChatDiagnostic {
  return {
    code: 'merge-no-overlap',
    severity: 'warning',
    span: { start: 0, end: 0, line: 1 },
    message: `chat ${index + 1} of ${count} shares no event with the others`,
  };
}

function mergedDialect(base: ZoomChat | undefined, count: number): ChatDialect {
  if (base === undefined) return NO_DIALECT;
  if (count === 1) return base.dialect;
  return { ...base.dialect, reasons: [...base.dialect.reasons, `merged from ${count} chats`] };
}
