import type { LinesRead } from './read-lines';

/** What a thread says to some lines: one answer each, in their order. */
export type ThreadAnswer = { readonly read: LinesRead } | { readonly error: unknown };
