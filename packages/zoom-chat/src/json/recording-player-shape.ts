import * as z from 'zod/mini';
import { ZoomChatError } from '../errors.js';
import { isRecord } from './read-json.js';

/** A message of the player's JSON, as far as it is read. Other keys are allowed and ignored. */
export interface PlayerMessage {
  /** `127-{GUID}` or `47-GUID`. */
  id?: string | number | null | undefined;
  senderName: string;
  content?: string | null | undefined;
  /** Epoch milliseconds; 0 in some recordings. */
  time?: number | string | null | undefined;
  /** `00:51:52` */
  timeFromMeetingStart?: string | null | undefined;
  /** Start of the clip in UTC, `20230702-232105`. */
  recordingClipTimeStr?: string | null | undefined;
  messageType?: string | number | null | undefined;
  deleted?: boolean | null | undefined;
  /** Answers, of the same shape, some keys left out. */
  comments?: unknown[] | null | undefined;
  /** Emoji to `{ count }`. */
  chatEmojiDetailMap?: unknown;
}

const text = z.nullish(z.string());
const textOrNumber = z.nullish(z.union([z.string(), z.number()]));

export const playerMessage: z.ZodMiniType<PlayerMessage> = z.looseObject({
  id: textOrNumber,
  senderName: z.string(),
  content: text,
  time: textOrNumber,
  timeFromMeetingStart: text,
  recordingClipTimeStr: text,
  messageType: textOrNumber,
  deleted: z.nullish(z.boolean()),
  comments: z.nullish(z.array(z.unknown())),
  chatEmojiDetailMap: z.optional(z.unknown()),
});

/** A list of the player's JSON and where it stands. */
export interface PlayerList {
  readonly path: string;
  readonly entries: readonly unknown[];
}

/**
 * The lists under one key of the player's JSON: of a response (`{ result: { [key]: [...] } }`), of
 * its `result` alone, of an array of either (one a clip), or the bare list.
 *
 * @throws ZoomChatError `invalid-json` when the list is not there. `null`, which is how a recording
 * without a chat may say so, is an empty list.
 */
export function findPlayerLists(value: unknown, key: string): PlayerList[] {
  if (!Array.isArray(value)) return [listIn(value, '$', key)];
  const holdsList = (one: unknown): boolean => isRecord(one) && ('result' in one || key in one);
  if (!value.some(holdsList)) return [{ path: '$', entries: value }];
  return value.map((response, at) => listIn(response, `$[${at}]`, key));
}

function listIn(response: unknown, path: string, key: string): PlayerList {
  const wrapped = isRecord(response) && 'result' in response && !(key in response);
  const holder = wrapped ? response.result : response;
  const at = wrapped ? `${path}.result` : path;
  if (!isRecord(holder)) throw new ZoomChatError('invalid-json', `${at}: expected object`);
  const list = holder[key];
  if (list === null) return { path: `${at}.${key}`, entries: [] };
  if (!Array.isArray(list)) {
    throw new ZoomChatError('invalid-json', `${at}.${key}: expected array`);
  }
  return { path: `${at}.${key}`, entries: list };
}
