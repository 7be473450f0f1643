import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { CollectError } from '../model';
import type { CollectStep } from '../model';

const NEW_TOKEN = 'install the Slack app in the workspace again and give the token that it has now';

/** What to do about what Slack says, by its own words. */
const ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: `Slack does not know this token: ${NEW_TOKEN}`,
  not_authed: 'no token was sent: give the token of a Slack app',
  token_expired: `the token has run out: ${NEW_TOKEN}`,
  token_revoked: `the token was taken back: ${NEW_TOKEN}`,
  account_inactive: `the account of the token is gone: ${NEW_TOKEN}`,
  not_in_channel: 'the Slack app is not in the channel: write "/invite @<app>" there',
  channel_not_found:
    'there is no such channel for this token: check its id, and invite the Slack app to a private channel',
  thread_not_found: 'a thread went away while it was read: run again',
  ratelimited: 'Slack asks for fewer questions: try again later',
  access_denied: 'Slack gives this app no access: ask an owner of the workspace',
};

/** Slack's own troubles. */
const PASSING = new Set([
  ...['ratelimited', 'internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'],
  ...['team_added_to_org', 'thread_not_found'],
]);

/**
 * An error of Slack's client as one that says what to do. What the server sent is not repeated, as it
 * may hold anything, and the original is not kept.
 *
 * @param error What the client threw.
 * @param step What Slack was asked for.
 * @param method Slack's name of the question.
 */
export function slackError(error: unknown, step: CollectStep, method: string): CollectError {
  const failed = (what: string, options?: ConstructorParameters<typeof CollectError>[2]) =>
    new CollectError(step, `Slack (${method}): ${what}`, options);

  if (error instanceof WebAPIRateLimitedError) {
    const advice = ADVICE.ratelimited ?? '';
    return failed(advice, { passing: true, retryAfter: error.retryAfter * 1000 });
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    // Where the answer is no JSON, the client gives all of it in the place of the code.
    if (!/^[a-z_]{1,60}$/.test(code)) {
      return failed('the answer is not one of Slack', { passing: true });
    }
    const advice = code === 'missing_scope' ? scopeAdvice(error.data) : ADVICE[code];
    const what = advice === undefined ? code : `${advice} (${code})`;
    return failed(what, { passing: PASSING.has(code) });
  }
  if (error instanceof WebAPIHTTPError) {
    const passing = error.statusCode >= 500 || error.statusCode === 408;
    return failed(`HTTP ${error.statusCode}`, { passing });
  }
  if (error instanceof WebAPIRequestError) {
    const code = networkCode(error.original);
    return failed(`no answer${code === null ? '' : ` (${code})`}`, { passing: true });
  }
  return failed(error instanceof Error ? error.name : 'unknown trouble');
}

/** The scopes stand in the answer, beside the error. */
function scopeAdvice(data: object): string {
  const needed = 'needed' in data && typeof data.needed === 'string' ? data.needed : '';
  const scopes = /^[a-z:._, ]{1,200}$/.test(needed) ? needed : 'channels:history, users:read';
  return `the Slack app lacks a permission: add the scope ${scopes} and install it again`;
}

/** `ECONNREFUSED` and the like, which `fetch` hides in the cause of its error. */
function networkCode(error: Error): string | null {
  const { cause } = error;
  if (error.name === 'TimeoutError') return 'timeout';
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : null;
}
