import type { DiagnosticCode, SourceSpan } from './types.js';

/** What can be wrong with a call, beside the diagnostics that strict parsing raises. */
export type ZoomChatErrorCode = DiagnosticCode | 'invalid-options' | 'invalid-json';

/**
 * The one error of this package. Content never causes it, unless `strict: true` was asked for;
 * wrong options and JSON of another shape do.
 */
export class ZoomChatError extends Error {
  override readonly name = 'ZoomChatError';
  readonly code: ZoomChatErrorCode;
  /** Where in the text, for errors of strict parsing. */
  readonly span: SourceSpan | null;
  /** Line of the text, from 1; `null` where there is no text. */
  readonly line: number | null;

  constructor(code: ZoomChatErrorCode, message: string, span: SourceSpan | null = null) {
    super(span === null ? message : `line ${span.line}: ${message}`);
    this.code = code;
    this.span = span;
    this.line = span?.line ?? null;
  }
}
