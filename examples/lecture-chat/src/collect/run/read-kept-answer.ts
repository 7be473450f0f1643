import {
  parseRecordingPlayer,
  parseRecordingPlayerTranscript,
  ZoomChatError,
} from '@nunchi/zoom-chat';
import type { Transcript, ZoomChat } from '@nunchi/zoom-chat';
import { CollectError } from '../model';

/** What a kept answer of the player holds. */
export interface KeptAnswer {
  readonly chat: ZoomChat;
  readonly transcript: Transcript;
}

/**
 * Reads the chat and the transcript of a kept answer.
 *
 * @throws CollectError of the step `read`, without a word of the answer.
 */
export function readKeptAnswer(body: Uint8Array): KeptAnswer {
  try {
    const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
    return { chat: parseRecordingPlayer(json), transcript: parseRecordingPlayerTranscript(json) };
  } catch (error) {
    // A message of JSON.parse may quote the chat.
    const what = error instanceof ZoomChatError ? error.code : 'it is no JSON';
    throw new CollectError('read', `the kept answer is not what the player gives: ${what}`);
  }
}
