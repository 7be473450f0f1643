import type * as z from 'zod/mini';
import { decodeText } from '../decode/decode-text.js';
import { ZoomChatError } from '../errors.js';
import type { ChatDiagnostic, SourceSpan } from '../types.js';

/** Events and diagnostics of JSON point to no text: a path in the message says where. */
export const NO_SPAN: SourceSpan = { start: 0, end: 0, line: 1 };

/**
 * The value of a JSON text or of its bytes; anything else is a value already.
 *
 * @throws ZoomChatError `invalid-json`. The engine's own message is not passed on, since it quotes
 * the text.
 */
export function readJson(input: unknown): unknown {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) return input;
  const { text } = decodeText(input);
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    throw new ZoomChatError('invalid-json', '$: the text is not JSON');
  }
}

/** A value of the wanted shape, or what is wrong with it: a path and what was expected there. */
export type Checked<T> = { readonly value: T } | { readonly problem: string };

/** Checks a value. What is wrong is told by paths and types alone, without any of the content. */
export function checkShape<T>(schema: z.ZodMiniType<T>, value: unknown, path: string): Checked<T> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  const steps = (issue?.path ?? []).map((step) =>
    typeof step === 'number' ? `[${step}]` : `.${String(step)}`,
  );
  const expected =
    issue?.code === 'invalid_type' ? `expected ${issue.expected}` : 'unexpected type';
  return { problem: `${path}${steps.join('')}: ${expected}` };
}

/** @throws ZoomChatError `invalid-json` when the value has another shape. */
export function demandShape<T>(schema: z.ZodMiniType<T>, value: unknown, path: string): T {
  const checked = checkShape(schema, value, path);
  if ('problem' in checked) throw new ZoomChatError('invalid-json', checked.problem);
  return checked.value;
}

/** Tells of an entry that was left out. */
export function reportEntry(diagnostics: ChatDiagnostic[], message: string): void {
  diagnostics.push({ code: 'invalid-row', severity: 'warning', span: NO_SPAN, message });
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
