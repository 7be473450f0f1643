import { z } from 'zod';
import type { BoardProblem } from '../draw/board-labels';

/** What a reader sends to reply. */
export interface ReplyForm {
  /** Key of the question. */
  readonly question: string;
  readonly name: string;
  readonly text: string;
}

/** Letters that a name and a reply may have, as UTF-16 counts them. */
export const LONGEST_NAME: number = 40;
export const LONGEST_REPLY: number = 2000;

const field = (longest: number, missing: BoardProblem, tooLong: BoardProblem) =>
  z
    .string({ error: missing })
    .transform((text) => text.replace(/\r\n?/g, '\n').replace(UNSEEN, '').trim())
    .pipe(z.string().min(1, missing).max(longest, tooLong));

/** Signs that show nothing, half a letter, and those that turn the writing of what stands around. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- taking control characters out is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

const FORM = z.object({
  question: z.string({ error: 'question' }).max(100, 'question'),
  name: field(LONGEST_NAME, 'name', 'longName').transform((name) => name.replace(/\s+/g, ' ')),
  text: field(LONGEST_REPLY, 'text', 'longText'),
});

export type FormResult =
  | { readonly ok: true; readonly form: ReplyForm }
  | { readonly ok: false; readonly problem: BoardProblem };

/**
 * Checks what a reader sent.
 *
 * @param body The fields of the form.
 * @returns The reply, or what is wrong with it first.
 */
export function readReplyForm(body: unknown): FormResult {
  const result = FORM.safeParse(body);
  if (result.success) return { ok: true, form: result.data };
  return { ok: false, problem: (result.error.issues[0]?.message ?? 'text') as BoardProblem };
}
