/**
 * Zoom chat exports to typed, linked events, without any dependency.
 *
 * @packageDocumentation
 */
export { parseZoomChat } from './parse.js';
export { type ChatStreamSource, type StreamOptions, streamZoomChat } from './stream.js';
export { stringifyZoomChat } from './stringify.js';
export { type FormatFamily, type FormatOptions, formatZoomChat } from './format.js';
export type { ParseOptions } from './options.js';
export type { HeaderWords, LineTemplates, ZoomChatLocale } from './locales/locale.js';
export { BUILT_IN_LOCALES } from './locales/built-in.js';
export { linkEvents } from './link/link-events.js';
export { ZoomChatError, type ZoomChatErrorCode } from './errors.js';
export { type FileDate, fileDate } from './time/file-date.js';
export { findEmoji } from './classify/emoji.js';
export type * from './types.js';
