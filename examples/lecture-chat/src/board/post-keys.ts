import { createHmac } from 'node:crypto';
import type { ChatMessage } from '@nunchi/zoom-chat';
import type { Lecture } from '../analyse/model';

export interface PostKeyOptions {
  /** Kept beside the replies: a key then tells nothing of the message, not even to who guesses it. */
  readonly secret: string;
  /** Whether the posts are those of anonymous lectures, which count without direct messages. */
  readonly anonymized: boolean;
  readonly includeDirect: boolean;
}

/**
 * A key for each post that says which message it is: when, who and what, and its number among
 * equals. Where it stands is no part of it, so that loading the chat again, with more at its end or
 * with other days beside it, finds the same keys.
 *
 * @param lectures The lectures under their real names, also for an anonymous board: pseudonyms are
 *   others when other files are read.
 * @param options See there.
 * @returns Keys by the `id` of posts.
 */
export function postKeys(
  lectures: readonly Lecture[],
  { secret, anonymized, includeDirect }: PostKeyOptions,
): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [index, lecture] of lectures.entries()) {
    const alike = new Map<string, number>();
    const idOf = anonymized ? renumbered(lecture, includeDirect) : new Map<number, number>();
    for (const message of lecture.chat.messages) {
      const what = identity(message, lecture);
      const number = alike.get(what) ?? 0;
      alike.set(what, number + 1);
      const key = createHmac('sha256', secret).update(`${what}\n${number}`).digest('base64url');
      keys.set(`${index}-${idOf.get(message.id) ?? message.id}`, key.slice(0, KEY_LENGTH));
    }
  }
  return keys;
}

/** 132 bits. */
const KEY_LENGTH = 22;

function identity({ at, time, recipient, sender, text }: ChatMessage, lecture: Lecture): string {
  const direct = recipient.kind === 'direct';
  // An instant tells meetings apart; without one the meeting needs its name.
  const when = at?.toISOString() ?? [lecture.key, time.kind, time.session, time.day, time.seconds];
  return JSON.stringify([when, direct, sender, text]);
}

/** Ids of an anonymous chat: places among the events that are left in it. */
function renumbered({ chat }: Lecture, includeDirect: boolean): Map<number, number> {
  const left = chat.events.filter((event) => includeDirect || event.recipient.kind !== 'direct');
  return new Map(left.map((event, id) => [event.id, id]));
}
