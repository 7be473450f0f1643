import { z } from 'zod';
import { CollectError } from '../model';
import type { CollectStep } from '../model';
import { ZOOM } from './zoom-site';

/** The part of an answer that leads on; other keys are ignored. */
export interface SiteResult {
  readonly componentName?: string | null | undefined;
  readonly redirectUrl?: string | null | undefined;
  /** The passcode's key, where the link carried it. */
  readonly pwd?: string | null | undefined;
  readonly action?: string | null | undefined;
  readonly useWhichPasswd?: string | null | undefined;
  readonly sharelevel?: string | null | undefined;
  readonly encryptMeetId?: string | null | undefined;
  readonly fileId?: string | null | undefined;
  readonly meet?: { readonly topic?: string | null | undefined } | null | undefined;
}

/** An answer of the recording's site, in the one shape that all of them have. */
export interface SiteAnswer {
  readonly status: boolean;
  readonly errorCode?: number | null | undefined;
  readonly result?: unknown;
}

const answer: z.ZodType<SiteAnswer> = z.object({
  status: z.boolean(),
  errorCode: z.number().nullish(),
  result: z.unknown().optional(),
});

const text = z.string().nullish();
const result: z.ZodType<SiteResult> = z.object({
  ...{ componentName: text, redirectUrl: text, action: text, useWhichPasswd: text },
  ...{ sharelevel: text, encryptMeetId: text, fileId: text, pwd: text },
  // Nothing but a title hangs on it.
  meet: z.object({ topic: text }).nullish().catch(null),
});

/**
 * Reads an answer. Its own words are shown nowhere: they may repeat what was sent.
 *
 * @param expected What was asked for, as `the player's answer from zoom.example`.
 */
export function readAnswer(step: CollectStep, expected: string, bytes: Uint8Array): SiteAnswer {
  const checked = answer.safeParse(readJson(step, expected, bytes));
  if (checked.success) return checked.data;
  throw new CollectError(
    step,
    `expected ${expected}, found JSON of another shape: the site may have changed`,
  );
}

function readJson(step: CollectStep, expected: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message quotes the text.
    const found = `${bytes.length} bytes that are no whole JSON`;
    throw new CollectError(step, `expected ${expected}, found ${found}`, { passing: true });
  }
}

/**
 * What an answer says, when the site lets the asker in.
 *
 * @throws CollectError when the recording may not be seen, or the answer says nothing.
 */
export function resultOf(step: CollectStep, expected: string, read: SiteAnswer): SiteResult {
  const checked = result.safeParse(read.result);
  if (checked.success && checked.data.componentName === ZOOM.forbidden) {
    const found = 'that nobody may see the recording';
    throw new CollectError(step, `expected ${expected}, found ${found}: expired or deleted`);
  }
  if (!read.status) {
    const found = `a refusal (code ${read.errorCode ?? 'unknown'})`;
    throw new CollectError(
      step,
      `expected ${expected}, found ${found}: the recording may have expired or been deleted`,
    );
  }
  if (checked.success) return checked.data;
  throw new CollectError(
    step,
    `expected ${expected}, found no result in it: the site may have changed`,
  );
}

/** @throws CollectError when the answer to a passcode is not that it was the right one. */
export function checkPasscodeAnswer(expected: string, { status, errorCode }: SiteAnswer): void {
  if (status) return;
  const wrong = 'the passcode of the message is not the one of the recording';
  const refused = `the site refused the passcode (code ${errorCode ?? 'unknown'})`;
  throw new CollectError(
    'passcode',
    `expected ${expected}, found that ${errorCode === ZOOM.wrongPasscode ? wrong : refused}`,
  );
}
