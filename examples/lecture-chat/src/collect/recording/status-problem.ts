import { CollectError } from '../model';
import type { CollectStep } from '../model';

const ONE_SECOND = 1000;
const GONE = [404, 410];
const REFUSED = [401, 403];
const TOO_MANY = 429;
/** A server that asks to come again by its status alone. */
const PASSING = [408, 425, TOO_MANY];

/**
 * What a status that is not the one hoped for means.
 *
 * @param expected What was asked for, as `the recording's page from zoom.example`.
 * @param retryAfter The header, as it came.
 */
export function statusProblem(
  step: CollectStep,
  expected: string,
  status: number,
  retryAfter: string | null,
): CollectError {
  const passing = PASSING.includes(status) || status >= 500;
  return new CollectError(step, `expected ${expected}, found status ${status}${meaning(status)}`, {
    passing,
    retryAfter: passing ? readRetryAfter(retryAfter, Date.now()) : null,
  });
}

function meaning(status: number): string {
  if (GONE.includes(status)) {
    return ': the recording has expired or was deleted, or the link is wrong';
  }
  if (REFUSED.includes(status)) return ': the site lets only those in who sign in';
  if (status === TOO_MANY) return ': the site was asked too often';
  return status >= 500 ? ': the site is not well' : '';
}

/** Milliseconds to wait, of a number of seconds or a date; null for anything else. */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * ONE_SECOND;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
