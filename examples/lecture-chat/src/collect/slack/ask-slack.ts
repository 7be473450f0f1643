import { setTimeout } from 'node:timers/promises';
import type { WebAPICallResult, WebClient } from '@slack/web-api';
import pRetry from 'p-retry';
import { CollectError } from '../model';
import type { CollectStep } from '../model';
import { slackError } from './slack-error';

/** Slack recommends no more than 200 entries a page. */
const PAGE = 200;

/** A question to Slack that has pages. */
export interface SlackQuestion {
  readonly method: 'conversations.history' | 'conversations.replies' | 'users.list';
  readonly parameters: Readonly<Record<string, string | boolean>>;
  /** What fails when Slack does not answer. */
  readonly step: CollectStep;
}

/**
 * Asks Slack, page by page. A page that fails for a passing reason is asked for again, up to five
 * times; where Slack says how long to wait, that is how long.
 *
 * @throws CollectError that says what to do.
 */
export async function* askSlack(
  client: WebClient,
  question: SlackQuestion,
  signal: AbortSignal,
): AsyncGenerator<WebAPICallResult> {
  let cursor = '';
  for (;;) {
    const page = await pRetry(() => askOnce(client, question, cursor, signal), {
      retries: 5,
      minTimeout: 500,
      signal,
      shouldRetry: ({ error }) => error instanceof CollectError && error.passing,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (!(error instanceof CollectError) || error.retryAfter === null) return;
        if (retriesLeft > 0) await setTimeout(error.retryAfter, undefined, { signal });
      },
    });
    yield page;
    const next = page.response_metadata?.next_cursor ?? '';
    if (next === '') return;
    if (next === cursor) throw failure(question, 'gives the same page again and again');
    cursor = next;
  }
}

async function askOnce(
  client: WebClient,
  { method, parameters, step }: SlackQuestion,
  cursor: string,
  signal: AbortSignal,
): Promise<WebAPICallResult> {
  signal.throwIfAborted();
  try {
    const page = cursor === '' ? {} : { cursor };
    return await client.apiCall(method, { ...parameters, limit: PAGE, ...page });
  } catch (error) {
    throw slackError(error, step, method);
  }
}

/** An answer that Slack would not give. */
export function failure({ step, method }: SlackQuestion, what: string): CollectError {
  return new CollectError(step, `Slack (${method}): ${what}`);
}
