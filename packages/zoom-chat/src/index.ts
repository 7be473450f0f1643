/**
 * Zoom chat exports of every dialect, Korean first, to typed and linked events; with the files that
 * Zoom puts beside them.
 *
 * `@nunchi/zoom-chat/core` is the same without what reads JSON, and has no dependency at all.
 *
 * @packageDocumentation
 */
export * from './core.js';
export { type RecordingPlayerOptions, parseRecordingPlayer } from './json/recording-player.js';
export { parseRecordingPlayerTranscript } from './json/recording-player-transcript.js';
export { type ArchivedChatOptions, parseArchivedChat } from './json/archived-chat.js';
export { parseChatWebhook } from './json/chat-webhook.js';
