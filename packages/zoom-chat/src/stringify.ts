import { formatZoomChat } from './format.js';
import type { ZoomChat } from './types.js';

/**
 * The text that a chat was parsed from, to the last unit: `stringifyZoomChat(parseZoomChat(x)) === x`
 * for any text `x`, and for bytes their decoded text. A chat that was made rather than read (merged,
 * anonymised, from JSON) is written in the two-line layout.
 *
 * @param chat - A chat.
 * @returns The whole text, byte-order mark included where there was one.
 */
export function stringifyZoomChat(chat: ZoomChat): string {
  return chat.source === null ? formatZoomChat(chat, { dialect: 'two-line' }) : chat.source.text;
}
