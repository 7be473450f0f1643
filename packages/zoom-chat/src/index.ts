/**
 * Zoom chat exports of every dialect, Korean first, to typed and linked events; with the files that
 * Zoom puts beside them.
 *
 * `@nunchi/zoom-chat/core` is the same without what reads JSON, and has no dependency at all.
 *
 * @packageDocumentation
 */
export * from './core.js';
